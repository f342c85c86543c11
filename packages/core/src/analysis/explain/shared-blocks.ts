import { operatorText } from "./describe-logic.ts";
import { code, item, text } from "./document.ts";
import type { Block, Item } from "./document.ts";
import type { CoverageRow, Indicator } from "./explanation.ts";

/** Pieces that the pages of all kinds of logic are put together from. */

export const heading = (value: string, level: 2 | 3 = 2): Block => ({
  kind: "heading",
  level,
  text: value,
});
export const paragraph = (value: string): Block => ({ kind: "paragraph", words: [text(value)] });

export function coverageBlocks(coverage: readonly CoverageRow[]): readonly Block[] {
  const name = ({ provider, eventId }: CoverageRow) =>
    eventId === undefined ? provider : `${provider} ${eventId}`;
  const notes = coverage.flatMap((row): Item[] => [
    ...(row.audit.length === 0
      ? []
      : [item([text(`${name(row)} needs the audit policy ${row.audit.join(" or ")}`)])]),
    ...row.where.map(({ field, values }) =>
      item([text(`${name(row)} only where ${field} is ${values.join(" or ")}`)]),
    ),
    ...row.needs.map((need) => item([text(`${name(row)} needs ${need}`)])),
    ...(row.missing.length === 0
      ? []
      : [item([text(`${name(row)} does not have ${row.missing.join(", ")}`)])]),
    ...(row.cannotRun === undefined
      ? []
      : [item([text(`${name(row)} is not searched: ${row.cannotRun}`)])]),
  ]);
  return [
    heading("Event coverage"),
    {
      kind: "table",
      head: ["Provider", "Event ID", "Title", "Role", "Searched"],
      rows: coverage.map((row) => [
        row.provider,
        row.eventId === undefined ? "any" : String(row.eventId),
        row.title,
        row.role,
        row.cannotRun === undefined ? "yes" : "no",
      ]),
    },
    ...(notes.length === 0 ? [] : [{ kind: "list", ordered: false, items: notes } as const]),
  ];
}

export function indicatorBlocks(name: string, indicators: readonly Indicator[]): readonly Block[] {
  if (indicators.length === 0) return [];
  const items = indicators.map(({ field, operator, caseSensitive, values }) =>
    item(
      [
        text(
          `${field ?? "any value"} ${operatorText(operator)}${caseSensitive && operator !== "re" ? " (case-sensitive)" : ""}`,
        ),
      ],
      values.map((value) => item([code(value)])),
    ),
  );
  return [heading(name), { kind: "list", ordered: false, items }];
}

const units: readonly (readonly [string, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
];

/** A length of time in the largest unit that divides it. */
export function durationText(ms: number): string {
  for (const [unit, length] of units) {
    if (ms >= length && ms % length === 0)
      return `${ms / length} ${unit}${ms === length ? "" : "s"}`;
  }
  return `${ms} ms`;
}

export const plainList = (lines: readonly string[]): Block => ({
  kind: "list",
  ordered: false,
  items: lines.map((line) => item([text(line)])),
});

export function listBlocks(name: string, lines: readonly string[]): readonly Block[] {
  return lines.length === 0 ? [] : [heading(name), plainList(lines)];
}
