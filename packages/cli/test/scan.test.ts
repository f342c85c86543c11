import { spawn } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { telltale } from "./kit.ts";

const root = join(import.meta.dirname, "../../..");
const samples = join(root, "samples");
const content = join(root, "content");
const system = readFileSync(join(samples, "workstation/System.evtx"));
const serviceTitle = "New Service Runs a Shell or a File in a Writable Folder";
const bundled = ["--rules", content, "--format", "jsonl"];

const rule = (title: string, rest = "") => `title: "${title}"
id: 1b1f9c9e-6a6c-4b57-9d6f-0c55b8f6b0a1
logsource: { product: windows, service: system }
detection:
  selection: { EventID: 7045 }
  condition: selection
${rest}`;

interface JsonHit {
  readonly rule: { readonly title: string };
  readonly event: { readonly file: string };
}

function hitsIn(jsonl: string): readonly JsonHit[] {
  return jsonl
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as JsonHit);
}

describe("hits", () => {
  test("as JSON lines say which rule, which event, and what made it match", async () => {
    const file = join(samples, "workstation/System.evtx");
    const { code, out } = await telltale("scan", file, ...bundled);
    expect(code).toBe(1);
    expect(hitsIn(out)).toEqual([
      {
        rule: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          title: serviceTitle,
          level: "high",
          language: "sigma",
          file: expect.stringMatching(/\.yml$/),
        },
        event: {
          time: "2026-03-02T09:33:20.1000000Z",
          computer: "HARBOR-WS07.harbor.example",
          channel: "System",
          provider: "Service Control Manager",
          eventId: 7045,
          recordId: expect.stringMatching(/^412\d\d$/),
          file,
        },
        matched: expect.arrayContaining([
          {
            field: "ImagePath",
            value: "C:\\Users\\Public\\svcupd.exe -service",
            predicate: expect.stringContaining("\\Users\\Public\\"),
          },
        ]),
      },
    ]);
  });

  test("as JSON are one array, with hits and without", async () => {
    const found = await telltale("scan", samples, "--rules", content, "--format", "json");
    expect(JSON.parse(found.out).length).toBeGreaterThan(10);
    const none = await folderOf({ "r.yml": rule("None").replace("7045", "1") });
    const empty = await telltale("scan", samples, "--rules", none, "--format", "json");
    expect(empty).toMatchObject({ code: 0, out: "[]\n" });
  });

  test("as CSV have a header and as many cells in each line, and start no formula", async () => {
    const folder = await folderOf({ "r.yml": rule('=cmd|"x", y').replaceAll('|"x"', "|x") });
    const { out } = await telltale("scan", samples, "--rules", folder, "--format", "csv");
    const [head, first] = out.split("\n");
    expect(head).toMatch(/^time,level,title,ruleId,/);
    expect(first).toMatch(/^2026-03-02T09:33:20\.1000000Z,,"'=cmd\|x, y",1b1f9c9e-/);
  });

  test("for people show the values, cut to fit a file or a terminal", async () => {
    const { out } = await telltale("scan", samples, "--rules", content);
    expect(out).toContain(`2026-03-02 09:33:20  high  ${serviceTitle}\n`);
    expect(out).toMatch(
      /^ {4}HARBOR-WS07\.harbor\.example {2}.*7045 {2}record 412\d\d {2}.*System\.evtx$/m,
    );
    expect(out).toMatch(/^ {4}ImagePath {2}C:\\Users\\Public\\svcupd\.exe -service$/m);
    for (const line of out.split("\n")) expect(line.length).toBeLessThan(300);
  });

  test("let nothing from a rule, a log or a path steer the terminal", async () => {
    const rules = await folderOf({ "r.yml": rule("bad\\e[2Jtitle") });
    const logs = await folderOf({
      "na\u001b[2Jme.jsonl": `${JSON.stringify({
        Channel: "System",
        Provider_Name: "Service Control Manager",
        EventID: 7045,
        Computer: "\u009b31mhost",
      })}\n`,
      "no\u001b[2Jlog": "just text\n",
    });
    const { out, err } = await telltale("scan", logs, "--rules", rules);
    expect(out).toContain("bad\ufffd[2Jtitle");
    expect(out).toContain("\ufffd31mhost");
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test.each(["jsonl", "json", "csv", "table"])(
    "as %s are the same on one thread, on several, and without the index",
    async (format) => {
      const scan = (...flags: readonly string[]) =>
        telltale("scan", samples, "--rules", content, "--format", format, ...flags);
      const { out } = await scan("--threads", "1");
      expect((await scan("--threads", "3")).out).toBe(out);
      expect((await scan("--threads", "1", "--full-scan")).out).toBe(out);
    },
  );
});

describe("inputs", () => {
  test("are read packed and nested; what is no log is passed over and named", async () => {
    const folder = await folderOf({
      "a.evtx.gz": gzipSync(system),
      "b.zst": zstdCompressSync(system),
      "deep/er/System.evtx": system,
      "empty.evtx": "",
      "several.zip": zipSync({
        "x/System.evtx": system,
        "y.evtx": system,
        "notes.md": Buffer.of(1),
      }),
      "twice.gz": gzipSync(gzipSync(system)),
      "notes.txt": "nothing to see",
    });
    symlinkSync(folder, join(folder, "deep/loop"));
    const { code, out, err } = await telltale("scan", folder, ...bundled);
    expect(code).toBe(1);
    expect(hitsIn(out).map(({ event }) => event.file.slice(folder.length + 1))).toEqual([
      "a.evtx.gz",
      "b.zst",
      "deep/er/System.evtx",
      "several.zip/x/System.evtx",
      "several.zip/y.evtx",
    ]);
    expect(err).toContain("Not read: 3 files");
    for (const name of ["several.zip/notes.md", "twice.gz", "notes.txt"])
      expect(err).toContain(name);
  });

  test.each([
    { name: "text.log", bytes: Buffer.from("just text\n"), says: "not a log" },
    { name: "text.gz", bytes: gzipSync("just text\n"), says: "not a log" },
    { name: "nothing.zip", bytes: zipSync({}), says: "an archive of nothing" },
    { name: "cut.gz", bytes: gzipSync(system).subarray(0, 2000), says: "to its end" },
    {
      name: "cut.zip",
      bytes: zipSync({ s: system }).subarray(0, 2000),
      says: "cannot be unpacked",
    },
  ])("$name, asked for by name, is a failure", async ({ name, bytes, says }) => {
    const folder = await folderOf({ [name]: bytes });
    const { code, err } = await telltale("scan", join(folder, name), ...bundled);
    expect(code).toBe(3);
    expect(err).toContain(says);
  });

  test("are read once, though they be named twice", async () => {
    const file = join(samples, "workstation/System.evtx");
    const { out } = await telltale("scan", file, join(samples, "workstation"), file, ...bundled);
    expect(hitsIn(out).filter((hit) => hit.rule.title === serviceTitle)).toHaveLength(1);
  });

  test("that are missing end the scan with 3, after the others were read", async () => {
    const { code, out, err } = await telltale("scan", "nowhere", samples, ...bundled);
    expect(code).toBe(3);
    expect(hitsIn(out).length).toBeGreaterThan(10);
    expect(err).toContain("nowhere: no such file or folder");
  });

  test("can be bounded in time: since takes in its moment, until does not", async () => {
    const at = "2026-03-02T09:33:20.1Z";
    const count = async (...flags: readonly string[]) =>
      hitsIn((await telltale("scan", samples, ...bundled, ...flags)).out).filter(
        (hit) => hit.rule.title === serviceTitle,
      ).length;
    expect(await count("--since", at)).toBe(1);
    expect(await count("--until", at)).toBe(0);
    expect(await count("--since", at, "--until", "2026-03-02T09:33:21Z")).toBe(1);
  });
});

test("rules are asked for by a technique with its sub-techniques, with or without its namespace", async () => {
  const hits = async (tag: string) => {
    const flags = ["--format", "jsonl", "--rules", content, "--tag", tag];
    return hitsIn((await telltale("scan", samples, ...flags)).out).map(({ rule }) => rule.title);
  };
  const named = await hits("attack.t1059");
  expect(named.length).toBeGreaterThan(0);
  expect(await hits("T1059")).toEqual(named);
  const below = await hits("t1059.001");
  expect(named).toEqual(expect.arrayContaining(below));
  expect(below.length).toBeLessThan(named.length);
});

describe("a scan that could find nothing is not begun", () => {
  test.each([
    { flags: ["--rules", "nosuch"], code: 3, says: "nosuch: no such file or folder" },
    { flags: ["--rules", samples], code: 3, says: "holds no rule files" },
    { flags: ["--rules", content, "--tag", "attack.t0000"], code: 2, says: "none is asked for" },
    {
      flags: ["--rules", content, "--since", "2026-03-02", "--until", "2026-03-01"],
      code: 2,
      says: "--since is not before --until",
    },
    {
      flags: ["--rules", content, "--output", "nowhere/hits"],
      code: 2,
      says: "cannot write nowhere/hits",
    },
  ])("$flags", async ({ flags, code, says }) => {
    const ran = await telltale("scan", samples, ...flags);
    expect(ran).toMatchObject({ code, out: "" });
    expect(ran.err).toContain(says);
  });

  test("but a rule file of a folder that cannot be read stops no other", async () => {
    const folder = await folderOf({ "r.yml": rule("Good") });
    symlinkSync("nowhere", join(folder, "gone.yml"));
    const { code, out, err } = await telltale("scan", samples, "--rules", folder);
    expect(code).toBe(3);
    expect(out).toContain("Good");
    expect(err).toContain("gone.yml: no such file or folder");
  });

  test("rules of which none can be loaded", async () => {
    const folder = await folderOf({ "r.yml": "title: [" });
    const { code, err } = await telltale("scan", samples, "--rules", folder);
    expect(code).toBe(3);
    expect(err).toContain("no rule could be loaded");
  });
});

describe("the account", () => {
  test("counts hits by level, rule and technique", async () => {
    const { err } = await telltale("scan", samples, "--rules", content);
    expect(err).toMatch(/^[\d,]+ events, 27 rules, \d+ hits\n5 files, /m);
    expect(err).toMatch(/^Hits by level: high \d+ {2}medium \d+ {2}/m);
    expect(err).toMatch(new RegExp(`^ +1 {2}high +${serviceTitle}$`, "m"));
    expect(err).toMatch(/^ +2 {2}T1685 Disable or Modify Tools$/m);
  });

  test("says which rules did not run, and why", async () => {
    const folder = await folderOf({
      "good.yml": rule("Good"),
      "broken.yml": rule("Broken").replace("condition: selection", "condition: selectoin"),
      "idle.yml": rule("Idle").replace("service: system", "service: dns-server"),
      "unknown.yml": rule("Unknown").replace("service: system", "category: nonsense"),
      "lacking.yml": rule("Lacking")
        .replace("service: system", "category: process_creation")
        .replace("EventID: 7045", "ParentCommandLine: x"),
    });
    const { code, err } = await telltale("scan", samples, "--rules", folder);
    expect(code).toBe(1);
    expect(err).toContain("Not loaded: rules of 1 file that have errors");
    expect(err).toMatch(/broken\.yml:6:14: /);
    expect(err).toMatch(
      /Not run: 1 rule\n {2}Unknown: no events are known for the log source windows\/nonsense/,
    );
    expect(err).toMatch(/Idle: 1 rule, .*\n {2}1 rule: DNS Server/);
    expect(err).toMatch(
      /Partly run: .*\n {2}1 rule: not run on Security 4688: the rule needs ParentCommandLine/,
    );
  });
});

describe("the output", () => {
  test("can be a file", async () => {
    const target = join(await folderOf({}), "hits.jsonl");
    const { code, out } = await telltale("scan", samples, ...bundled, "--output", target);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(hitsIn(await readFile(target, "utf8")).length).toBeGreaterThan(10);
  });

  test.runIf(existsSync("/dev/full"))("that cannot be written is a failure", async () => {
    const { code, err } = await telltale("scan", samples, ...bundled, "--output", "/dev/full");
    expect(code).toBe(3);
    expect(err).toContain("cannot write /dev/full: no space left on the device");
  });
});

const bin = join(root, "packages/cli/bin/telltale.js");

/** Runs the command as a process of its own, with an input that stays open until `end`. */
function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [bin, ...args]);
  const texts = { out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => (texts.out += part.toString()));
  child.stderr.on("data", (part: Buffer) => (texts.err += part.toString()));
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, ...texts }));
  });
  return { child, ended, texts };
}

