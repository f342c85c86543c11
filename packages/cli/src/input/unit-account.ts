import type { SkippedPart } from "@telltale/core/telemetry";
import type { UnreadablePath } from "../files/rule-files.ts";

/** What became of an input or a part of one. */
export interface UnitAccount {
  /** Unpacked bytes. */
  readonly bytes: number;
  readonly records: number;
  readonly skippedCount: number;
  readonly skipped: readonly (SkippedPart & { readonly file: string })[];
  /** Why (a part of) it could not be read at all. */
  readonly unreadable: readonly UnreadablePath[];
  /** What is no log and was not expected to be one: a file of a folder, a member of an archive. */
  readonly passedOver: readonly UnreadablePath[];
}

const emptyAccount: UnitAccount = {
  bytes: 0,
  records: 0,
  skippedCount: 0,
  skipped: [],
  unreadable: [],
  passedOver: [],
};

/** An account of something of which nothing could be read. */
export function unreadableUnit(path: string, reason: string): UnitAccount {
  return { ...emptyAccount, unreadable: [{ path, reason }] };
}

export function sumOf(accounts: readonly UnitAccount[]): UnitAccount {
  return {
    bytes: accounts.reduce((sum, account) => sum + account.bytes, 0),
    records: accounts.reduce((sum, account) => sum + account.records, 0),
    skippedCount: accounts.reduce((sum, account) => sum + account.skippedCount, 0),
    skipped: accounts.flatMap((account) => account.skipped),
    unreadable: accounts.flatMap((account) => account.unreadable),
    passedOver: accounts.flatMap((account) => account.passedOver),
  };
}
