import { bareDetection } from "../../model/index.ts";
import type { Cell, ColumnType, Detection, Expr } from "../../model/index.ts";
import { bindTable } from "../../schema/kusto/index.ts";
import type { TableLeg } from "../../schema/kusto/index.ts";
import type { EventCursor, Layout } from "../../telemetry/index.ts";
import { createMatcher } from "../matcher.ts";
import type { Matcher } from "../matcher.ts";
import type { Rule } from "../rule-set.ts";
import { compileColumn, isRecordTime } from "./compile-column.ts";
import type { CellOf } from "./compile-column.ts";
import { EcsRows, isEcs, orNothing } from "./ecs-rows.ts";
import type { Facet } from "./facets.ts";
import { legFilters } from "./leg-filters.ts";
import { NativeRows } from "./native-rows.ts";
import { cellOfNothing, isReadable } from "./readable.ts";
import type { TableNeed } from "./table-needs.ts";
import { isWithin, timeRange } from "./time-range.ts";
import type { TimeRange } from "./time-range.ts";

/** Is given the rows that a record makes; `need` is the number of the table's need. The row is a new array each time. */
export type TakeRow = (need: number, row: Cell[]) => void;

export interface Collector {
  /** The columns of the rows, by need. */
  readonly columns: readonly (readonly ColumnType[])[];
  /** Gives the rows that a record makes in any of the tables. */
  feed(cursor: EventCursor, take: TakeRow): void;
  /**
   * Gives the row of a record whose fields are the columns of the table (an export, or what the user says is one):
   * nothing is filtered.
   */
  feedAs(need: number, cursor: EventCursor, take: TakeRow): void;
}

export interface CollectorOptions {
  /** Ticks that `now()` is in filters; without it, filters by it are left to the query. */
  readonly now?: bigint;
  /** Whether to leave out what the query's filters would: true if absent. */
  readonly pushDown?: boolean;
}

/** Makes rows of tables out of records: only those and of those only the columns that the needs name. */
export function createCollector(
  needs: readonly TableNeed[],
  { now, pushDown = true }: CollectorOptions = {},
): Collector {
  const columns = needs.map(({ source, columns: names }) =>
    source.columns.filter(({ name }) => names.includes(name)),
  );
  const asked = pushDown
    ? needs
    : needs.map(({ source, columns: names }) => ({ source, columns: names }));
  const routes = asked.flatMap((need, number) =>
    routesOf(need, number, columns[number] ?? [], now),
  );
  return new EventCollector(
    columns,
    routes,
    new NativeRows(asked, columns),
    new EcsRows(asked, columns),
  );
}

/** The rows of a leg, and one of the filters that lead there. */
interface LegRoute {
  readonly need: number;
  readonly leg: TableLeg;
  readonly except: ReadonlyMap<Facet, ReadonlySet<string>>;
  readonly range: TimeRange;
  readonly columns: readonly LegColumn[];
  readonly rule: Rule;
}

function routesOf(
  { source, filter }: TableNeed,
  need: number,
  columns: readonly ColumnType[],
  now: bigint | undefined,
): readonly LegRoute[] {
  const binding = bindTable(source.vocabulary, source.name, source.columns);
  return (binding?.legs ?? []).flatMap((leg) => {
    const made = columns.map(({ name, type }): LegColumn => {
      const expr = leg.columns.get(name);
      const cell = compileColumn(expr, type, binding?.missingText);
      return { source: expr, cell: isEcs(source) ? orNothing(cell) : cell };
    });
    const isTime = (name: string) => isRecordTime(leg.columns.get(name));
    const range = timeRange(filter, isTime, now);
    const filters = legFilters(leg, source.columns, filter, binding?.missingText);
    return filters.map(({ selector, filter: asked, except }) => ({
      need,
      leg,
      except,
      range,
      columns: made,
      rule: {
        detection: detectionOf(`${source.name}: ${leg.label}`),
        filters: [{ selector, filter: asked, classes: [], missing: [] }],
      },
    }));
  });
}

