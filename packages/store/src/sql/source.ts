import type { ColumnType, Expr, Source, TableSource } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import { writeExpr } from "./expr/write-expr.ts";
import { textLiteral, valueLiteral } from "./literal.ts";
import { eventName, nameColumns, quoteName } from "./names.ts";
import type { SqlColumn } from "./names.ts";
import type { Relation } from "./relation.ts";
import { floorDivide, isFractional, sqlTypes } from "./types.ts";
import { viewOfColumns } from "./view.ts";
import type { HeldTable, Writer } from "./writer.ts";

/** The rows that a query starts from. */
export function writeSource(source: Source, writer: Writer, handedIn?: Relation): Relation {
  switch (source.kind) {
    case "table":
      return writeTable(source, writer);
    case "inline":
      return writeInline(source, writer);
    case "range":
      return writeRange(source, writer);
    case "query":
      return writer.relation(source.query, handedIn);
    case "handed-in":
      if (handedIn === undefined) throw new Error("rows are handed in only to the body of a step");
      return handedIn;
    case "event-class":
    case "everything":
      writer.refuse("a query over events of all kinds is no query over tables", source.origin);
      return { from: "(SELECT 1)", columns: [], event: false, order: [] };
    default:
      return unreachable(source);
  }
}

/** What a column without values holds. */
export function missingValue(type: ColumnType["type"], writer: Writer): string {
  return type === "string" && writer.emptyTexts ? "''" : `NULL::${sqlTypes[type]}`;
}

function writeTable(source: TableSource, writer: Writer): Relation {
  const stored = writer.table(source.vocabulary, source.name);
  if (stored === undefined) {
    writer.refuse(`there is no data for the table '${source.name}'`, source.origin);
    return { from: "(SELECT 1)", columns: [], event: false, order: [] };
  }
  const asked = new Set(source.columns.map(({ name }) => name));
  const rows =
    stored.view === undefined
      ? storedRows(stored, asked, writer)
      : writer.relation(viewOfColumns(stored.view, asked));
  const columns = source.columns.map(
    ({ name, type }): SqlColumn =>
      rows.columns.find((column) => column.name === name) ?? {
        name,
        type,
        sql: missingValue(type, writer),
        constant: true,
      },
  );
  return { ...rows, columns };
}

function storedRows(stored: HeldTable, asked: ReadonlySet<string>, writer: Writer): Relation {
  const columns = nameColumns(stored.columns).filter(({ name }) => asked.has(name));
  const table = `${quoteName(stored.vocabulary)}.${quoteName(stored.held)}`;
  return { from: withTexts(table, columns, writer), columns, event: true, order: [eventName] };
}

/** Empty texts are kept as null (see the appender); where no text is null they are empty again. */
function withTexts(table: string, columns: readonly SqlColumn[], writer: Writer): string {
  if (!writer.emptyTexts || columns.every(({ type }) => type !== "string")) return table;
  const read = columns.map(({ type, sql }) =>
    type === "string" ? `coalesce(${sql}, '') AS ${sql}` : sql,
  );
  return `(SELECT ${[...read, eventName].join(", ")} FROM ${table})`;
}

const manyRows = 200;

/** The cells of rows that have nothing but texts, such as the database can read out of one text. */
function textsOf({
  columns,
  rows,
}: Source & { kind: "inline" }): readonly (readonly (string | null)[])[] | undefined {
  if (columns.length === 0 || columns.some(({ type }) => type !== "string")) return undefined;
  const texts: (string | null)[][] = [];
  for (const row of rows) {
    const cells: (string | null)[] = [];
    for (const i of columns.keys()) {
      const value = row[i];
      if (value === undefined || value.kind === "null") cells.push(null);
      else if (value.kind === "string" && isPlain(value.value)) cells.push(value.value);
      else return undefined;
    }
    texts.push(cells);
  }
  return texts;
}

/** What JSON's readers do not take: NULs, halves of characters. */
const isPlain = (text: string) => !text.includes("\0") && text.isWellFormed();

function writeInline(source: Source & { kind: "inline" }, writer: Writer): Relation {
  const columns = nameColumns(source.columns);
  const order = writer.hidden();
  const texts = source.rows.length < manyRows ? undefined : textsOf(source);
  if (texts !== undefined) {
    // The database reads one long text in a tenth of the time that it takes for as many values.
    const list = `from_json(${textLiteral(JSON.stringify(texts))}, '[["VARCHAR"]]')`;
    const cells = columns.map(({ sql, type }, i) => {
      const cell = `t.r[${i + 1}]`;
      const missing = missingValue(type, writer);
      return `${missing === "''" ? `coalesce(${cell}, '')` : cell} AS ${sql}`;
    });
    const rows = `SELECT unnest(l) AS r, unnest(range(len(l))) AS i FROM (SELECT ${list} AS l)`;
    const from = writer.define(`SELECT ${cells.join(", ")}, t.i AS ${order} FROM (${rows}) AS t`);
    return { from, columns, event: false, order: [order] };
  }
  const names = [...columns.map(({ sql }) => sql), order].join(", ");
  const rows = source.rows.map((row, i) => {
    const cells = source.columns.map(({ type }, at) => {
      const value = row[at];
      return value === undefined || (value.kind === "null" && type === "string")
        ? missingValue(type, writer)
        : valueLiteral(value, type);
    });
    return `(${[...cells, String(i)].join(", ")})`;
  });
  const values =
    rows.length > 0
      ? `SELECT * FROM (VALUES ${rows.join(", ")}) AS t(${names})`
      : `SELECT ${[...source.columns.map(({ type }, i) => `NULL::${sqlTypes[type]} AS ${columns[i]?.sql ?? ""}`), `0 AS ${order}`].join(", ")} WHERE FALSE`;
  return { from: writer.define(values), columns, event: false, order: [order] };
}

function writeRange(source: Source & { kind: "range" }, writer: Writer): Relation {
  const { column } = source;
  const value = (expr: Expr) => writeExpr(expr, { alias: "t", columns: [] }, writer).sql;
  const [from, to, step] = [value(source.from), value(source.to), value(source.step)];
  const [named] = nameColumns([column]);
  const order = writer.hidden();
  const exact = isFractional(column.type) ? "DOUBLE" : "HUGEINT";
  // Counted rather than added up: fractions stay exact, and nothing leaves the range of the type.
  const steps = `${floorDivide(column.type)}(CAST(${to} AS ${exact}) - ${from}, CAST(${step} AS ${exact}))`;
  const count = `TRY_CAST(greatest(0, ${steps} + 1) AS BIGINT)`;
  const at = `CAST(CAST(${from} AS ${exact}) + i * ${step} AS ${sqlTypes[column.type]})`;
  const sql = `SELECT ${at} AS ${named?.sql ?? ""}, i AS ${order} FROM range(coalesce(${count}, 0)) AS r(i)`;
  return {
    from: writer.define(sql),
    columns: named === undefined ? [] : [named],
    event: false,
    order: [order],
  };
}
