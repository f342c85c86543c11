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
  const notes = notesOf(coverage);
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

/** What is to be known of events: what is the same of several is said once. */
function notesOf(coverage: readonly CoverageRow[]): readonly Item[] {
  const notes = coverage.flatMap((row) => rowNotes(row).map((note) => ({ ...note, row })));
  const alike = Map.groupBy(notes, ({ of, rest }) => `${of} ${rest}`).values();
  return [...alike].map((members) => {
    const rows = members.map(({ row }) => row);
    const [{ of, rest } = { of: "need", rest: "" } as const] = members;
    return item([text(`${eventNames(rows)} ${verbs[of][rows.length === 1 ? 0 : 1]} ${rest}`)]);
  });
}

/** Of one event and of several. */
const verbs = {
  need: ["needs", "need"],
  lack: ["does not have", "do not have"],
  only: ["only where", "only where"],
  idle: ["is not searched:", "are not searched:"],
} as const;

interface Note {
  readonly of: keyof typeof verbs;
  readonly rest: string;
}

function rowNotes({ audit, where, needs, missing, cannotRun }: CoverageRow): readonly Note[] {
  const note = (of: Note["of"], rest: string): Note => ({ of, rest });
  return [
    ...(audit.length === 0 ? [] : [note("need", `the audit policy ${audit.join(" or ")}`)]),
    ...where.map(({ field, values }) => note("only", `${field} is ${values.join(" or ")}`)),
    ...needs.map((need) => note("need", need)),
    ...(missing.length === 0 ? [] : [note("lack", missing.join(", "))]),
    ...(cannotRun === undefined ? [] : [note("idle", cannotRun)]),
  ];
}

/** `Sysmon 11, 15 · Security-Auditing 4663`. */
function eventNames(rows: readonly CoverageRow[]): string {
  return [...Map.groupBy(rows, ({ provider }) => provider).entries()]
    .map(([provider, own]) => {
      const ids = own.flatMap(({ eventId }) => eventId ?? []);
      return ids.length === 0 ? provider : `${provider} ${ids.join(", ")}`;
    })
    .join(" · ");
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
