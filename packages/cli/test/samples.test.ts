import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSamples } from "../../../scripts/samples/index.ts";

test.each([...makeSamples()])("samples/%s is what scripts/make-samples.ts makes", (name, bytes) => {
  const committed = readFileSync(join(import.meta.dirname, "../../../samples", name));
  expect(committed.equals(bytes)).toBe(true);
});
