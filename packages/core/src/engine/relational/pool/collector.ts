import { bareDetection } from "../../../model/index.ts";
import type { Cell } from "../../../model/index.ts";
import type { EventCursor, Layout } from "../../../telemetry/index.ts";
import { createMatcher } from "../../matcher.ts";
import type { Matcher } from "../../matcher.ts";
import { always } from "../constants.ts";
import { NativeRows } from "../native-rows.ts";
import type { TableNeed } from "../table-needs.ts";
import { HeldEvent } from "./held-event.ts";
import { poolLayout } from "./layout.ts";
import type { PoolLayout, PoolLeg } from "./layout.ts";
import { RowPlanner } from "./row-plan.ts";
import type { RowPlan, RowShape } from "./row-plan.ts";

/**
 * Is given the rows of an event, in a new array each time. The first cell is for the kind of the row: who gathers all
 * rows numbers these.
 */
export type TakePoolRow = (shape: RowShape, cells: Cell[]) => void;

/** Makes rows of the pool out of records. */
export class PoolCollector {
  readonly #layout: PoolLayout;
  readonly #planner: RowPlanner;
  readonly #matcher: Matcher;
  readonly #native: NativeRows;
  readonly #nativeShapes = new Map<Layout, RowShape[]>();
  readonly #plans = new WeakMap<Layout, KnownPlans[]>();
  #event: HeldEvent | undefined;

  constructor(needs: readonly TableNeed[]) {
    this.#layout = poolLayout(needs);
    this.#planner = new RowPlanner(this.#layout);
    const [, ...legs] = this.#layout.legs;
    this.#matcher = createMatcher({ rules: legs.map(ruleOf), notes: new Map() });
    this.#native = new NativeRows(
      needs,
      this.#layout.tables.slice(0, needs.length).map(({ columns }) => columns),
    );
  }

  feed(cursor: EventCursor, file: string, take: TakePoolRow): void {
    const event = (this.#event ??= new HeldEvent(cursor));
    event.hold(cursor, file);
    const native = this.#native.needOf(cursor);
    // Records of no log are rows of no table that logs supply.
    const isOfLog = native === undefined && (event.channel !== "" || event.provider !== "");
    const matched = isOfLog ? this.#matcher.match(cursor) : none;
    for (const { shape, cells } of this.#plansFor(cursor.layout, matched)) {
      const row = new Array<Cell>(cells.length + 1).fill(null);
      for (let i = 0; i < cells.length; i++) row[i + 1] = cells[i]?.(event) ?? null;
      if (native === undefined) take(shape, row);
      else
        take(this.#nativeShape(shape, native, cursor.layout), [
          ...row,
          ...this.#native.rowOf(native, cursor),
        ]);
    }
  }

  #plansFor(layout: Layout, matched: readonly number[]): readonly RowPlan[] {
    let known = this.#plans.get(layout);
    if (known === undefined) this.#plans.set(layout, (known = []));
    const found = known.find((one) => isSame(one.matched, matched));
    if (found !== undefined) return found.plans;
    // Rules are numbered without the leg of every record, which is the first.
    const legs = [0, ...matched.map((number) => number + 1)];
    const plans = this.#planner.plans(legs, layout);
    known.push({ matched: [...matched], plans });
    return plans;
  }

  /** The shape of rows of a table that come as rows. */
  #nativeShape({ legs, columns }: RowShape, table: number, layout: Layout): RowShape {
    const shapes = this.#nativeShapes.get(layout) ?? [];
    this.#nativeShapes.set(layout, shapes);
    const known = shapes.find(({ own }) => own === table);
    if (known !== undefined) return known;
    const { own = 0, columns: names = [] } = this.#layout.tables[table] ?? {};
    const shape = {
      legs,
      own: table,
      columns: [...columns, ...names.map((_, i) => own + i)],
    };
    shapes.push(shape);
    return shape;
  }
}

const none: readonly number[] = [];

interface KnownPlans {
  readonly matched: readonly number[];
  readonly plans: readonly RowPlan[];
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, i) => number === b[i]);
}

/** The matcher runs detections: a leg stands as one. */
function ruleOf({ leg }: PoolLeg) {
  const detection = bareDetection({
    id: leg.label,
    title: leg.label,
    language: "kusto",
    logic: { kind: "queries", queries: [] },
    origin: { file: "", span: { start: 0, end: 0 } },
  });
  const filter = leg.where ?? always;
  return {
    detection,
    filters: [{ selector: leg.selector, filter, classes: [], missing: [] }],
  };
}
