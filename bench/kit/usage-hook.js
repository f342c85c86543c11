// Loaded by --import in front of a measured program: when it ends, its resource use goes to the file that
// TELLTALE_BENCH_USAGE names. Plain JavaScript, so that no type stripping adds to what is measured.
import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";

const file = process.env.TELLTALE_BENCH_USAGE;
if (isMainThread && file !== undefined) {
  process.on("exit", () => writeFileSync(file, JSON.stringify(process.resourceUsage())));
}
