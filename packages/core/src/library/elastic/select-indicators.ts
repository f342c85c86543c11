import { foldExpr } from "../../model/index.ts";
import type { Datum, Event, Expr } from "../../model/index.ts";
import { SourceText } from "../../source/index.ts";
import { textOf } from "./attributes.ts";
import type { RuleTable } from "./attributes.ts";
import { filtersCondition } from "./dsl-filter.ts";
import { lowerEventQuery } from "./lower-query.ts";

/** What is known of one threat: values by the names of ECS (`threat.indicator.ip`, or shorter `ip`). */
export type Indicator = ReadonlyMap<string, Datum>;

/** What rules that match indicators compare events with. */
export interface Indicators {
  readonly records: readonly Indicator[];
  /** What a condition is of a record: the engine's `evaluateExpr`, which this room cannot call by itself. */
  readonly evaluate: (
    condition: Expr,
    record: Pick<Event, "get" | "fields">,
  ) => boolean | undefined;
}

/**
 * The indicators that a rule is about: those that its `threat_query` and its `threat_filters` find; a text says why
 * these cannot be asked. `now` is the time of the newest indicator. A condition on fields that no indicator has is of
 * the index that they would be in elsewhere, for which the file stands here.
 */
export function selectIndicators(
  rule: RuleTable,
  { records, evaluate }: Indicators,
  prefix: string,
): readonly Indicator[] | string {
  const conditions = conditionsOf(rule, records);
  if (typeof conditions === "string") return conditions;
  const known = new Set(records.flatMap((record) => [...record.keys()]));
  const isKnown = (name: string) => known.has(name) || known.has(shortName(name, prefix));
  const asked = conditions.filter((condition) => fieldsOf(condition).some(isKnown));
  return records.filter((record) => {
    const subject = {
      get: (name: string) => valueOf(record, name, prefix),
      fields: () => Object.fromEntries(record),
    };
    return asked.every((condition) => evaluate(condition, subject) === true);
  });
}

/** The value of a field of an indicator, whose name may lack what all of them begin with. */
export function valueOf(indicator: Indicator, name: string, prefix: string): Datum | undefined {
  return indicator.get(name) ?? indicator.get(shortName(name, prefix));
}

const shortName = (name: string, prefix: string) =>
  name.startsWith(prefix) ? name.slice(prefix.length) : name;

function conditionsOf(rule: RuleTable, records: readonly Indicator[]): readonly Expr[] | string {
  const filters = filtersCondition(rule["threat_filters"]);
  if (typeof filters === "string") return filters;
  const text = textOf(rule["threat_query"]);
  if (text === undefined) return conjunctsOf(filters);
  const language = textOf(rule["threat_language"]) === "lucene" ? "lucene" : "kuery";
  const nowMs = Math.max(...records.flatMap(timeOf), 0);
  const { logic, diagnostics } = lowerEventQuery(new SourceText("", text), language, { nowMs });
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (problem !== undefined) return `its threat_query is not well formed: ${problem.message}`;
  const [query] = logic.kind === "queries" ? logic.queries : [];
  const wheres = query?.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : [])) ?? [];
  return [...wheres, filters].flatMap(conjunctsOf);
}

function timeOf(indicator: Indicator): readonly number[] {
  const ms = Date.parse(String(indicator.get("@timestamp")));
  return Number.isNaN(ms) ? [] : [ms];
}

function conjunctsOf(expr: Expr): readonly Expr[] {
  return expr.kind === "and" ? expr.args.flatMap(conjunctsOf) : [expr];
}

/** What is asked of all fields at once counts as one that is known. */
function fieldsOf(expr: Expr): readonly string[] {
  return foldExpr<readonly string[]>(expr, (node, children) =>
    node.kind === "field" ? [node.name] : children.flat(),
  );
}