/** How a column is made, and of what. */
interface LegColumn {
  readonly source: Expr | undefined;
  readonly cell: CellOf;
}

/** A row without the cells that are made of fields, and how these are made. */
interface RowForm {
  readonly blank: readonly Cell[];
  readonly places: readonly number[];
  readonly cells: readonly CellOf[];
}

/** How rows are made of events with such fields: most columns of large tables are of fields that an event does not have. */
function rowForm(columns: readonly LegColumn[], layout: Layout): RowForm {
  const isMade = ({ source }: LegColumn) => source !== undefined && isReadable(source, layout);
  const places = [...columns.keys()].filter((at) => {
    const column = columns[at];
    return column !== undefined && isMade(column);
  });
  return {
    blank: columns.map((column) => (isMade(column) ? null : cellOfNothing(column.cell))),
    places,
    cells: places.flatMap((at) => columns[at]?.cell ?? []),
  };
}

function rowOf({ blank, places, cells }: RowForm, cursor: EventCursor): Cell[] {
  const row = blank.slice();
  for (let i = 0; i < places.length; i++) row[places[i] as number] = (cells[i] as CellOf)(cursor);
  return row;
}

/** The matcher runs detections: a leg stands as one. */
function detectionOf(id: string): Detection {
  return bareDetection({
    id,
    title: id,
    language: "kusto",
    logic: { kind: "queries", queries: [] },
    origin: { file: "", span: { start: 0, end: 0 } },
  });
}

class EventCollector implements Collector {
  readonly columns: readonly (readonly ColumnType[])[];
  readonly #routes: readonly LegRoute[];
  readonly #native: NativeRows;
  readonly #ecs: EcsRows;
  readonly #matcher: Matcher;
  /** By layout and route. */
  readonly #forms = new WeakMap<Layout, Map<number, RowForm>>();

  constructor(
    columns: readonly (readonly ColumnType[])[],
    routes: readonly LegRoute[],
    native: NativeRows,
    ecs: EcsRows,
  ) {
    this.columns = columns;
    this.#routes = routes;
    this.#native = native;
    this.#ecs = ecs;
    this.#matcher = createMatcher({ rules: routes.map(({ rule }) => rule), notes: new Map() });
  }

  feed(cursor: EventCursor, take: TakeRow): void {
    const native = this.#native.needOf(cursor);
    if (native !== undefined) return this.feedAs(native, cursor, take);
    const isInEcs = this.#ecs.feed(cursor, take);
    // Records of no log are rows of no table that logs supply.
    if (cursor.channel === "" && cursor.provider === "") return;
    let last: TableLeg | undefined;
    let lastNeed = -1;
    for (const number of this.#matcher.match(cursor)) {
      const route = this.#routes[number] as LegRoute;
      // Several filters may lead to the same row.
      if (route.leg === last && route.need === lastNeed) continue;
      if (isInEcs && this.#ecs.has(route.need)) continue;
      if (isExcepted(route, cursor)) continue;
      if (!isWithin(route.range, cursor)) continue;
      last = route.leg;
      lastNeed = route.need;
      take(route.need, rowOf(this.#formOf(number, cursor.layout), cursor));
    }
  }

  feedAs(need: number, cursor: EventCursor, take: TakeRow): void {
    take(need, this.#native.rowOf(need, cursor));
  }

  #formOf(number: number, layout: Layout): RowForm {
    let forms = this.#forms.get(layout);
    if (forms === undefined) this.#forms.set(layout, (forms = new Map()));
    let form = forms.get(number);
    if (form === undefined)
      forms.set(number, (form = rowForm(this.#routes[number]?.columns ?? [], layout)));
    return form;
  }
}

function isExcepted({ except }: LegRoute, cursor: EventCursor): boolean {
  for (const [facet, values] of except) if (values.has(String(cursor[facet]))) return true;
  return false;
}
