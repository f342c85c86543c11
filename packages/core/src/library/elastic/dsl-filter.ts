import {
  boundsTest,
  dateTest,
  translateLuceneRegex,
  valueTest,
} from "../../languages/elastic/index.ts";
import type { Bounds, ReadDate } from "../../languages/elastic/index.ts";
import {
  and,
  anyOne,
  anyRun,
  boolean,
  isTrue,
  literal,
  mapExpr,
  not,
  or,
} from "../../model/index.ts";
import type { Expr, FieldExpr, Pattern } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import { itemsOf, memberOf, textOf } from "./attributes.ts";

/** A condition, or why a filter means none that could be run. */
export type DslCondition = Expr | string;

const span = { start: 0, end: 0 };
const everything: Expr = { kind: "literal", value: boolean(true) };

/**
 * Filters as Kibana keeps them beside a query (`filters` of a rule), all of which have to hold: the Query DSL with
 * `meta`, which may negate one or put it out of use.
 * Source: https://www.elastic.co/docs/reference/query-languages/querydsl
 */
export function filtersCondition(filters: unknown): DslCondition {
  const condition = allOf(itemsOf(filters).map(filterCondition));
  return typeof condition === "string" ? condition : mapExpr(condition, withoutOrigin);
}

/** A filter stands in no text of a query. */
function withoutOrigin(node: Expr): Expr {
  const { origin: _origin, ...rest } = node;
  return rest;
}

function filterCondition(filter: unknown): DslCondition {
  const meta = memberOf(filter, "meta");
  if (memberOf(meta, "disabled") === true) return everything;
  const condition = conditionOf(filter, meta);
  return memberOf(meta, "negate") === true ? opposite(condition) : condition;
}

function conditionOf(filter: unknown, meta: unknown): DslCondition {
  if (memberOf(meta, "type") === "combined") {
    const parts = itemsOf(memberOf(meta, "params")).map(filterCondition);
    return memberOf(meta, "relation") === "OR" ? anyOf(parts) : allOf(parts);
  }
  // Filters of older versions have no `query` around what they ask.
  return clause(memberOf(filter, "query") ?? without(filter, ["meta", "$state"]));
}

function without(value: unknown, names: readonly string[]): unknown {
  return typeof value === "object" && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)))
    : value;
}

function allOf(parts: readonly DslCondition[]): DslCondition {
  return joined(parts, (args) => (args.length === 0 ? everything : and(args)));
}

function anyOf(parts: readonly DslCondition[]): DslCondition {
  return joined(parts, (args) => (args.length === 0 ? not(everything) : or(args)));
}

function joined(
  parts: readonly DslCondition[],
  join: (args: readonly Expr[]) => Expr,
): DslCondition {
  const args: Expr[] = [];
  for (const part of parts) {
    if (typeof part === "string") return part;
    args.push(part);
  }
  return join(args);
}

function opposite(part: DslCondition): DslCondition {
  return typeof part === "string" ? part : not(part);
}

/** One clause of the Query DSL: an object with the name of what it asks, and how. */
function clause(query: unknown): DslCondition {
  const [one, ...others] = entriesOf(query);
  if (one === undefined) return "a filter of it asks for nothing";
  if (others.length > 0) return "a filter of it asks for several things at once";
  const [name, asked] = one;
  switch (name) {
    case "match_all":
      return everything;
    case "match_none":
      return not(everything);
    case "bool":
      return boolCondition(asked);
    case "exists":
      return ofField(memberOf(asked, "field"), (subject) => not({ kind: "is-null", subject }));
    case "range":
      return ofFields(asked, rangeCondition);
    default: {
      const test = valueClauses.get(name);
      return test === undefined
        ? `a filter of it asks by '${name}', which is not supported`
        : ofFields(asked, test);
    }
  }
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.entries(value)
    : [];
}

function boolCondition(asked: unknown): DslCondition {
  const clausesOf = (name: string) => {
    const given = memberOf(asked, name);
    return (given === undefined ? [] : Array.isArray(given) ? itemsOf(given) : [given]).map(clause);
  };
  const musts = [...clausesOf("must"), ...clausesOf("filter")];
  const mays = clausesOf("should");
  const least = Number(memberOf(asked, "minimum_should_match") ?? (musts.length === 0 ? 1 : 0));
  if (least > 1) return "a filter of it wants several of what it lists";
  return allOf([
    ...musts,
    ...(mays.length > 0 && least === 1 ? [anyOf(mays)] : []),
    ...clausesOf("must_not").map(opposite),
  ]);
}

type FieldTest = (subject: FieldExpr, asked: unknown) => DslCondition;

function ofField(name: unknown, test: (subject: FieldExpr) => DslCondition): DslCondition {
  const field = textOf(name);
  return field === undefined
    ? "a filter of it names no field"
    : test({ kind: "field", vocabulary: "ecs", name: field });
}

