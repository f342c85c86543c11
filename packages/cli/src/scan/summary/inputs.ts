import { printable } from "@telltale/core/source";
import type { Paint } from "../../terminal/paint.ts";
import { plural } from "../../terminal/plural.ts";
import type { ScanTally } from "../tally.ts";
import { groupLines, groupsOf, limited } from "./groups.ts";

/** What was not read, and why. */
export function inputAccount(
  { unreadable, skipped, skippedCount, untimed, outside }: ScanTally,
  paint: Paint,
): readonly string[] {
  const lines: string[] = [];
  if (unreadable.length > 0) {
    lines.push(paint("yellow", `\nNot read: ${plural(unreadable.length, "file")}\n`));
    for (const [reason, group] of groupsOf(unreadable, (one) => one.reason))
      lines.push(
        ...groupLines(
          (count) => plural(count, "file"),
          reason,
          group.map(({ path }) => path),
        ),
      );
  }
  if (skippedCount > 0) {
    lines.push(paint("yellow", `\nDamaged: ${plural(skippedCount, "part")} passed over\n`));
    lines.push(
      ...limited(
        skipped.map(
          ({ file, offset, length, reason }) =>
            `  ${printable(file)} at byte ${offset}${length > 0 ? ` (${plural(length, "byte")})` : ""}: ${printable(reason)}\n`,
        ),
      ),
    );
  }
  if (outside > 0)
    lines.push(
      paint("yellow", `\nLeft out: ${plural(outside, "event")} outside of --since and --until\n`),
    );
  if (untimed > 0)
    lines.push(
      paint("yellow", `\nNot correlated: ${plural(untimed, "hit")} on events without a time\n`),
    );
  return lines;
}
