import {
  and,
  anyRun,
  isTrue,
  literal,
  normalizePattern,
  not,
  or,
  patternShape,
} from "../../model/index.ts";
import type {
  CompareOperator,
  Expr,
  FieldExpr,
  Pattern,
  PatternPart,
  TermExpr,
} from "../../model/index.ts";
import type { Span } from "../../source/index.ts";

/**
 * How Elasticsearch indexes a field: keywords are whole values, in the case they have; texts are cut into words without
 * case; addresses know networks.
 */
export type FieldKind = "keyword" | "text" | "ip" | "number" | "date";

/** A value as a query has it: quoted, or words in which there may be wildcards. */
export interface WrittenValue {
  readonly quoted: boolean;
  readonly pattern: Pattern;
  readonly span: Span;
}

/** Makes a comparison with a date; what is none it says. */
export type ReadDate = (
  subject: FieldExpr,
  operator: RangeOperator,
  text: string,
  span: Span,
) => Expr;

/** `field: value` in Kibana KQL and in Lucene (https://www.elastic.co/docs/reference/query-languages/kql). */
export function valueTest(
  subject: FieldExpr,
  value: WrittenValue,
  kind: FieldKind,
  readDate: ReadDate = rangeTest,
): Expr {
  const { quoted, pattern, span } = value;
  if (!quoted && pattern.length === 1 && pattern[0]?.kind === "any-run")
    return not({ kind: "is-null", subject, origin: span });
  switch (kind) {
    case "text":
      return isTrue(textTest(subject, value));
    case "ip":
      return textOf(pattern).includes("/")
        ? isTrue({
            kind: "network",
            subject,
            network: textOf(pattern),
            quantifier: "any",
            origin: span,
          })
        : isTrue(keywordTest(subject, value));
    case "date":
      return isTrue(readDate(subject, "=", textOf(pattern), span));
    case "number":
      return isTrue(rangeTest(subject, "=", textOf(pattern), span));
    case "keyword":
      return isTrue(keywordTest(subject, value));
  }
}

const marks = { "any-run": "*", "any-one": "?" } as const;

/** The text of a value whose wildcards stand for themselves. */
function textOf(pattern: Pattern): string {
  return pattern
    .map((part) =>
      part.kind === "literal" ? part.text : part.kind === "placeholder" ? "" : marks[part.kind],
    )
    .join("");
}

function keywordTest(subject: Expr, { pattern, span }: WrittenValue): Expr {
  return {
    kind: "match",
    subject,
    pattern,
    caseRule: "sensitive",
    quantifier: "any",
    origin: span,
  };
}

/** Quoted words stand one behind the other; of unquoted ones any suffices; a wildcard is of one word. */
function textTest(subject: Expr, { quoted, pattern, span }: WrittenValue): Expr {
  if (!quoted && pattern.some(({ kind }) => kind !== "literal"))
    return or(blankSeparated(pattern).map((word) => wordTest(subject, word, span)));
  const words = wordsOf(textOf(pattern));
  return quoted && words.length > 1
    ? phraseTest(subject, words, span)
    : or(words.map((word) => termTest(subject, word, "both", span)));
}

/** Words as Elasticsearch cuts texts into them: a dot belongs to a word that it is within. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{N}_.]+/u)
    .map((word) => word.replace(/^\.+|\.+$/g, ""))
    .filter((word) => word !== "");
}

/**
 * The words one behind the other, whatever marks and blanks are between them. Each of them is asked for by itself as
 * well: that is found out for all rules at once, and few texts that lack one are left for the regular expression.
 */
function phraseTest(subject: Expr, words: readonly string[], origin: Span): Expr {
  const written = words.map((word) => word.replaceAll(/[^\p{L}\p{N}_]/gu, "\\$&"));
  const between = String.raw`[^\p{L}\p{N}_]`;
  return and([
    ...words.map((word) => termTest(subject, word, "both", origin)),
    {
      kind: "regex",
      subject,
      pattern: `(?:^|${between})${written.join(`${between}+`)}(?:$|${between})`,
      caseRule: "insensitive",
      multiline: false,
      dotAll: true,
      mode: "search",
      quantifier: "any",
      origin,
    },
  ]);
}

/** The parts of a pattern between its blanks. */
function blankSeparated(pattern: Pattern): readonly Pattern[] {
  const words: PatternPart[][] = [[]];
  for (const part of pattern) {
    if (part.kind !== "literal") {
      words.at(-1)?.push(part);
      continue;
    }
    part.text.split(/\s+/).forEach((text, at) => {
      if (at > 0) words.push([]);
      if (text !== "") words.at(-1)?.push(literal(text));
    });
  }
  return words.filter((word) => word.length > 0);
}

/** A word with wildcards: it begins and ends where a word does, unless it begins or ends with a wildcard. */
function wordTest(subject: Expr, pattern: Pattern, origin: Span): Expr {
  const shape = patternShape(pattern);
  switch (shape.kind) {
    case "equals":
      return termTest(subject, shape.text, "both", origin);
    case "starts-with":
      return termTest(subject, shape.text, "start", origin);
    case "ends-with":
      return termTest(subject, shape.text, "end", origin);
    default:
      return {
        kind: "match",
        subject,
        pattern: normalizePattern([anyRun, ...pattern, anyRun]),
        caseRule: "insensitive",
        quantifier: "any",
        origin,
      };
  }
}

function termTest(subject: Expr, text: string, edge: TermExpr["edge"], origin: Span): Expr {
  return {
    kind: "term",
    subject,
    text,
    edge,
    caseRule: "insensitive",
    quantifier: "any",
    origin,
  };
}

/** A value without a field is looked for in all of them, of which most are keywords: a quoted one as it stands. */
export function freeTextTest(value: WrittenValue): Expr {
  const { quoted, pattern, span } = value;
  const subject: Expr = { kind: "record-text", origin: span };
  return quoted ? termTest(subject, textOf(pattern), "both", span) : textTest(subject, value);
}

export type RangeOperator = "<" | "<=" | ">" | ">=" | "=";

const operators: Readonly<Record<RangeOperator, CompareOperator>> = {
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "=": "eq",
};

/** Numbers compare as numbers, other values as texts. */
export function rangeTest(left: Expr, operator: RangeOperator, value: string, origin: Span): Expr {
  return {
    kind: "compare",
    operator: operators[operator],
    left,
    right: { kind: "literal", value: { kind: "string", value }, origin },
    as: "either",
    caseRule: "sensitive",
    quantifier: "any",
    origin,
  };
}