/** `{ "field": … }`; beside fields stand `boost` and the like, which rank. */
function ofFields(asked: unknown, test: FieldTest): DslCondition {
  const fields = entriesOf(asked).filter(([name]) => name !== "boost" && name !== "_name");
  return allOf(fields.map(([name, value]) => ofField(name, (subject) => test(subject, value))));
}

/** `{ "field": "x" }`, or `{ "field": { "query": "x" } }` with a name of its own in each clause. */
function writtenValue(asked: unknown, name: string): string | undefined {
  const value = memberOf(asked, name) ?? memberOf(asked, "value") ?? asked;
  return typeof value === "object" || value === undefined ? undefined : String(value);
}

function written(name: string, test: (subject: FieldExpr, value: string) => Expr): FieldTest {
  return (subject, asked) => {
    const value = writtenValue(asked, name);
    if (value === undefined) return "a filter of it has no value";
    const condition = test(subject, value);
    return memberOf(asked, "case_insensitive") === true ? withoutCase(condition) : condition;
  };
}

const withoutCase = (condition: Expr): Expr =>
  mapExpr(condition, (node) =>
    node.kind === "match" || node.kind === "regex" ? { ...node, caseRule: "insensitive" } : node,
  );

const equals = (subject: FieldExpr, value: string, quoted = true): Expr =>
  valueTest(
    subject,
    { quoted, pattern: [literal(value)], span },
    ecsFieldKind(subject.name),
    dated,
  );

const valueClauses: ReadonlyMap<string, FieldTest> = new Map([
  ["term", written("value", equals)],
  ["match_phrase", written("query", equals)],
  [
    "match",
    (subject: FieldExpr, asked: unknown) =>
      written("query", (one, value) => equals(one, value, memberOf(asked, "type") === "phrase"))(
        subject,
        asked,
      ),
  ],
  [
    "terms",
    (subject: FieldExpr, asked: unknown) =>
      anyOf(itemsOf(asked).map((value) => equals(subject, String(value)))),
  ],
  ["prefix", written("prefix", (subject, value) => matches(subject, [literal(value), anyRun]))],
  ["wildcard", written("wildcard", (subject, value) => matches(subject, wildcards(value)))],
  [
    "regexp",
    (subject: FieldExpr, asked: unknown) => {
      const text = writtenValue(asked, "regexp") ?? "";
      const translated = translateLuceneRegex(text);
      if ("problem" in translated)
        return `a regular expression in a filter of it cannot be run: ${translated.problem}`;
      const { pattern } = translated;
      return written("regexp", (field) => regexTest(field, pattern))(subject, asked);
    },
  ],
]);

function regexTest(subject: FieldExpr, pattern: string): Expr {
  return isTrue({
    kind: "regex",
    subject,
    pattern,
    caseRule: "sensitive",
    multiline: false,
    dotAll: true,
    mode: "full",
    quantifier: "any",
  });
}

function matches(subject: FieldExpr, pattern: Pattern): Expr {
  return valueTest(subject, { quoted: false, pattern, span }, ecsFieldKind(subject.name));
}

/** `*` and `?`, and a backslash before what stands for itself. */
function wildcards(text: string): Pattern {
  return (text.match(/\\.|[*?]|[^\\*?]+|\\$/gs) ?? []).map((part) =>
    part === "*" ? anyRun : part === "?" ? anyOne : literal(part.replace(/^\\(?=.)/s, "")),
  );
}

const operators = { gt: ">", gte: ">=", lt: "<", lte: "<=", from: ">=", to: "<=" } as const;

function rangeCondition(subject: FieldExpr, asked: unknown): DslCondition {
  let low: Bounds["low"];
  let high: Bounds["high"];
  for (const [name, value] of entriesOf(asked)) {
    const operator = operators[name as keyof typeof operators];
    if (operator === undefined || value === null) continue;
    const end = { text: String(value), isIncluded: operator.endsWith("=") };
    if (operator.startsWith(">")) low = end;
    else high = end;
  }
  if (low === undefined && high === undefined) return everything;
  const wrong: string[] = [];
  const read: typeof dated = (field, operator, text, at) => {
    const test = dateTest(field, operator, text, undefined, at);
    if (typeof test !== "string") return test;
    wrong.push(text);
    return everything;
  };
  const test = isTrue(boundsTest(subject, { low, high }, ecsFieldKind(subject.name), read, span));
  return wrong.length === 0
    ? test
    : `a filter of it compares with '${wrong[0]}', which is no date that logs could go by`;
}

/** A date that is none equals nothing. */
const dated: ReadDate = (subject, operator, text, at) => {
  const test = dateTest(subject, operator, text, undefined, at);
  return typeof test === "string" ? not(everything) : test;
};
