import type { Expr, FrameColumn, WindowColumn, WindowStep } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import {
  columnSql,
  keptColumns,
  mergeColumns,
  overRows,
  rowsAlias,
  runKey,
  selectAll,
  selectFrom,
  withColumns,
} from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { missingValue } from "../source.ts";
import { isFractional } from "../types.ts";
import type { Writer } from "../writer.ts";
import { sortTerms } from "./sort.ts";
import { writeAggregate } from "./summarize.ts";

/** Columns that depend on the rows before or behind. */
export function writeWindow(step: WindowStep, relation: Relation, writer: Writer): Relation {
  const names = new Set(relation.columns.map(({ name }) => name));
  let rows = relation;
  for (const column of step.columns) {
    const window = new Window(step, column, rows, writer);
    const added = { name: column.name, type: column.type, value: window.sql() };
    rows = withColumns(writer, window.rows, mergeColumns(keptColumns(window.rows), [added]));
    names.add(column.name);
  }
  return { ...rows, columns: rows.columns.filter(({ name }) => names.has(name)) };
}

/** Writes one column; what it needs of the rows first becomes columns of its own, for windows do not nest. */
class Window {
  rows: Relation;
  private readonly step: WindowStep;
  private readonly column: WindowColumn | FrameColumn;
  private readonly writer: Writer;
  private sections: readonly string[] = [];

  constructor(
    step: WindowStep,
    column: WindowColumn | FrameColumn,
    rows: Relation,
    writer: Writer,
  ) {
    this.step = step;
    this.column = column;
    this.rows = rows;
    this.writer = writer;
  }

  sql(): string {
    const { column } = this;
    if ("frame" in column) return this.aggregate(column);
    const { function: name } = column;
    switch (name) {
      case "previous":
        return this.neighbor("lag");
      case "next":
        return this.neighbor("lead");
      case "row-number": {
        this.restart(1);
        const start = this.arg(0)?.sql ?? "1";
        return `(row_number() ${this.over()} - 1 + ${start})`;
      }
      case "running-sum": {
        this.restart(1);
        const value = this.arg(0);
        const sum = `sum(coalesce(${value?.sql ?? "0"}, 0)) ${this.over(" ROWS UNBOUNDED PRECEDING")}`;
        return isFractional(column.type) ? sum : `long_wrap(${sum})`;
      }
      case "row-rank-dense": {
        this.restart(1);
        const changed = this.changed();
        return `CAST(sum(${changed}) ${this.over(" ROWS UNBOUNDED PRECEDING")} AS BIGINT)`;
      }
      case "row-rank-min": {
        this.restart(1);
        const changed = this.changed();
        const place = this.layer(`CASE WHEN ${changed} = 1 THEN row_number() ${this.over()} END`);
        return `max(${place}) ${this.over(" ROWS UNBOUNDED PRECEDING")}`;
      }
      case "session":
        this.restart(3);
        return this.session();
      default:
        return unreachable(name);
    }
  }

  private arg(at: number): TypedSql | undefined {
    const expr: Expr | undefined = this.column.args[at];
    return expr && this.write(expr);
  }

  private write(expr: Expr): TypedSql {
    return writeExpr(expr, { alias: rowsAlias, ...this.rows }, this.writer);
  }

  private over(frame = ""): string {
    const terms = sortTerms(this.step.order, this.rows, this.writer);
    return `OVER (${overRows(this.rows, terms, [...this.sections, ...this.groups()])}${frame})`;
  }

  /** What keeps apart the rows that are no neighbors. */
  private groups(): readonly string[] {
    return (this.step.by ?? []).map((expr) => this.write(expr).sql);
  }

