import { columnsOf, columnsAfter } from "../../model/index.ts";
import type {
  Column,
  ExpandStep,
  Expr,
  Query,
  Source,
  Step,
  TableSource,
} from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import { columnsRead } from "./column-names.ts";
import type { Replacement } from "./column-names.ts";
import { allOf, anyOf, carried, filtersSide } from "./demand.ts";
import type { Demand } from "./demand.ts";
import { alwaysHolds } from "./push-down.ts";

/** What a query asks of a table. Plain data, so that it can be handed to another thread. */
export interface TableNeed {
  readonly source: TableSource;
  /** The columns that the query reads, in the table's order. */
  readonly columns: readonly string[];
  /**
   * What is true of every row that matters, over columns; absent where all rows do. It may be true of more rows: the
   * query filters again.
   */
  readonly filter?: Expr;
}

/** What each place that reads a table asks for. */
interface Gathered {
  source: TableSource;
  readonly columns: Set<string>;
  readonly filters: (Expr | undefined)[];
}

interface Gathering {
  readonly tables: Map<string, Gathered>;
  /** What was asked of each query: `let`s can refer to each other so often that paths are too many to walk twice. */
  readonly asked: Map<Query, Set<string>>;
}

/** The tables that a query reads, each once, in the order of their first use. */
export function tableNeeds(query: Query): readonly TableNeed[] {
  const gathering: Gathering = { tables: new Map(), asked: new Map() };
  const everything = new Set(columnsOf(query).map(({ name }) => name));
  visitQuery(query, { columns: everything, conditions: [] }, gathering);
  return [...gathering.tables.values()].map(({ source, columns, filters }): TableNeed => {
    const filter = anyOf(filters);
    return {
      source,
      columns: source.columns.map(({ name }) => name).filter((name) => columns.has(name)),
      ...(filter === undefined ? {} : { filter }),
    };
  });
}

/** The table with the columns that either place knows of it: some tables are as wide as what is asked of them. */
export function unitedSource(a: TableSource, b: TableSource): TableSource {
  const known = new Set(a.columns.map(({ name }) => name));
  const more = b.columns.filter(({ name }) => !known.has(name));
  return more.length === 0 ? a : { ...a, columns: [...a.columns, ...more] };
}

/** Goes through a query from its end: what is asked of the result, then what each step asks of the rows before it. */
function visitQuery(query: Query, demand: Demand, gathering: Gathering): void {
  if (!isNewlyAsked(query, demand, gathering)) return;
  const shapes = [query.source].map(columnsOfSource);
  for (const step of query.steps) shapes.push(columnsAfter(shapes.at(-1) ?? [], step));
  let asked = demand;
  for (let i = query.steps.length - 1; i >= 0; i--) {
    const before = (shapes[i] ?? []).map(({ name }) => name);
    asked = new StepVisit(before, asked, gathering).visit(query.steps[i] as Step);
  }
  visitSource(query.source, asked, gathering);
}

function isNewlyAsked(
  query: Query,
  { columns, conditions }: Demand,
  { asked }: Gathering,
): boolean {
  const key = JSON.stringify([[...columns].sort(), conditions]);
  const keys = asked.get(query);
  if (keys === undefined) asked.set(query, new Set([key]));
  else if (keys.has(key)) return false;
  else keys.add(key);
  return true;
}

const columnsOfSource = (source: Source) => columnsOf({ source, steps: [] });

function visitSource(source: Source, demand: Demand, gathering: Gathering): void {
  switch (source.kind) {
    case "table": {
      const key = JSON.stringify([source.vocabulary, source.name]);
      let known = gathering.tables.get(key);
      if (known === undefined) {
        known = { source, columns: new Set(), filters: [] };
        gathering.tables.set(key, known);
      } else known.source = unitedSource(known.source, source);
      for (const name of demand.columns) known.columns.add(name);
      known.filters.push(allOf(carried(demand.conditions, asItIs)));
      return;
    }
    case "query":
      return visitQuery(source.query, demand, gathering);
    case "range": {
      const { from, to, step } = source;
      const visit = new StepVisit([], demand, gathering);
      for (const expr of [from, to, step]) visit.read(expr);
      return;
    }
    case "event-class":
    case "everything":
    case "inline":
    case "handed-in":
      return;
    default:
      return unreachable(source);
  }
}

class StepVisit {
  readonly #before: readonly string[];
  readonly #demand: Demand;
  readonly #gathering: Gathering;
  readonly #columns = new Set<string>();

  constructor(before: readonly string[], demand: Demand, gathering: Gathering) {
    this.#before = before;
    this.#demand = demand;
    this.#gathering = gathering;
  }

