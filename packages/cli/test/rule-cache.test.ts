import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ruleCacheFor } from "../src/scan/rule-cache.ts";
import { folderOf } from "./folder.ts";

const rules = { packed: new TextEncoder().encode('{"rules":[]}\nbody'), notes: '["\u00fc"]' };

async function setUp() {
  const names = Array.from({ length: 120 }, (_, i) => `${i}.yml`);
  const folder = await folderOf(Object.fromEntries(names.map((name) => [name, "title: x"])));
  const home = await folderOf({});
  vi.stubEnv("XDG_CACHE_HOME", home);
  return { files: names.map((name) => join(folder, name)), cached: join(home, "telltale") };
}

test("gives back what was written, to the same files and the same program only", async () => {
  const { files } = await setUp();
  ruleCacheFor(files, 1)?.write(rules);
  expect(ruleCacheFor(files, 1)?.read()).toEqual(rules);
  expect(ruleCacheFor(files, 2)?.read()).toBeUndefined();
  expect(ruleCacheFor(files.slice(1), 1)?.read()).toBeUndefined();
  writeFileSync(files[7] ?? "", "title: another");
  expect(ruleCacheFor(files, 1)?.read()).toBeUndefined();
});

test("gives nothing of a file that was cut off", async () => {
  const { files, cached } = await setUp();
  ruleCacheFor(files, 1)?.write(rules);
  const path = join(cached, readdirSync(cached)[0] ?? "");
  const whole = readFileSync(path);
  for (let length = 0; length < whole.length; length++) {
    writeFileSync(path, whole.subarray(0, length));
    expect(ruleCacheFor(files, 1)?.read(), `${length} bytes`).toBeUndefined();
  }
});

test("is none for few files, and for files that are gone", async () => {
  const { files } = await setUp();
  expect(ruleCacheFor(files.slice(0, 20), 1)).toBeUndefined();
  expect(ruleCacheFor([...files, "nowhere.yml"], 1)).toBeUndefined();
});
