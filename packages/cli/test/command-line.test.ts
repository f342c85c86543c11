import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { parseCount, parseTime } from "../src/commands/parse-flag.ts";
import { version } from "../src/version.ts";
import { telltale } from "./kit.ts";

const verbs = ["scan", "hunt", "ingest", "check", "explain", "events"];

describe("help", () => {
  test("lists the commands", async () => {
    const { code, out } = await telltale("--help");
    expect(code).toBe(0);
    for (const verb of verbs) expect(out).toContain(`telltale ${verb} `);
  });

  test.each(verbs)("of %s has examples and says what the exit code means", async (verb) => {
    const { code, out } = await telltale(verb, "--help");
    expect(code).toBe(0);
    expect(
      out.split("\n").filter((line) => line.startsWith(`  telltale ${verb} `)).length,
    ).toBeGreaterThan(2);
    expect(out).toContain("Exit code:");
  });
});

describe("a command line that is not understood ends with 2 and no stack trace", () => {
  test.each([
    { args: ["scna", "x"], says: "did you mean `scan`" },
    { args: ["check"], says: "rules" },
    { args: ["check", "--fromat", "json", "x"], says: "--format" },
    { args: ["check", "--format", "yaml", "x"], says: "yaml" },
    { args: ["scan", "--threads", "0", "x"], says: "whole number" },
    { args: ["scan", "--threads", "many", "x"], says: "whole number" },
    { args: ["scan", "--since", "yesterday", "x"], says: "is not a time" },
    { args: ["scan", "--level", "severe", "x"], says: "severe" },
    { args: ["hunt", "T", "x", "--timeout", "soon"], says: "length of time" },
    { args: ["hunt", "T", "x", "--memory", "lots"], says: "amount of memory" },
    { args: ["hunt", "T", "x", "--table", "nameless.csv"], says: "Name=file" },
    { args: ["ingest", "x"], says: "out" },
  ])("$args", async ({ args, says }) => {
    const { code, out, err } = await telltale(...args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).toContain(says);
    expect(err).not.toMatch(/^\s+at /m);
  });
});

test("the version is the package's", async () => {
  const file = new URL("../package.json", import.meta.url);
  expect(version).toBe(JSON.parse(readFileSync(file, "utf8")).version);
  expect((await telltale("--version")).out).toBe(`${version}\n`);
});

describe("flags", () => {
  test.each([
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T08:30", "2026-03-01T08:30:00.000Z"],
    ["2026-03-01 08:30:15.25", "2026-03-01T08:30:15.250Z"],
    ["2026-03-01T08:30:00+02:00", "2026-03-01T06:30:00.000Z"],
  ])("the time %s is %s", (input, expected) => expect(parseTime(input)).toBe(expected));

  test.each(["", "2026", "2026-13-01", "2026-02-30", "08:30", "2026-03-01T25:00"])(
    "%j is no time",
    (input) => {
      expect(() => parseTime(input)).toThrow(SyntaxError);
    },
  );

  test("counts are whole and above zero", () => {
    expect(parseCount("8")).toBe(8);
    for (const input of ["", "0", "-1", "1.5", "0x2"])
      expect(() => parseCount(input)).toThrow(SyntaxError);
  });
});

const bin = fileURLToPath(new URL("../bin/telltale.js", import.meta.url));
const oldNode = (process.env["PATH"] ?? "")
  .split(delimiter)
  .filter((folder) => !folder.includes("node_modules"))
  .map((folder) => join(folder, "node"))
  .find(existsSync);

describe("bin/telltale.js", () => {
  test("runs on this Node", async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [bin, "--version"]);
    expect(stdout).toBe(`${version}\n`);
  });

  test.runIf(oldNode !== undefined)("runs on the Node of this machine, however old", async () => {
    const { stdout } = await promisify(execFile)(oldNode ?? "", [bin, "--version"]);
    expect(stdout).toBe(`${version}\n`);
  });

  test("keeps the exit code", async () => {
    await expect(promisify(execFile)(process.execPath, [bin, "nope"])).rejects.toMatchObject({
      code: 2,
    });
  });
});