  /** Notes what an expression over the rows before the step reads, and visits the queries in it. */
  read(expr: Expr): void {
    columnsRead(expr, this.#columns, (query) => this.#whole(query));
  }

  visit(step: Step): Demand {
    const { columns, conditions } = this.#demand;
    switch (step.kind) {
      case "filter":
        this.#keep(columns);
        if (alwaysHolds(step.where)) return this.#asked(conditions);
        this.read(step.where);
        return this.#asked([...carried([step.where], asItIs), ...conditions]);
      case "named":
        return this.#demand;
      case "sort":
        this.#keep(columns);
        for (const { by } of step.keys) this.read(by);
        return this.#asked(conditions);
      case "take":
        // Which rows are taken depends on those that a later condition would leave out.
        return { columns, conditions: [] };
      case "extend": {
        const made = new Map(step.columns.map((column) => [column.name, column.value]));
        for (const [name, value] of made) if (columns.has(name)) this.read(value);
        for (const name of columns) if (!made.has(name)) this.#columns.add(name);
        return this.#asked(carried(conditions, (column) => made.get(column.name) ?? column));
      }
      case "project":
        return this.#made(step.columns, (name) => columns.has(name));
      case "distinct":
        return this.#made(step.columns, () => true);
      case "project-away":
        return this.#demand;
      case "rename": {
        const former = new Map(step.names.map(({ from, to }) => [to, from]));
        for (const name of columns) this.#columns.add(former.get(name) ?? name);
        return this.#asked(
          carried(conditions, (column) => ({
            ...column,
            name: former.get(column.name) ?? column.name,
          })),
        );
      }
      case "summarize": {
        const keys = new Map(step.by.map(({ name, value }) => [name, value]));
        for (const value of keys.values()) this.read(value);
        this.#aggregates(step.aggregates.filter(({ name }) => columns.has(name)));
        // A condition on keys alone holds for all rows of a group or for none; without keys there is always a row.
        return this.#asked(carried(conditions, ({ name }) => keys.get(name)));
      }
      case "series":
        for (const { value } of [...step.by, step.axis]) this.read(value);
        this.#aggregates(step.aggregates);
        for (const { default: value } of step.aggregates) this.read(value);
        for (const value of [step.from, step.to, step.step])
          if (value !== undefined) this.read(value);
        return this.#asked([]);
      case "union":
        // All have the same columns, by place.
        for (const other of step.others) this.#branch(other);
        return this.#demand;
      case "join": {
        const { output, on, flavor, right } = step;
        const wanted = output.filter(({ name }) => columns.has(name));
        for (const { side, from } of wanted) if (side === "left") this.#columns.add(from);
        const rights = new Set(
          wanted.filter(({ side }) => side === "right").map(({ from }) => from),
        );
        for (const { left, right: other } of on) {
          this.read(left);
          columnsRead(other, rights, (query) => this.#whole(query));
        }
        const of = (side: "left" | "right") =>
          carried(conditions, (column) => {
            const made = output.find((one) => one.name === column.name && one.side === side);
            return made === undefined ? undefined : { ...column, name: made.from };
          });
        const conditionsOf = (side: "left" | "right") =>
          filtersSide[side].has(flavor) ? of(side) : [];
        visitQuery(right, { columns: rights, conditions: conditionsOf("right") }, this.#gathering);
        return this.#asked(conditionsOf("left"));
      }
      case "window":
        this.#replaced(step.columns.map(({ name }) => name));
        for (const { by } of step.order) this.read(by);
        for (const expr of step.by ?? []) this.read(expr);
        this.#aggregates(step.columns);
        for (const column of step.columns)
          if ("frame" in column && column.frame.back?.unit === "axis")
            this.read(column.frame.back.axis);
        return this.#asked([]);
      case "expand":
        this.#expand(step);
        return this.#asked(
          this.#untouched(
            step.columns.map(({ name }) => name),
            step.indexColumn,
          ),
        );
      case "parse":
      case "parse-pairs": {
        const names =
          step.kind === "parse-pairs"
            ? step.columns.map(({ name }) => name)
            : step.parts.flatMap((part) => (part.kind === "column" ? [part.column.name] : []));
        // A row that does not fit keeps what it has, or is without a value: either way it is read.
        this.#keep(columns);
        this.read(step.subject);
        return this.#asked(this.#untouched(names));
      }
      case "apply":
        // What its body reads of the row is not told apart from what it reads of the members.
        for (const name of this.#before) this.#columns.add(name);
        this.#expand(step.expand);
        this.#whole(step.body);
        return this.#asked([]);
      case "partition":
        for (const name of this.#before) this.#columns.add(name);
        this.read(step.by);
        this.#whole(step.body);
        return this.#asked([]);
      default:
        return unreachable(step);
    }
  }

  #asked(conditions: readonly Expr[]): Demand {
    return { columns: this.#columns, conditions };
  }

  #keep(names: Iterable<string>): void {
    for (const name of names) this.#columns.add(name);
  }

  /** The columns asked for go on, but for those that the step makes. */
  #replaced(names: readonly string[]): void {
    for (const name of this.#demand.columns) if (!names.includes(name)) this.#columns.add(name);
  }

  #made(made: readonly Column[], isAsked: (name: string) => boolean): Demand {
    const values = new Map(made.map(({ name, value }) => [name, value]));
    for (const [name, value] of values) if (isAsked(name)) this.read(value);
    return this.#asked(carried(this.#demand.conditions, ({ name }) => values.get(name)));
  }

  #aggregates(
    aggregates: readonly { readonly args: readonly Expr[]; readonly where?: Expr }[],
  ): void {
    for (const { args, where } of aggregates)
      for (const expr of where === undefined ? args : [...args, where]) this.read(expr);
  }

  #expand(step: ExpandStep): void {
    this.#replaced(step.columns.map(({ name }) => name));
    for (const { value } of step.columns) this.read(value);
  }

  /** The conditions that speak of none of the columns that the step makes. */
  #untouched(made: readonly string[], index?: string): readonly Expr[] {
    return carried(this.#demand.conditions, (column) =>
      made.includes(column.name) || column.name === index ? undefined : column,
    );
  }

  #branch(query: Query): void {
    visitQuery(query, this.#demand, this.#gathering);
  }

  /** A query whose result is all used. */
  #whole(query: Query): void {
    const columns = new Set(columnsOf(query).map(({ name }) => name));
    visitQuery(query, { columns, conditions: [] }, this.#gathering);
  }
}

const asItIs: Replacement = (column) => column;
