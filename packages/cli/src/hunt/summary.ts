import { printable } from "@telltale/core/source";
import type { SourceText } from "@telltale/core/source";
import { megabytes } from "../scan/progress.ts";
import { groupLines, groupsOf } from "../scan/summary/groups.ts";
import type { Paint } from "../terminal/paint.ts";
import { plural } from "../terminal/plural.ts";
import { queryLines, tableLines } from "./account.ts";
import type { HuntNow, HuntResult } from "./execute.ts";
import type { GivenTableFile } from "./given-table/given-table.ts";
import type { LoadAccount } from "./load/load-account.ts";
import type { TimeSpan } from "./load/time-window.ts";
import type { OlderRows } from "./older-rows.ts";
import { timeText } from "./output/cell-text.ts";
import type { HuntOptions } from "./options.ts";

export interface SummaryFacts {
  readonly source: SourceText;
  readonly options: HuntOptions;
  readonly given: readonly GivenTableFile[];
  /** From the start to the last row. */
  readonly seconds: number;
  /** Whether the logs were read for this query, not for an earlier one. */
  readonly isRead: boolean;
}

/** The account of a hunt that ran. */
export function summaryLines(
  { compiled, data, tables, results, now, older }: HuntResult,
  { source, options, given, seconds, isRead }: SummaryFacts,
  paint: Paint,
): string {
  const account = isRead ? data.account : undefined;
  const rows = results.reduce((sum, result) => sum + result.rows.length, 0);
  const notes = [
    ...(results.some(({ truncated }) => truncated)
      ? [`cut off after ${plural(options.maxRows, "row")}: --max-rows allows more`]
      : []),
    ...outsideLines(account),
    ...nowLines(now, data.span()),
    ...(older === undefined ? [] : [olderLine(older)]),
    ...tableLines(tables, data.kinds(), source),
    ...given.flatMap(givenLines),
    ...queryLines(compiled, source),
  ];
  return [
    `${paint("bold", plural(rows, "row"))}, ${costText(account, seconds)}\n`,
    ...notes.map((note) => `${paint("yellow", "note")}: ${note}\n`),
    ...(account === undefined ? [] : inputLines(account, paint)),
  ].join("");
}

function costText(account: LoadAccount | undefined, seconds: number): string {
  const time = `${seconds.toFixed(1)} s`;
  if (account === undefined) return time;
  const { files, bytes, records } = account;
  const speed = `${megabytes(bytes / Math.max(seconds, 0.001))}/s`;
  return [plural(files, "file"), megabytes(bytes), plural(records, "event"), time, speed].join(
    ", ",
  );
}

function outsideLines(account: LoadAccount | undefined): readonly string[] {
  const outside = account?.outside ?? 0;
  return outside === 0
    ? []
    : [`${plural(outside, "event")} outside of --since and --until left out`];
}

/** What of a user's table is no row. */
function givenLines({ name, path, problems }: GivenTableFile): readonly string[] {
  const [first] = problems;
  if (first === undefined) return [];
  return [
    `${name}: ${plural(problems.length, "record")} of ${printable(path)} left out, the first in line ${first.line}: ${first.problem}`,
  ];
}

function nowLines({ isUsed, from, time }: HuntNow, span: TimeSpan | undefined): readonly string[] {
  if (!isUsed || from === "option") return [];
  return from === "newest event" && span !== undefined
    ? [
        `now() is ${time}, the newest event (the oldest is of ${timeText(span.oldest)}); --now sets another time`,
      ]
    : [`now() is ${time}, the present, for no event has a time; --now sets another`];
}

function olderLine({ table, rows, time }: OlderRows): string {
  return `the time aside, ${plural(rows, "row")} of ${table} could be found, the newest of ${time}: try --now ${time}`;
}

/** What was not read, and why. */
export function inputLines(
  { unreadable, passedOver, skipped, skippedCount }: LoadAccount,
  paint: Paint,
): readonly string[] {
  const lines: string[] = [];
  const files = (count: number) => plural(count, "file");
  for (const [title, group] of [
    [paint("red", "not read"), unreadable],
    ["passed over", passedOver],
  ] as const) {
    if (group.length === 0) continue;
    lines.push(`${title}: ${files(group.length)}\n`);
    for (const [reason, members] of groupsOf(group, (one) => one.reason))
      lines.push(
        ...groupLines(
          files,
          reason,
          members.map(({ path }) => path),
        ),
      );
  }
  if (skippedCount > 0) {
    const [first] = skipped;
    const where =
      first === undefined
        ? ""
        : `, the first in ${printable(first.file)} at byte ${first.offset}: ${printable(first.reason)}`;
    lines.push(
      `${paint("yellow", "damaged")}: ${plural(skippedCount, "part")} passed over${where}\n`,
    );
  }
  return lines;
}
