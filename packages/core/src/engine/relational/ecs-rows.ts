import { bareDetection, cellOf, ticksOfTime } from "../../model/index.ts";
import type { Cell, ColumnType, Expr, TableSource } from "../../model/index.ts";
import type { EventCursor, Layout } from "../../telemetry/index.ts";
import { ecsMarks, mappedMarks, ownFieldName } from "../elastic/own-fields.ts";
import { singleOf } from "../functions/scalar-function.ts";
import { createMatcher } from "../matcher.ts";
import type { Matcher } from "../matcher.ts";
import type { Rule } from "../rule-set.ts";
import type { TakeRow } from "./collector.ts";
import type { CellOf } from "./compile-column.ts";
import { always } from "./constants.ts";
import { pushDown } from "./push-down.ts";
import type { TableNeed } from "./table-needs.ts";

export const isEcs = ({ vocabulary }: TableSource): boolean => vocabulary === "ecs";

/** The cell of a column in which a list of nothing is null. */
export const orNothing =
  (cell: CellOf): CellOf =>
  (cursor) => {
    const value = cell(cursor);
    return value === "[]" ? null : value;
  };

/** How rows of a table of events in ECS are made. */
interface EcsTable {
  readonly need: number;
  readonly cells: readonly CellOf[];
}

/** Rows of tables of events in ECS, out of records that are in ECS themselves. */
export class EcsRows {
  readonly #tables: readonly EcsTable[];
  readonly #needs: ReadonlySet<number>;
  /** Finds the tables, by their place, whose filters a record may pass. */
  readonly #matcher: Matcher;
  readonly #marked = new WeakMap<Layout, boolean>();

  constructor(needs: readonly TableNeed[], columns: readonly (readonly ColumnType[])[]) {
    const numbers = needs.flatMap(({ source }, need) => (isEcs(source) ? [need] : []));
    this.#needs = new Set(numbers);
    this.#tables = numbers.map((need) => ({
      need,
      cells: (columns[need] ?? []).map((column) => orNothing(ownCell(column))),
    }));
    const rules = numbers.flatMap((need) => ruleOf(needs[need]));
    this.#matcher = createMatcher({ rules, notes: new Map() });
  }

  has(need: number): boolean {
    return this.#needs.has(need);
  }

  /** Gives the rows of a record, if it is in ECS or of no log at all; whether it is. */
  feed(cursor: EventCursor, take: TakeRow): boolean {
    if (this.#tables.length === 0) return false;
    const isPlain = cursor.channel === "" && cursor.provider === "";
    const isMarked = this.#isMarked(cursor);
    if (!isPlain && !isMarked) return false;
    for (const number of this.#matcher.match(cursor)) {
      const { need, cells } = this.#tables[number] as EcsTable;
      const row = cells.map((cell) => cell(cursor));
      // A record that does not say that it is in ECS and has none of the fields is of something else.
      if (isMarked || row.some((cell) => cell !== null)) take(need, row);
    }
    return true;
  }

  #isMarked(cursor: EventCursor): boolean {
    const { layout } = cursor;
    let canBe = this.#marked.get(layout);
    if (canBe === undefined) {
      canBe = ecsMarks.some((name) => layout.names.includes(name));
      this.#marked.set(layout, canBe);
    }
    const has = (name: string) => cursor.get(name) !== undefined;
    return canBe && ecsMarks.some(has) && (!has("Channel") || mappedMarks.some(has));
  }
}

/** What of a table's filter can be asked of a record, as a rule: the matcher runs detections. */
function ruleOf(need: TableNeed | undefined): readonly Rule[] {
  if (need === undefined) return [];
  const { source, filter } = need;
  const types = new Map(source.columns.map(({ name, type }) => [name, type]));
  const typeOf = (name: string) => types.get(name) ?? "dynamic";
  const asked =
    filter === undefined
      ? always
      : pushDown(filter, {
          source: (name) => ownSource(name, typeOf(name) === "string"),
          type: typeOf,
          isOther: () => false,
          missingText: "null",
        });
  const detection = bareDetection({
    id: source.name,
    title: source.name,
    language: "esql",
    logic: { kind: "queries", queries: [] },
    origin: { file: "", span: { start: 0, end: 0 } },
  });
  return [{ detection, filters: [{ selector: {}, filter: asked, classes: [], missing: [] }] }];
}

/** The field that a column of texts holds; what other columns make of theirs no filter is asked of. */
function ownSource(name: string, isText: boolean): Expr {
  return isText
    ? { kind: "field", vocabulary: "raw", name: ownFieldName(name) }
    : { kind: "field", vocabulary: "record", name };
}

function ownCell({ name, type }: ColumnType): CellOf {
  const own = ownFieldName(name);
  if (name === "@timestamp")
    return (cursor): Cell => ticksOfTime(String(cursor.get(name) ?? cursor.time)) ?? null;
  return (cursor) => {
    const value = type === "dynamic" ? cursor.get(own) : singleOf(cursor.get(own));
    return value === undefined || value === null ? null : cellOf(value, type);
  };
}
