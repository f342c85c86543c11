import {
  and,
  anyRun,
  isTrue,
  literal,
  normalizePattern,
  not,
  or,
  typeOf,
} from "../../../model/index.ts";
import type { CompareOperator, Expr, Pattern } from "../../../model/index.ts";
import type { SearchExpr, SearchOperator, SearchValue } from "../syntax.ts";
import { fieldOf, refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import { filledIn, isGiven } from "./placeholders.ts";
import type { Rows } from "./rows.ts";
import { selectedEvents } from "./sources.ts";
import type { Selected } from "./sources.ts";
import { lowerSubsearch } from "./subsearch.ts";
import { isTimeModifier, timeTest } from "./time.ts";
import {
  asMany,
  asText,
  booleanLiteral,
  call,
  column,
  compareNumbers,
  looksNumeric,
  numberLiteral,
  textLiteral,
} from "./values.ts";

/**
 * Lowers a search expression. Its tests are true or false: `NOT x=v` holds of rows without x, `x!=v` does not. Values
 * compare without case and as a whole, `*` is any run of characters.
 */
export function lowerSearch(expr: SearchExpr, rows: Rows, lowering: Lowering): Expr {
  const lower = (part: SearchExpr) => lowerSearch(part, rows, lowering);
  switch (expr.kind) {
    case "and":
      return and(expr.args.map(lower), expr.span);
    case "or":
      return or(expr.args.map(lower), expr.span);
    case "not":
      return not(lower(expr.arg), expr.span);
    case "comparison":
      return lowerTest(expr.field, expr.operator, expr.value, rows, lowering);
    case "in":
      return or(
        expr.values.map((value) => lowerTest(expr.field, "=", value, rows, lowering)),
        expr.span,
      );
    case "term":
      return lowerTerm(expr.value, rows, lowering);
    case "subsearch":
      return lowerSubsearch(expr.pipeline, rows, lowering, expr.span);
  }
}

const operators: Readonly<Record<SearchOperator, CompareOperator>> = {
  "=": "eq",
  "!=": "ne",
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
};

function lowerTest(
  name: string,
  operator: SearchOperator,
  value: SearchValue,
  rows: Rows,
  lowering: Lowering,
): Expr {
  const computed = filledIn(value.text, rows, lowering, value.span);
  if (computed !== undefined) return computedTest(name, operator, computed, value, rows, lowering);
  const special = lowerSpecial(name, operator, value, rows, lowering);
  if (special !== undefined) return special;
  const subject = fieldOf(name, rows, lowering, value.span);
  if (subject.kind === "literal") return booleanLiteral(false);
  if (operator !== "=" && operator !== "!=") return ordered(subject, operators[operator], value);
  const isNegated = operator === "!=";
  if (/^\*+$/.test(value.text)) {
    const isThere: Expr = not({ kind: "is-null", subject }, value.span);
    return isNegated ? booleanLiteral(false) : isThere;
  }
  return isTrue(equality(subject, value, isNegated));
}

/** A test against a value that only the row of a `map` tells. */
function computedTest(
  name: string,
  operator: SearchOperator,
  computed: Expr,
  value: SearchValue,
  rows: Rows,
  lowering: Lowering,
): Expr {
  if (isTimeModifier(name) && operator === "=" && rows.type("_time") === "datetime") {
    const bound = name === "earliest" ? "ge" : "lt";
    return isTrue(compareNumbers(bound, column("_time", "datetime"), computed));
  }
  if (isGiven(name, lowering) || specialNames.has(name) || isTimeModifier(name))
    return refuse(lowering, `'${name}' with a field's value in 'map'`, value.span);
  const subject = fieldOf(name, rows, lowering, value.span);
  if (operator !== "=" && operator !== "!=")
    return isTrue(
      call("spl-compare", "boolean", subject, computed, textLiteral(operators[operator])),
    );
  const test = isTrue(call("spl-fits", "boolean", subject, computed));
  if (operator === "=") return test;
  return and([not({ kind: "is-null", subject }), not(test)]);
}

const specialNames = new Set(["index", "source", "sourcetype", "eventtype", "tag"]);

function ordered(subject: Expr, operator: CompareOperator, { text }: SearchValue): Expr {
  const wanted = looksNumeric(text) ? numberLiteral(Number(text)) : textLiteral(text);
  return isTrue(call("spl-compare", "boolean", subject, wanted, textLiteral(operator)));
}

function equality(subject: Expr, value: SearchValue, isNegated: boolean): Expr {
  const pattern = patternOf(value.text);
  const type = typeOf(subject);
  if (type === "dynamic") {
    const regex = textLiteral(regexOfPattern(pattern, value.sensitive === true));
    return isNegated
      ? not({
          kind: "is-null",
          subject: call("spl-many-filter", "dynamic", subject, regex, booleanLiteral(false)),
        })
      : call("spl-many-any-fits", "boolean", asMany(subject), regex);
  }
  if (type !== "string" && looksNumeric(value.text))
    return compareNumbers(isNegated ? "ne" : "eq", subject, textLiteral(value.text));
  const test: Expr = {
    kind: "match",
    subject: asText(subject),
    pattern,
    caseRule: value.sensitive === true ? "sensitive" : "insensitive",
    quantifier: "any",
    origin: value.span,
  };
  const network = /^[\d.]+\/\d{1,2}$|^[\da-f:]+\/\d{1,3}$/i.test(value.text);
  const whole: Expr = network
    ? or([
        test,
        // Of what is no address a network says nothing, which is no reason for `!=` not to hold.
        isTrue({
          kind: "network",
          subject: asText(subject),
          network: value.text,
          quantifier: "any",
        }),
      ])
    : test;
  return isNegated ? not(whole) : whole;
}

/** A value as a pattern: asterisks are wildcards and cannot be escaped. */
export function patternOf(text: string): Pattern {
  return normalizePattern(
    text.split(/(\*)/).map((part) => (part === "*" ? anyRun : literal(part))),
  );
}

export function regexOfPattern(pattern: Pattern, sensitive: boolean): string {
  const body = pattern
    .map((part) =>
      part.kind === "literal" ? part.text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`) : ".*",
    )
    .join("");
  return `(?${sensitive ? "" : "i"}s)^(?:${body})$`;
}

/** Words and phrases are looked for in the whole event. */
function lowerTerm(value: SearchValue, rows: Rows, lowering: Lowering): Expr {
  if (/^\*+$/.test(value.text)) return booleanLiteral(true);
  const raw = rows.type("_raw");
  if (raw === undefined) return booleanLiteral(false);
  if (value.text === "") return refuse(lowering, "An empty search term", value.span);
  const computed = filledIn(`*${value.text}*`, rows, lowering, value.span);
  if (computed !== undefined)
    return isTrue(call("spl-fits", "boolean", column("_raw", raw), computed));
  return isTrue({
    kind: "match",
    subject: column("_raw", raw),
    pattern: normalizePattern([anyRun, ...patternOf(value.text), anyRun]),
    caseRule: value.sensitive === true ? "sensitive" : "insensitive",
    quantifier: "any",
    origin: value.span,
  });
}

/** Names that speak of where events are kept rather than of what they say. */
function lowerSpecial(
  name: string,
  operator: SearchOperator,
  value: SearchValue,
  rows: Rows,
  lowering: Lowering,
): Expr | undefined {
  if (operator !== "=" && operator !== "!=") return undefined;
  if (isTimeModifier(name)) return timeTest(name, value, rows, lowering);
  if (name === "tag" || name.startsWith("tag::")) {
    lowering.say("spl/no-data", { what: `the tag '${value.text}'` }, value.span);
    return booleanLiteral(operator === "!=");
  }
  // Rows that are no events any more have these as fields, if at all.
  const selected = selectedEvents(name, value.text, lowering.sources);
  if (selected === undefined || rows.type("Channel") === undefined) return undefined;
  const test = isTrue(selection(selected, name, value, lowering));
  return operator === "!=" ? not(test) : test;
}

function selection(selected: Selected, key: string, value: SearchValue, lowering: Lowering): Expr {
  switch (selected.kind) {
    case "all":
      return booleanLiteral(true);
    case "unknown":
      lowering.say("spl/any-index", { name: value.text }, value.span);
      return booleanLiteral(true);
    case "none":
      lowering.say("spl/no-data", { what: `the ${key} '${value.text}'` }, value.span);
      return booleanLiteral(false);
    case "channels":
      return or(
        selected.names.map((channel): Expr => ({
          kind: "match",
          subject: column("Channel", "string"),
          pattern: patternOf(channel),
          caseRule: "insensitive",
          quantifier: "any",
          origin: value.span,
        })),
      );
  }
}
