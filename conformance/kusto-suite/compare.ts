import type { Cell, ColumnType, Query, ScalarType, Step } from "@telltale/core/model";
import { cellJson, cellText, ticksOfTime, ticksOfTimespan } from "@telltale/core/model";
import type { StoreResult } from "@telltale/store";
import type { QueryOutcome } from "./run-query.ts";

export interface SuiteCase {
  readonly id: string;
  readonly kind: string;
  readonly query: string;
  readonly family?: string;
  readonly nondeterministic?: boolean;
  readonly unstable?: boolean;
  readonly expected: {
    readonly error?: boolean;
    readonly columns?: readonly string[];
    readonly column_types?: readonly string[];
    readonly rows?: readonly (readonly unknown[])[];
    readonly text?: string;
    readonly match?: string;
  };
}

/** What is wrong with the result of a case; undefined if nothing is. */
export function compareResult(suiteCase: SuiteCase, outcome: QueryOutcome): string | undefined {
  const { expected } = suiteCase;
  if (outcome.kind === "rejected")
    return expected.error === true ? undefined : `rejected: ${outcome.message}`;
  if (outcome.outcome.kind === "problem") {
    const { reason, message } = outcome.outcome;
    return expected.error === true && reason === "refused" ? undefined : `${reason}: ${message}`;
  }
  if (expected.error === true) return "accepted, though the real engine rejects it";
  if (expected.rows === undefined) return compareText(expected.text ?? "", outcome.outcome);
  return compareTable(suiteCase, outcome.outcome, outcome.query);
}

const typeNames: Readonly<Record<string, readonly ScalarType[]>> = {
  int: ["int", "long"],
  int32: ["int"],
  int64: ["long"],
  long: ["long"],
  double: ["real"],
  real: ["real", "decimal"],
  decimal: ["decimal"],
  sqldecimal: ["decimal"],
  string: ["string"],
  sbyte: ["boolean"],
  bool: ["boolean"],
  boolean: ["boolean"],
  datetime: ["datetime"],
  timespan: ["timespan"],
  guid: ["guid"],
  object: ["dynamic"],
  dynamic: ["dynamic"],
};

function compareTable(
  { expected, kind }: SuiteCase,
  result: StoreResult,
  query: Query,
): string | undefined {
  const { columns = [], column_types: types, rows = [] } = expected;
  const names = result.columns.map(({ name }) => name);
  if (JSON.stringify(names) !== JSON.stringify(columns))
    return `columns ${names.join(", ")}; expected ${columns.join(", ")}`;
  for (const [i, column] of result.columns.entries()) {
    const wanted = types?.[i]?.toLowerCase();
    if (wanted !== undefined && typeNames[wanted]?.includes(column.type) === false)
      return `column ${column.name} is ${column.type}; expected ${types?.[i]}`;
  }
  if (rows.length !== result.rows.length)
    return `${result.rows.length} rows; expected ${rows.length}${shown(result)}`;
  const loose = !kind.endsWith("emulator-result");
  const actual = result.rows.map((row) =>
    result.columns.map((column, i) => keyOfActual(row[i] ?? null, column)),
  );
  const wanted = rows.map((row) =>
    result.columns.map((column, i) => keyOfExpected(row[i], column, loose)),
  );
  const difference = firstDifference(actual, wanted, false);
  if (difference !== undefined) return difference;
  // Rows of equal keys may come in any order among themselves.
  const keys = sortedBy(query)?.map((name) => names.indexOf(name));
  if (keys === undefined || keys.includes(-1)) return undefined;
  const keysOf = (rowsOfKeys: readonly (readonly string[])[]) =>
    rowsOfKeys.map((row) => keys.map((at) => row[at] ?? ""));
  const misplaced = firstDifference(keysOf(actual), keysOf(wanted), true);
  return misplaced === undefined ? undefined : `order: ${misplaced}`;
}

