import { columnsOf } from "@telltale/core/model";
import type { ColumnType, Query } from "@telltale/core/model";
import type { Span } from "@telltale/core/source";
import { scalarFunctions } from "../functions/index.ts";
import type { TypedSql } from "../functions/types.ts";
import { dialectContext } from "./dialect.ts";
import type { Dialect } from "./dialect.ts";
import { eventName, quoteName } from "./names.ts";
import { columnSql, orderTerms, rowsAlias, selectAll, selectFrom } from "./relation.ts";
import type { Relation } from "./relation.ts";
import { sharedQueries } from "./shared.ts";
import { writeSource } from "./source.ts";
import { writeSteps } from "./steps/index.ts";
import { sqlTypes } from "./types.ts";
import type { HeldTable, Writer } from "./writer.ts";

export interface WrittenQuery {
  readonly sql: string;
  readonly columns: readonly ColumnType[];
  /** Whether the last column is the event that a row is of. */
  readonly event: boolean;
}

/** Something of a query that cannot be said in SQL. */
export interface Refusal {
  readonly message: string;
  readonly span?: Span;
}

export interface WriteOptions {
  readonly dialect: Dialect;
  /** Ticks of `now()`. */
  readonly now: bigint;
  readonly table: (vocabulary: string, name: string) => HeldTable | undefined;
  /** Give only the first rows. */
  readonly limit?: number;
}

export type WriteOutcome =
  | { readonly kind: "written"; readonly query: WrittenQuery }
  | { readonly kind: "refused"; readonly refusals: readonly Refusal[] };

/** Writes a query as one SQL statement: a named part for each of its steps, in their order. */
export function writeQuery(query: Query, options: WriteOptions): WriteOutcome {
  const parts: string[] = [];
  const refusals: Refusal[] = [];
  const shared = sharedQueries(query);
  const relations = new Map<Query, Relation>();
  let hidden = 0;

  const writer: Writer = {
    context: dialectContext(options.dialect, options.now, callFunction),
    emptyTexts: query.missingText === "empty",
    table: options.table,
    define: (sql, how) => {
      const name = `s${parts.length + 1}`;
      const materialized = how === "once" ? "MATERIALIZED" : "NOT MATERIALIZED";
      parts.push(`${name} AS ${materialized} (${sql})`);
      return name;
    },
    relation: (part, handedIn) => {
      const known = relations.get(part);
      if (known !== undefined) return known;
      const relation = writeSteps(part.steps, writeSource(part.source, writer, handedIn), writer);
      if (!shared.has(part) || handedIn !== undefined) return relation;
      const once = shareRelation(relation, writer);
      relations.set(part, once);
      return once;
    },
    hidden: () => quoteName(`$${++hidden}`),
    refuse: (message, span) => {
      if (!refusals.some((known) => known.message === message && known.span === span))
        refusals.push({ message, ...(span === undefined ? {} : { span }) });
    },
  };

  function callFunction(name: string, args: readonly TypedSql[], type: TypedSql["type"]): TypedSql {
    const call = { kind: "call", function: name, args: [], type } as const;
    const sql = scalarFunctions.get(name)?.(args, call, writer.context);
    if (sql === undefined)
      writer.refuse(`the function '${name.replaceAll("-", "_")}' cannot be run here`);
    return { sql: sql ?? `NULL::${sqlTypes[type]}`, type };
  }

  const relation = writer.relation(query);
  if (refusals.length > 0) return { kind: "refused", refusals };
  const select = finalSelect(relation, options.limit);
  const head = parts.length === 0 ? "" : `WITH ${parts.join(",\n")}\n`;
  return {
    kind: "written",
    query: { sql: head + select, columns: columnsOf(query), event: relation.event },
  };
}

/** Rows that several places read are computed once; those of a table stand there already. */
function shareRelation(relation: Relation, writer: Writer): Relation {
  if (!/^s\d+$/.test(relation.from)) return relation;
  return { ...relation, from: writer.define(selectFrom(selectAll(relation), relation), "once") };
}

function finalSelect(relation: Relation, limit: number | undefined): string {
  const items = relation.columns.map((column, i) => `${columnSql(column)} AS "c${i}"`);
  if (relation.event) items.push(`${rowsAlias}.${eventName}`);
  if (items.length === 0) items.push(`1 AS "$none"`);
  const order = orderTerms(relation);
  return [
    `SELECT ${items.join(", ")}`,
    `FROM ${relation.from} AS ${rowsAlias}`,
    ...(order.length > 0 ? [`ORDER BY ${order.join(", ")}`] : []),
    ...(limit === undefined ? [] : [`LIMIT ${limit}`]),
  ].join("\n");
}