  private aggregate(column: FrameColumn): string {
    const { until, back } = column.frame;
    const end = until === "end" ? "UNBOUNDED FOLLOWING" : "CURRENT ROW";
    if (back === undefined || back.unit === "rows") {
      const isBefore = until === "previous";
      const count = back === undefined ? "UNBOUNDED" : back.count - (isBefore ? 0 : 1);
      const frame = ` ROWS BETWEEN ${count} PRECEDING AND ${isBefore ? "1 PRECEDING" : end}`;
      return writeAggregate(column, this.rows, this.writer, ` ${this.over(frame)}`);
    }
    const isPlaces = back.unit === "places";
    // The place among all is unique, so that a distance on it is a number of rows.
    const axis = isPlaces
      ? this.layer(`row_number() OVER (${overRows(this.rows)})`)
      : this.write(back.axis).sql;
    const distance = isPlaces ? back.count - (until === "previous" ? 0 : 1) : back.distance;
    const others = until === "previous" ? " EXCLUDE CURRENT ROW" : "";
    const frame = `RANGE BETWEEN ${distance} PRECEDING AND ${end}${others}`;
    const over = overRows(this.rows, [axis], this.groups());
    return writeAggregate(column, this.rows, this.writer, ` OVER (${over} ${frame})`);
  }

  private neighbor(name: "lag" | "lead"): string {
    const { type } = this.column;
    const fallback = this.arg(2);
    const value = convert(this.arg(0) ?? { sql: "NULL", type }, type, this.writer.context).sql;
    const missing =
      fallback === undefined
        ? missingValue(type, this.writer)
        : convert(fallback, type, this.writer.context).sql;
    return `${name}(${value}, ${this.arg(1)?.sql ?? "1"}, ${missing}) ${this.over()}`;
  }

  /** Where the argument is true, a section begins; each stands for itself. */
  private restart(at: number): void {
    const begins = this.arg(at);
    if (begins === undefined) return;
    const count = `count(*) FILTER (WHERE ${begins.sql}) ${this.over(" ROWS UNBOUNDED PRECEDING")}`;
    this.sections = [this.layer(count)];
  }

  /** 1 for a row whose value is not that of the one before, else 0. */
  private changed(): string {
    const value = this.arg(0)?.sql ?? "NULL";
    const same = `row_number() ${this.over()} > 1 AND ${value} IS NOT DISTINCT FROM lag(${value}) ${this.over()}`;
    return this.layer(`CASE WHEN ${same} THEN 0 ELSE 1 END`);
  }

  /**
   * Where a session begins depends on where the one before began, which no window function can say: the times of each
   * section are handed over as a list, and the list of starts is taken apart again.
   */
  private session(): string {
    const [time, fromFirst, between] = [0, 1, 2].map((at) => this.arg(at)?.sql ?? "NULL::BIGINT");
    const place = this.layer(`row_number() ${this.over()}`);
    const within = [...runKey(this.rows), ...this.sections, ...this.groups()];
    const times = `string_agg(coalesce(CAST(${time} AS VARCHAR), ''), ',' ORDER BY ${place})`;
    const starts = `js_session_starts(${times}, any_value(${fromFirst}), any_value(${between}))`;
    const keys = within.map((key, i) => `${key} AS k${i}`);
    const lists = this.writer.define(
      selectFrom(
        [
          ...keys,
          `list(${place} ORDER BY ${place}) AS places`,
          `string_split(${starts}, ',') AS starts`,
        ],
        this.rows,
        within.length === 0 ? "HAVING count(*) > 0" : `GROUP BY ${within.join(", ")}`,
      ),
    );
    const found = this.writer.define(
      `SELECT ${[...keys.map((_, i) => `k${i}`), "unnest(places) AS place", "unnest(starts) AS start"].join(", ")} FROM ${lists}`,
    );
    const start = this.writer.hidden();
    const on = [
      `f.place = ${place}`,
      ...within.map((key, i) => `f.k${i} IS NOT DISTINCT FROM ${key}`),
    ];
    const from = this.writer.define(
      `SELECT ${[...selectAll(this.rows), `TRY_CAST(f.start AS BIGINT) AS ${start}`].join(", ")} FROM ${this.rows.from} AS ${rowsAlias} LEFT JOIN ${found} AS f ON ${on.join(" AND ")}`,
    );
    this.rows = { ...this.rows, from };
    return `${rowsAlias}.${start}`;
  }

  private layer(value: string): string {
    const name = this.writer.hidden();
    const column: NewColumn = { name, type: "long", value };
    this.rows = withColumns(this.writer, this.rows, [...keptColumns(this.rows), column]);
    const added = this.rows.columns.at(-1);
    return added === undefined ? "NULL" : columnSql(added);
  }
}
