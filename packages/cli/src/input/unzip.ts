import { Unzip, UnzipInflate } from "fflate";
import { StreamFeeder } from "./stream-feeder.ts";
import type { UnitAccount, Visit } from "./read-unit.ts";

/** Reads the members of a zip archive as they stream by; each is a file of its own, `archive.zip/member.json`. */
export async function unzip(
  source: NodeJS.ReadableStream,
  path: string,
  visit: Visit,
): Promise<UnitAccount> {
  const accounts: UnitAccount[] = [];
  const broken: { path: string; reason: string }[] = [];
  const archive = new Unzip((member) => {
    if (member.name.endsWith("/")) return;
    const name = `${path}/${member.name}`;
    const feeder = new StreamFeeder(name, visit);
    member.ondata = (error, block, isLast) => {
      if (error !== null)
        broken.push({ path: name, reason: `cannot be unpacked: ${error.message}` });
      else feeder.add(block);
      if (isLast || error !== null) accounts.push(feeder.finish());
    };
    try {
      member.start();
    } catch (error) {
      broken.push({ path: name, reason: `cannot be unpacked: ${(error as Error).message}` });
    }
  });
  archive.register(UnzipInflate);
  try {
    for await (const block of source) archive.push(block as Uint8Array);
    archive.push(new Uint8Array(0), true);
  } catch (error) {
    broken.push({ path, reason: `cannot be unpacked to its end: ${(error as Error).message}` });
  }
  return {
    bytes: accounts.reduce((sum, account) => sum + account.bytes, 0),
    records: accounts.reduce((sum, account) => sum + account.records, 0),
    skippedCount: accounts.reduce((sum, account) => sum + account.skippedCount, 0),
    skipped: accounts.flatMap((account) => account.skipped),
    unreadable: [...accounts.flatMap((account) => account.unreadable), ...broken],
  };
}
