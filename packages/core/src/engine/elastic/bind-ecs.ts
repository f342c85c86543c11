import { and, foldExpr, isTrue, mapExpr, not, or } from "../../model/index.ts";
import type { Expr, FieldExpr, Query } from "../../model/index.ts";
import type { BoundFilter } from "../../schema/index.ts";
import { ecsEvents, ecsSource } from "../../schema/ecs/index.ts";
import type { TableLeg } from "../../schema/kusto/index.ts";
import { allHold, always, truthOf } from "../relational/constants.ts";
import { pushDown } from "../relational/push-down.ts";
import { foldTests } from "./fold-tests.ts";
import { ecsMarks, mappedMarks, ownFieldName } from "./own-fields.ts";

/** Whether a query is over the events of the Elastic Common Schema, not over rows of them, and only filters. */
export function isEcsFilter({ source, steps }: Query): boolean {
  return (
    source.kind === "table" &&
    source.vocabulary === "ecs" &&
    source.columns.length === 0 &&
    steps.every(({ kind }) => kind === "filter" || kind === "named")
  );
}

/**
 * Binds a filter over ECS to the events that can satisfy it: one filter for each kind of event, over its own fields.
 * Beside what the query says stands what it implies of the fields as they are, for the index to look for.
 */
export function bindEcs(query: Query): readonly BoundFilter[] {
  const wheres = query.steps.flatMap((step) => (step.kind === "filter" ? [step.where] : []));
  const filter = wheres.length === 0 ? always : and(wheres);
  const names = fieldsOf(filter);
  const conjuncts = wheres.flatMap(conjunctsOf);
  return [
    ...ecsEvents.flatMap((leg) => boundTo(leg, filter, conjuncts, names)),
    ...asTheyAre(filter, names),
  ];
}

function conjunctsOf(expr: Expr): readonly Expr[] {
  return expr.kind === "and" ? expr.args.flatMap(conjunctsOf) : [expr];
}

/** Most kinds of events are ruled out by a short test, of the category or the operating system. */
function shortFirst(conjuncts: readonly Expr[]): readonly Expr[] {
  const sizes = new Map(conjuncts.map((expr) => [expr, foldExpr<number>(expr, sum)]));
  return conjuncts.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
}

const sum = (_: Expr, children: readonly number[]) =>
  children.reduce((total, child) => total + child, 1);

function boundTo(
  leg: TableLeg,
  filter: Expr,
  conjuncts: readonly Expr[],
  names: readonly string[],
): readonly BoundFilter[] {
  const source = (name: string) => ecsSource(leg, name);
  const tests = new Map<Expr, Expr>();
  for (const conjunct of shortFirst(conjuncts)) {
    const exact = foldTests(
      mapExpr(conjunct, (node) => {
        // An event of Windows logs has no lists of objects: it is one itself.
        if (node.kind === "nested") return isTrue(node.where);
        return isEcs(node) ? madeOf(node, source) : node;
      }),
    );
    if (truthOf(exact) === false || exact.kind === "unknown") return [];
    if (truthOf(exact) === undefined) tests.set(conjunct, exact);
  }
  const implied = pushDown(filter, {
    source: (name) => source(name) ?? nothing,
    type: () => "string",
    isOther: () => false,
  });
  if (truthOf(implied) === false) return [];
  const inOrder = conjuncts.flatMap((conjunct) => tests.get(conjunct) ?? []);
  // Said by double negation, for it is no predicate of the rule's to be shown with a hit.
  const hints = implied === always ? [] : [not(not(implied))];
  const wanted = [not(isInEcs), ...(leg.where === undefined ? [] : [not(not(leg.where))])];
  return [
    {
      selector: leg.selector,
      filter: allHold([...wanted, ...hints, ...inOrder]),
      classes: [className(leg)],
      missing: names.filter((name) => source(name) === undefined),
    },
  ];
}

/** Records that are in ECS themselves: what Winlogbeat and other agents ship, Windows events or not. */
function asTheyAre(filter: Expr, names: readonly string[]): readonly BoundFilter[] {
  const own = mapExpr(filter, (node) => (isEcs(node) ? ownField(node) : node));
  const lacking = names.map((name) => not(exists(name)));
  // A record that has none of the fields is of something else.
  const guard = lacking.length === 0 ? [] : [not(and(lacking))];
  return [
    { selector: { plain: true }, filter: and([...guard, own]), classes: [ownClass], missing: [] },
    {
      selector: { fields: ecsMarks },
      filter: and([not(not(isInEcs)), own]),
      classes: [ownClass],
      missing: [],
    },
  ];
}

const exists = (name: string): Expr => ({
  kind: "exists",
  subject: { kind: "field", vocabulary: "raw", name },
});

/** Events of Windows only where more was made of them than their frame. */
const isInEcs = and([
  or(ecsMarks.map(exists)),
  or([...mappedMarks.map(exists), not(exists("Channel"))]),
]);

function ownField(field: FieldExpr): Expr {
  return { ...field, vocabulary: "raw", name: ownFieldName(field.name) };
}

const nothing: Expr = { kind: "literal", value: { kind: "null" } };

function isEcs(node: Expr): node is FieldExpr {
  return node.kind === "field" && node.vocabulary === "ecs";
}

/** What a field is made of, under the name that the author knows it by. */
function madeOf(field: FieldExpr, source: (name: string) => Expr | undefined): Expr {
  const made = source(field.name);
  if (made === undefined || made.kind === "literal") return made ?? nothing;
  return { kind: "named", name: field.name, role: "macro", arg: made };
}

function fieldsOf(filter: Expr): readonly string[] {
  const names = new Set<string>();
  mapExpr(filter, (node) => {
    if (isEcs(node)) names.add(node.name);
    return node;
  });
  return [...names];
}

const classPrefix = "ecs/";
const ownClass = `${classPrefix}own`;

/** Whether a filter is over records that are in ECS themselves: they may be anything, so that no log source lacks them. */
export function isOverOwnRecords({ classes }: Pick<BoundFilter, "classes">): boolean {
  return classes.includes(ownClass);
}

/** Legs have no names of their own: their place in the table tells them apart. */
const className = (leg: TableLeg) => `${classPrefix}${ecsEvents.indexOf(leg)}`;

/** A value over ECS, for the events of one of a query's bound filters. */
export function bindEcsKey(key: Expr, { classes }: Pick<BoundFilter, "classes">): Expr {
  const [name = ""] = classes;
  const leg = name.startsWith(classPrefix)
    ? ecsEvents[Number(name.slice(classPrefix.length))]
    : undefined;
  return mapExpr(key, (node) => {
    if (!isEcs(node)) return node;
    return leg === undefined ? ownField(node) : (ecsSource(leg, node.name) ?? nothing);
  });
}
