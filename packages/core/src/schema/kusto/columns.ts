import { and, literal, number, or, text } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";
import { fieldMatch, rawField } from "../raw-test.ts";
import type { RecordPart, TableLeg } from "./table-binding.ts";

/** How a column is made: a bare text is the name of a field whose value it is. */
export type Source = string | Expr;
export type Sources = Readonly<Record<string, Source>>;

export const exprOf = (source: Source): Expr =>
  typeof source === "string" ? rawField(source) : source;

/** The same text in every row. */
export const constant = (value: string): Expr => ({ kind: "literal", value: text(value) });
/** The same number in every row. */
export const constantNumber = (value: number): Expr => ({ kind: "literal", value: number(value) });

/** What every record has. */
export const record = (name: RecordPart): Expr => ({ kind: "field", vocabulary: "record", name });

/** A function of engine/functions. */
export const call = (name: string, ...args: readonly Source[]): Expr => ({
  kind: "call",
  function: name,
  args: args.map(exprOf),
});

export const fileName = (path: Source): Expr => call("file-name", path);
export const firstText = (...sources: readonly Source[]): Expr => call("first-text", ...sources);
export const hash = (hashes: Source, algorithm: string): Expr =>
  call("hash-part", hashes, constant(algorithm));

/** Members with a value as one bag. */
export const bag = (members: Sources): Expr =>
  call("bag", ...Object.entries(members).flatMap(([key, value]) => [constant(key), value]));

/** One source where a field has a value, another elsewhere. Values compare without case. */
export const where = (field: string, value: string, then: Source, otherwise: Source): Expr => ({
  kind: "case",
  branches: [{ when: fieldMatch(field, [literal(value)]), then: exprOf(then) }],
  otherwise: exprOf(otherwise),
});

/** What the codes of a field stand for; other codes stand for themselves, or for `otherwise`. */
export const decode = (
  field: string,
  codes: Readonly<Record<string, string>>,
  otherwise: Source = field,
): Expr => ({
  kind: "case",
  branches: Object.entries(codes).map(([code, value]) => ({
    when: fieldMatch(field, [literal(code)]),
    then: constant(value),
  })),
  otherwise: exprOf(otherwise),
});

export const sysmonProvider = "Microsoft-Windows-Sysmon";
export const securityProvider = "Microsoft-Windows-Security-Auditing";

const columnsOf = (...sources: readonly Sources[]): ReadonlyMap<string, Expr> =>
  new Map(sources.flatMap(Object.entries).map(([name, source]) => [name, exprOf(source)]));

/** Rows of Sysmon's events of an id. */
export const sysmon = (id: number, ...sources: readonly Sources[]): TableLeg => ({
  label: `Sysmon ${id}`,
  selector: {
    channels: ["Microsoft-Windows-Sysmon/Operational"],
    provider: sysmonProvider,
    eventIds: [id],
  },
  columns: columnsOf(...sources),
});

/** Rows of audit events of an id. */
export const security = (id: number, ...sources: readonly Sources[]): TableLeg => ({
  label: `Security ${id}`,
  selector: { channels: ["Security"], provider: securityProvider, eventIds: [id] },
  columns: columnsOf(...sources),
});

/** Rows of the events of an id in another channel. */
export const logged = (
  label: string,
  channel: string,
  provider: string,
  id: number,
  ...sources: readonly Sources[]
): TableLeg => ({
  label,
  selector: { channels: [channel], provider, eventIds: [id] },
  columns: columnsOf(...sources),
});

/** Rows of all events of Windows logs, or of one channel of them. */
export const everyEvent = (sources: Sources, channel?: string): TableLeg => ({
  label: channel ?? "Windows events",
  selector: channel === undefined ? {} : { channels: [channel] },
  columns: columnsOf(sources),
});

/** The leg for the events only whose field has one of the values. */
export const only = (field: string, values: readonly string[], leg: TableLeg): TableLeg => {
  const test = or(values.map((value) => fieldMatch(field, [literal(value)])));
  return { ...leg, where: leg.where === undefined ? test : and([leg.where, test]) };
};
