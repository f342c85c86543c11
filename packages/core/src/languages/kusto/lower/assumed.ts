import type { ColumnType, ScalarType } from "../../../model/index.ts";
import { editDistance, nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import { typesInUse } from "./assumed-types.ts";
import type { CatalogTable } from "./catalog.ts";
import type { Relation } from "./lowerer.ts";
import { namesIn } from "./names-in-tree.ts";
import { type Session, type TabularLowerer, textsOf } from "./session.ts";
import { relationOf } from "./steps.ts";

/** Endings of the columns of custom logs, which tell their types. */
const customEndings: readonly (readonly [ending: RegExp, type: ScalarType])[] = [
  [/_s$/, "string"],
  [/_d$/, "real"],
  [/_b$/, "boolean"],
  [/_g$/, "string"],
  [/_t$/, "datetime"],
];

/** Customs of names elsewhere. */
const usualEndings: readonly (readonly [ending: RegExp, type: ScalarType])[] = [
  [/^Timestamp$|Time(?:Generated|Stamp)?$|^Time[A-Z]\w*$/, "datetime"],
  [/^EventID$|Port(?:Number)?$/, "int"],
  [/^AdditionalFields$|^Dynamic|Properties$|Resources$/, "dynamic"],
];

const typeByEnding = (name: string, endings: typeof customEndings) =>
  endings.find(([ending]) => ending.test(name))?.[1];

/**
 * The columns of rows that nothing is known of: those that the query speaks of and nothing else has. Their types are
 * guessed by their use, by columns of the same name in tables that the query reads as well, and by the customs of
 * names; texts are the most usual.
 */
function assumedColumns(session: Session): readonly ColumnType[] {
  if (session.assumed.size === 0) return [];
  const used = typesInUse(textsOf(session).flat());
  const elsewhere = typesInTables(session);
  return [...session.assumed].map((name) => {
    const inUse = used.get(name);
    const type =
      (inUse === "dynamic" ? inUse : (elsewhere.get(name) ?? inUse)) ??
      typeByEnding(name, [...customEndings, ...usualEndings]) ??
      "string";
    return { name, type };
  });
}

/** The types that columns have in tables whose names occur in the query. */
function typesInTables(session: Session): ReadonlyMap<string, ScalarType> {
  const types = new Map<string, ScalarType>();
  for (const text of textsOf(session)) {
    for (const name of namesIn(text)) {
      for (const column of session.catalog.table(name)?.columns ?? [])
        types.set(column.name, column.type);
    }
  }
  return types;
}

/** A table that is not known, where the caller wants the query's meaning all the same. */
export function assumedTable(name: string, origin: Span, lowerer: TabularLowerer): Relation {
  const { session } = lowerer;
  session.isOpen = true;
  lowerer.say("kusto/assumed-table", { name }, origin);
  const columns = assumedColumns(session);
  return relationOf({ kind: "table", vocabulary: "unknown", name, columns, origin });
}

/** In so many letters one may be wrong; a name with more of them is another name. */
const lettersPerSlip = 8;

/** Whether a name is most likely a misspelling of one of those that are known. */
function isSlip(name: string, known: Iterable<string>): boolean {
  const near = nearest(name, known);
  if (near === undefined) return false;
  const slips = Math.max(1, Math.floor(name.length / lettersPerSlip));
  return editDistance(name.toLowerCase(), near.toLowerCase()) <= slips;
}

/** Whether a table of that name may be taken to be there: the caller wants so, and it is no misspelling of another. */
export function mayAssume(
  name: string,
  known: Iterable<string>,
  { assumesTables }: Session,
): boolean {
  if (!assumesTables) return false;
  // Custom logs go by the names of the functions that read them, with an ending; versions by numbers.
  const others = [...known].filter(
    (other) => isCustom(other) === isCustom(name) && numbersIn(other) === numbersIn(name),
  );
  return !isSlip(name, others);
}

const isCustom = (name: string) => name.endsWith("_CL");

const numbersIn = (name: string) => name.match(/\d+/g)?.join() ?? "";

/**
 * The columns that an open table gets from its data alone, of those that the query speaks of: any of a custom log, but
 * for misspelled ones; of others those whose names tell their types.
 */
export function customColumns(
  { name, columns: listed, isOpen }: CatalogTable,
  origin: Span,
  { session, say }: TabularLowerer,
): readonly ColumnType[] {
  if (isOpen !== true || !session.assumesTables) return [];
  session.isOpen = true;
  const known = listed.map((column) => column.name);
  const columns = assumedColumns(session).filter(
    (column) =>
      !known.includes(column.name) &&
      (typeByEnding(column.name, customEndings) !== undefined ||
        (isCustom(name) && !isSlip(column.name, known))),
  );
  if (columns.length > 0)
    say("kusto/assumed-columns", { name, columns: columns.map((column) => column.name) }, origin);
  return columns;
}

/**
 * The columns that some table of the workspace must have where a query looks through all, and none of those that are
 * known does. They stay empty.
 */
export function columnsElsewhere(
  known: readonly (readonly ColumnType[])[],
  origin: Span,
  { session, say }: TabularLowerer,
): readonly ColumnType[] {
  if (!session.assumesTables) return [];
  session.isOpen = true;
  const names = new Set(known.flat().map(({ name }) => name));
  const columns = assumedColumns(session).filter(({ name }) => !names.has(name));
  if (columns.length > 0)
    say("kusto/columns-elsewhere", { columns: columns.map(({ name }) => name) }, origin);
  return columns;
}
