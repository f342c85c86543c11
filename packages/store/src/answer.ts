import type { Cell, ColumnType, Query, ScalarType } from "@telltale/core/model";
import { cellText } from "@telltale/core/model";
import type { RunOptions, Store, StoreProblem } from "./store.ts";

/** What only the data tells of a query: which columns an operator makes of the one column that the prefix gives. */
export interface ColumnQuestion {
  /** Of bags, each key becomes a column; of values, each value does. */
  readonly kind: "bag-unpack" | "pivot";
  readonly prefix: Query;
}

export type ColumnAnswer =
  | { readonly kind: "columns"; readonly columns: readonly ColumnType[] }
  | StoreProblem;

/** The most columns that data may make. */
const maxColumns = 1000;

/** Asks the data which columns there are; they are ordered by name. */
export async function answerQuestion(
  store: Store,
  question: ColumnQuestion,
  options: RunOptions,
): Promise<ColumnAnswer> {
  const outcome = await store.run(question.prefix, options);
  if (outcome.kind === "problem") return outcome;
  const [column] = outcome.columns;
  const values = outcome.rows.map(([value = null]) => value);
  const types =
    question.kind === "bag-unpack"
      ? typesOfKeys(values)
      : new Map(values.flatMap((value) => nameOfValue(value, column?.type ?? "string")));
  if (types.size > maxColumns) {
    const message = `the data makes ${types.size} columns, more than ${maxColumns}`;
    return { kind: "problem", reason: "refused", message };
  }
  const columns = [...types]
    .map(([name, type]): ColumnType => ({ name, type }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { kind: "columns", columns };
}

function nameOfValue(value: Cell, type: ScalarType): readonly (readonly [string, ScalarType])[] {
  const name = cellText(value, type);
  return name === "" ? [] : [[name, "long"]];
}

/** The keys of bags, with the type that all their values fit. */
function typesOfKeys(bags: readonly Cell[]): ReadonlyMap<string, ScalarType> {
  const types = new Map<string, ScalarType>();
  for (const bag of bags) {
    if (typeof bag !== "string") continue;
    const parsed: unknown = JSON.parse(bag);
    if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) continue;
    for (const [key, value] of Object.entries(parsed)) {
      const known = types.get(key);
      const type = typeOfJson(value);
      if (type !== undefined) types.set(key, known === undefined ? type : commonType(known, type));
    }
  }
  return types;
}

function typeOfJson(value: unknown): ScalarType | undefined {
  switch (typeof value) {
    case "string":
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(value) ? "datetime" : "string";
    case "number":
      return Number.isInteger(value) ? "long" : "real";
    case "boolean":
      return "boolean";
    default:
      return value === null ? undefined : "dynamic";
  }
}

function commonType(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  const numbers = new Set<ScalarType>(["long", "real"]);
  return numbers.has(a) && numbers.has(b) ? "real" : "dynamic";
}
