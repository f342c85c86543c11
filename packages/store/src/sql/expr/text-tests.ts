import { patternShape } from "@telltale/core/model";
import type { MatchExpr, RegexExpr, TermExpr } from "@telltale/core/model";
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
 * Whether the literal occurs with no letter or digit beside its edges that are letters or digits themselves. The plain
 * search comes first: it is cheap, and few rows are left for the regular expression.
 */
export function writeTerm(expr: TermExpr, subject: TypedSql, writer: Writer): string {
  const { subject: whole, text } = folded(subject, expr.caseRule === "insensitive", writer.context);
  const found = `contains(${whole}, ${text(expr.text)})`;
  const edges = edgesOf(expr);
  if (!edges.start && !edges.end) return found;
  return `(${found} AND regexp_matches(${whole}, ${bounded(expr, edges, text, unicodeOther)}))`;
}

/**
 * Any of several terms. One alternation over them all with letters of ASCII only sorts out nearly all rows in one go;
 * it lets through what the terms themselves, asked one by one, do not. (One with all letters would make an automaton
 * of enormous size.)
 */
export function writeAnyTerm(
  terms: readonly TermExpr[],
  subject: TypedSql,
  writer: Writer,
): string {
  const each = terms.map((term) => writeTerm(term, subject, writer)).join(" OR ");
  if (!terms.every(({ text }) => isAscii(text))) return `(${each})`;
  const insensitive = terms[0]?.caseRule === "insensitive";
  const { subject: whole } = folded(subject, insensitive, writer.context);
  const sieve = terms
    .map((term) => boundedText(term, edgesOf(term), asciiOther, insensitive))
    .join("|");
  return `(regexp_matches(${whole}, ${textLiteral(sieve)}) AND (${each}))`;
}

/** What may stand beside a term. Halves of surrogate pairs are neither letters nor digits to the engine. */
const unicodeOther = String.raw`(?:[^\p{L}\p{N}]|[\x{10000}-\x{10FFFF}])`;
const asciiOther = "[^0-9A-Za-z]";

function edgesOf(expr: TermExpr): { start: boolean; end: boolean } {
  const wordy = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
  return {
    start: expr.edge !== "end" && wordy(expr.text[0]),
    end: expr.edge !== "start" && wordy(expr.text.at(-1)),
  };
}

function bounded(
  expr: TermExpr,
  edges: { start: boolean; end: boolean },
  text: (value: string) => string,
  other: string,
): string {
  if (isAscii(expr.text))
    return textLiteral(boundedText(expr, edges, other, expr.caseRule === "insensitive"));
  // Folding makes letters out of letters, so it may be done to the quoted literal.
  return `concat(${textLiteral(edges.start ? `(?:^|${other})` : "")}, ${text(escapeRegex(expr.text))}, ${textLiteral(edges.end ? `(?:$|${other})` : "")})`;
}

function boundedText(
  expr: TermExpr,
  edges: { start: boolean; end: boolean },
  other: string,
  insensitive: boolean,
): string {
  const term = escapeRegex(insensitive ? expr.text.toLowerCase() : expr.text);
  return `${edges.start ? `(?:^|${other})` : ""}${term}${edges.end ? `(?:$|${other})` : ""}`;
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
