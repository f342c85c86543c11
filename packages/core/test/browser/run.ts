/**
 * Proves that core runs in a browser: bundles it for one, lets a page of a local server read the samples and the
 * bundled rules, and compares what it finds with what Node finds. `npm run test:browser`; needs Chromium, whose
 * binary CHROMIUM names where it is not in a usual place.
 */
import { deepStrictEqual, ok } from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { rolldown } from "rolldown";
import { evilLog, evilRule } from "./evil.ts";
import type { PagePlan } from "./page.ts";
import { scanAll } from "./scan.ts";
import type { ScanResult } from "./scan.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const patienceMs = 60_000;

const files = new Map<string, Uint8Array>([
  ["evil/rule.yml", new TextEncoder().encode(evilRule)],
  ["evil/log.jsonl", new TextEncoder().encode(evilLog)],
  ...filesBelow("samples", /\.(evtx|jsonl)$/),
  ...filesBelow("content", /\.(yml|md)$/),
]);
const plan: PagePlan = {
  logs: [...files.keys()].filter((name) => /\.(evtx|jsonl)$/.test(name)),
  rules: [...files.keys()].filter((name) => /\.(yml|md)$/.test(name)),
};

const script = await bundle();
const inNode = scanAll(read(plan.logs), read(plan.rules));
const { result, ms } = await scanInBrowser(script);

ok(inNode.hits.length > 20, "the samples have something to find");
ok(inNode.correlated.length > 0, "the samples have something to correlate");
ok(
  inNode.hits.some((hit) => hit.startsWith("Evil") && hit.includes("log.jsonl 3")),
  "the evil rule matches where it should",
);
deepStrictEqual(inNode.hits, inNode.fullScanHits);
deepStrictEqual(result, inNode);
console.log(
  `browser: ${result.records} events, ${plan.rules.length} rule files, ${result.hits.length} hits in ${ms} ms (fetching and full scan included), as in Node; bundle of ${Math.round(script.length / 1024)} KiB`,
);

/** Core as one script for a browser; whatever only Node has fails here. */
async function bundle(): Promise<string> {
  const build = await rolldown({
    input: fileURLToPath(new URL("page.ts", import.meta.url)),
    platform: "browser",
    onLog(level, log, report) {
      if (log.code === "UNRESOLVED_IMPORT" || log.message.includes("node:"))
        throw new Error(log.message);
      report(level, log);
    },
  });
  const { output } = await build.generate({ format: "iife", minify: true });
  await build.close();
  return output[0].code;
}

async function scanInBrowser(code: string): Promise<{ result: ScanResult; ms: number }> {
  const executablePath = process.env["CHROMIUM"] ?? browsers.find(existsSync);
  if (executablePath === undefined)
    throw new Error("no Chromium found: install one, or name its binary in CHROMIUM");
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/");
    const file = files.get(path.replace(/^\/files\//, ""));
    if (path === "/") response.setHeader("content-type", "text/html; charset=utf-8");
    if (file !== undefined) response.end(file);
    else if (path === "/") response.end('<!doctype html><script src="/page.js"></script>');
    else if (path === "/page.js") response.end(code);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const profile = mkdtempSync(join(tmpdir(), "telltale-browser-"));
  try {
    const browser = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: true,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    try {
      const page = await browser.newPage();
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      const start = performance.now();
      const scan = page.evaluate(
        (asked) =>
          (globalThis as unknown as { scanInPage(plan: PagePlan): Promise<ScanResult> }).scanInPage(
            asked,
          ),
        plan,
      );
      const result = await Promise.race([scan, outOfPatience()]);
      deepStrictEqual(faults, []);
      return { result, ms: Math.round(performance.now() - start) };
    } finally {
      await browser.close();
    }
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

function outOfPatience(): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(
      () => reject(new Error("the page did not come to an end: a rule hangs it")),
      patienceMs,
    ).unref();
  });
}

function read(names: readonly string[]) {
  return names.map((name) => ({ name, bytes: files.get(name) ?? new Uint8Array() }));
}

function filesBelow(folder: string, wanted: RegExp): readonly (readonly [string, Uint8Array])[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => wanted.test(name))
    .sort()
    .map((name) => {
      const path = `${folder}/${name.replaceAll("\\", "/")}`;
      return [path, new Uint8Array(readFileSync(join(root, path)))];
    });
}
