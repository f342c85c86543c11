import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { openOutput } from "../src/files/output.ts";

test("an output waits for a slow reader instead of piling up what it has not taken", async () => {
  let taken = 0;
  const slow = new Writable({
    highWaterMark: 65_536,
    write(chunk: Buffer, _encoding, done) {
      taken += chunk.length;
      setTimeout(done, 1);
    },
  });
  const output = openOutput(undefined, slow);
  if (typeof output === "string") throw new Error(output);
  const line = "x".repeat(50_000);
  let most = 0;
  for (let i = 0; i < 200; i++) {
    output.write(line);
    await output.caughtUp();
    most = Math.max(most, slow.writableLength);
  }
  await output.close();
  expect(taken).toBe(200 * line.length);
  expect(most).toBeLessThan(200_000);
});

test("an output whose stream fails says why, and lets nobody wait", async () => {
  const failing = new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error("no space"), { code: "ENOSPC" }));
    },
  });
  const output = openOutput(undefined, failing);
  if (typeof output === "string") throw new Error(output);
  for (let i = 0; i < 10; i++) {
    output.write("x".repeat(70_000));
    await output.caughtUp();
  }
  await output.close();
  expect(output.failure).toBe("no space left on the device");
});