describe("standard input", () => {
  test.each([
    { form: "EVTX", bytes: system },
    { form: "gzip", bytes: gzipSync(system) },
    { form: "zstd", bytes: zstdCompressSync(system) },
    { form: "zip", bytes: zipSync({ "System.evtx": system }) },
  ])("may be $form", async ({ form, bytes }) => {
    const { child, ended } = start("scan", "-", ...bundled);
    child.stdin.end(bytes);
    const { code, out } = await ended;
    expect(code).toBe(1);
    expect(hitsIn(out).map(({ event }) => event.file)).toEqual([
      form === "zip" ? "<stdin>/System.evtx" : "<stdin>",
    ]);
  });

  test.runIf(process.platform !== "win32")(
    "is read until Ctrl-C, which leaves an account and hits that are whole",
    async () => {
      const { child, ended, texts } = start("scan", "-", "--rules", content, "--format", "json");
      child.stdin.write(Buffer.concat([system, Buffer.alloc(65_536)]));
      await expect.poll(() => texts.out, { timeout: 20_000 }).toContain(serviceTitle);
      child.kill("SIGINT");
      const { code, out, err } = await ended;
      expect(code).toBe(130);
      expect(JSON.parse(out)).toHaveLength(1);
      expect(err).toContain("Interrupted");
      expect(err).toContain("Hits by level: high 1");
    },
  );
});
