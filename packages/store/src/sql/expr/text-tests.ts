import { patternShape } from "@telltale/core/model";
import type { MatchExpr, RegexExpr, TermExpr, Value } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { SqlContext, TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { textLiteral } from "../literal.ts";
import { escapeRegex, toRe2 } from "../regex.ts";
import type { Writer } from "../writer.ts";

interface Folded {
  readonly subject: string;
  /** The literal as it is compared with the subject. */
  readonly text: (value: string) => string;
}

function folded(subject: TypedSql, insensitive: boolean, context: SqlContext): Folded {
  const text = convert(subject, "string", context).sql;
  return insensitive
    ? { subject: context.fold(text), text: (value) => foldedLiteral(value, context) }
    : { subject: text, text: textLiteral };
}

/** Beyond ASCII the database folds the literal too, so that both sides are folded alike. */
function foldedLiteral(value: string, context: SqlContext): string {
  return isAscii(value) ? textLiteral(value.toLowerCase()) : context.fold(textLiteral(value));
}

function isAscii(value: string): boolean {
  // oxlint-disable-next-line no-control-regex
  return /^[\0-\x7f]*$/.test(value);
}

/** Whether the whole text fits the pattern. */
export function writeMatch(expr: MatchExpr, subject: TypedSql, writer: Writer): string {
  const { subject: whole, text } = folded(subject, expr.caseRule === "insensitive", writer.context);
  const shape = patternShape(expr.pattern);
  switch (shape.kind) {
    case "equals":
      return `(${whole} = ${text(shape.text)})`;
    case "contains":
      return `contains(${whole}, ${text(shape.text)})`;
    case "starts-with":
      return `starts_with(${whole}, ${text(shape.text)})`;
    case "ends-with":
      return `ends_with(${whole}, ${text(shape.text)})`;
    case "anything":
      return `(${whole} IS NOT NULL OR NULL)`;
    case "wildcard":
      return `(${whole} LIKE ${text(likePattern(expr, writer))} ESCAPE '\\')`;
    default:
      return unreachable(shape);
  }
}

function likePattern(expr: MatchExpr, writer: Writer): string {
  return expr.pattern
    .map((part) => {
      switch (part.kind) {
        case "literal":
          return part.text.replaceAll(/[\\%_]/g, String.raw`\$&`);
        case "any-run":
          return "%";
        case "any-one":
          return "_";
        case "placeholder":
          writer.refuse(`the placeholder '%${part.name}%' has no value`, expr.origin);
          return "";
        default:
          return unreachable(part);
      }
    })
    .join("");
}

/**
 * Whether the literal occurs with no letter or digit beside its edges that are letters or digits themselves. In texts of
 * ASCII, that is nearly all of them, a regular expression finds it; with the letters of all scripts, it would take
 * milliseconds to compile, so other texts are searched by a function of ours.
 */
export function writeTerm(expr: TermExpr, subject: TypedSql, writer: Writer): string {
  const { subject: whole, text } = folded(subject, expr.caseRule === "insensitive", writer.context);
  const term = text(expr.text);
  const found = `contains(${whole}, ${term})`;
  if (!isBounded(expr)) return found;
  const searched = searchTerm(expr, whole, term, writer.context);
  if (!isAscii(expr.text)) {
    return `CASE WHEN ${found} THEN ${searched} WHEN ${whole} IS NOT NULL THEN FALSE END`;
  }
  const bounded = `regexp_matches(${whole}, ${textLiteral(asciiTerm(expr))})`;
  return `(${found} AND CASE WHEN ${isAsciiSql(whole)} THEN ${bounded} WHEN ${whole} IS NOT NULL THEN ${searched} END)`;
}

/** Any of several terms: in texts of ASCII, one regular expression finds them all. */
export function writeAnyTerm(
  terms: readonly TermExpr[],
  subject: TypedSql,
  writer: Writer,
): string {
  const insensitive = terms[0]?.caseRule === "insensitive";
  const { subject: whole, text } = folded(subject, insensitive, writer.context);
  const each = terms.map((expr) => {
    const term = text(expr.text);
    const found = `contains(${whole}, ${term})`;
    return isBounded(expr)
      ? `(${found} AND ${searchTerm(expr, whole, term, writer.context)})`
      : found;
  });
  // A term with other letters is in no text of ASCII.
  const sieve = terms.filter((expr) => isAscii(expr.text)).map(asciiTerm);
  const inAscii =
    sieve.length === 0 ? "FALSE" : `regexp_matches(${whole}, ${textLiteral(sieve.join("|"))})`;
  return `CASE WHEN ${isAsciiSql(whole)} THEN ${inAscii} WHEN ${whole} IS NOT NULL THEN ${each.join(" OR ")} END`;
}

/** It has as many bytes as characters. */
function isAsciiSql(text: string): string {
  return `strlen(${text}) = length(${text})`;
}

const searches = { both: "text-has", start: "text-has-prefix", end: "text-has-suffix" } as const;

/** The search by a function of ours, in a text that is folded already. */
function searchTerm(expr: TermExpr, whole: string, term: string, context: SqlContext): string {
  const sensitive: Value = { kind: "string", value: "sensitive" };
  const args: readonly TypedSql[] = [
    { sql: whole, type: "string" },
    { sql: term, type: "string" },
    { sql: textLiteral("sensitive"), type: "string", literal: sensitive },
  ];
  return context.call(searches[expr.edge], args, "boolean").sql;
}

/** Whether an edge that is tested is a letter or digit: beside punctuation anything may stand. */
function isBounded(expr: TermExpr): boolean {
  const { start, end } = edgesOf(expr);
  return start || end;
}

function edgesOf(expr: TermExpr): { start: boolean; end: boolean } {
  const wordy = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
  return {
    start: expr.edge !== "end" && wordy(expr.text[0]),
    end: expr.edge !== "start" && wordy(expr.text.at(-1)),
  };
}

/** The regular expression of a term in texts of ASCII, which are folded where case does not count. */
function asciiTerm(expr: TermExpr): string {
  const { start, end } = edgesOf(expr);
  const term = expr.caseRule === "insensitive" ? expr.text.toLowerCase() : expr.text;
  return `${start ? "(?:^|[^0-9A-Za-z])" : ""}${escapeRegex(term)}${end ? "(?:$|[^0-9A-Za-z])" : ""}`;
}

/** A regular expression, in the database's own engine. */
export function writeRegex(expr: RegexExpr, subject: TypedSql, writer: Writer): string {
  const regex = toRe2(expr.pattern);
  if (regex.kind === "refused") {
    writer.refuse(`the regular expression cannot be run here: ${regex.reason}`, expr.origin);
    return "NULL";
  }
  const flags = [
    [expr.caseRule === "insensitive", "i"],
    [expr.multiline, "m"],
    [expr.dotAll, "s"],
  ] as const;
  const on = flags.map(([set, letter]) => (set ? letter : "")).join("");
  const off = flags.map(([set, letter]) => (set ? "" : letter)).join("");
  const prefix = `(?${on}${off === "" ? "" : `-${off}`})`;
  const pattern =
    expr.mode === "full" ? String.raw`${prefix}\A(?:${regex.pattern})\z` : prefix + regex.pattern;
  const text = convert(subject, "string", writer.context).sql;
  return `regexp_matches(${text}, ${textLiteral(pattern)})`;
}
