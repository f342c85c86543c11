import type { ReadAccount } from "./reader.ts";

/** How many skipped parts an account spells out; the rest is only counted. */
const spelledOut = 1000;

/** An account with nothing read yet. */
export function newAccount(): ReadAccount {
  return { records: 0, skippedCount: 0, skipped: [] };
}

/** Notes a part that could not be read. */
export function noteSkipped(
  account: ReadAccount,
  offset: number,
  length: number,
  reason: string,
): void {
  account.skippedCount++;
  if (account.skipped.length < spelledOut) account.skipped.push({ offset, length, reason });
}