function firstDifference(
  actual: readonly (readonly string[])[],
  wanted: readonly (readonly string[])[],
  ordered: boolean,
): string | undefined {
  const sorted = (rows: readonly (readonly string[])[]) => {
    const keys = rows.map((row) => row.join(" | "));
    return ordered ? keys : keys.sort();
  };
  const [a, b] = [sorted(actual), sorted(wanted)];
  const at = a.findIndex((key, i) => key !== b[i]);
  return at < 0 ? undefined : `row ${at}: ${cut(a[at] ?? "")}; expected ${cut(b[at] ?? "")}`;
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}

function shown({ rows, columns }: StoreResult): string {
  const [first] = rows;
  return first === undefined
    ? ""
    : `, the first: ${cut(first.map((cell, i) => cellText(cell, columns[i]?.type ?? "string")).join(" | "))}`;
}

const mixing = new Set<Step["kind"]>([
  "summarize",
  "distinct",
  "join",
  "union",
  "partition",
  "series",
]);

/** The columns that the rows are sorted by in the end; undefined where they are in no order, or in that of no column. */
function sortedBy(query: Query): readonly string[] | undefined {
  for (const step of [...query.steps].reverse()) {
    if (step.kind === "sort") {
      const fields = step.keys.flatMap(({ by }) => (by.kind === "field" ? [by.name] : []));
      return fields.length === step.keys.length ? fields : undefined;
    }
    if (mixing.has(step.kind)) return undefined;
  }
  return query.source.kind === "query" ? sortedBy(query.source.query) : undefined;
}

function keyOfActual(cell: Cell, { type }: ColumnType): string {
  if (cell === null) return "null";
  switch (type) {
    case "real":
    case "decimal":
      return numberKey(Number(cell));
    case "datetime":
    case "timespan":
    case "int":
    case "long":
      return String(cell);
    case "dynamic":
      return jsonKey(cellJson(cell, type));
    case "string":
    case "guid":
    case "boolean":
      return String(cell);
  }
}

/** `loose`: what is expected is a printed text. */
function keyOfExpected(value: unknown, { type }: ColumnType, loose: boolean): string {
  if (type === "string") return String(value ?? "");
  if (value === null || value === undefined || (loose && value === "")) return "null";
  const text =
    typeof value === "string"
      ? value
      : typeof value === "bigint"
        ? String(value)
        : JSON.stringify(value);
  switch (type) {
    case "real":
    case "decimal":
      return numberKey(realOf(text));
    case "datetime":
      return String(ticksOfTime(text) ?? text);
    case "timespan":
      return String(ticksOfTimespan(text) ?? text);
    case "dynamic":
      return jsonKey(loose && typeof value === "string" ? parsed(value) : value);
    case "guid":
      return text.replaceAll(/^'|'$/g, "");
    case "boolean":
      return text.toLowerCase() === "true" || text === "1" ? "true" : "false";
    case "int":
    case "long":
      return text;
  }
}

function realOf(text: string): number {
  if (/^[+∞]|^inf/i.test(text)) return Number.POSITIVE_INFINITY;
  return /^-(?:∞|inf)/i.test(text) ? Number.NEGATIVE_INFINITY : Number(text);
}

/** Numbers that differ by rounding alone are the same. */
function numberKey(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(10))) : String(value);
}

function jsonKey(value: unknown): string {
  if (typeof value === "number" || typeof value === "bigint") return numberKey(Number(value));
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) {
    return `[${value.map(jsonKey).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${key}:${jsonKey(item)}`);
    return `{${entries.sort().join(",")}}`;
  }
  return String(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Of a third engine's tests only the last line of a printed table is known. */
function compareText(text: string, { rows, columns }: StoreResult): string | undefined {
  const last = rows.at(-1) ?? [];
  const line = last.map((cell, i) => cellText(cell, columns[i]?.type ?? "string")).join(",");
  return line === text.trim() ? undefined : `${cut(line)}; expected ${cut(text)}`;
}
