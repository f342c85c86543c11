import { anyRun, isTrue, literal, not, or } from "../../../model/index.ts";
import type { CompareOperator, Expr, FieldExpr, PatternPart } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { Words } from "../syntax.ts";

/**
 * How Elasticsearch indexes a field: keywords are whole values, in the case they have; texts are cut into words without
 * case; addresses know networks.
 */
export type FieldKind = "keyword" | "text" | "ip" | "number" | "date";

export function textOf({ pieces }: Words): string {
  return pieces.map((piece) => piece ?? "*").join("");
}

/** `field: value` (https://www.elastic.co/docs/reference/query-languages/kql). */
export function valueTest(subject: FieldExpr, words: Words, kind: FieldKind): Expr {
  const { quoted, pieces, span } = words;
  if (!quoted && pieces.length === 1 && pieces[0] === null)
    return not({ kind: "is-null", subject, origin: span });
  switch (kind) {
    case "text":
      return isTrue(textTest(subject, words));
    case "ip":
      return textOf(words).includes("/")
        ? isTrue({
            kind: "network",
            subject,
            network: textOf(words),
            quantifier: "any",
            origin: span,
          })
        : isTrue(keywordTest(subject, words));
    case "number":
    case "date":
      return isTrue(rangeTest(subject, "=", textOf(words), span));
    case "keyword":
      return isTrue(keywordTest(subject, words));
  }
}

function keywordTest(subject: Expr, { pieces, span }: Words): Expr {
  return {
    kind: "match",
    subject,
    pattern: pieces.map(partOf),
    caseRule: "sensitive",
    quantifier: "any",
    origin: span,
  };
}

const partOf = (piece: string | null): PatternPart => (piece === null ? anyRun : literal(piece));

/** Quoted words stand one behind the other; of unquoted ones any suffices; a wildcard is of one word. */
function textTest(subject: Expr, words: Words): Expr {
  const { quoted, pieces, span } = words;
  if (pieces.includes(null)) {
    const pattern = [anyRun, ...pieces.map(partOf), anyRun];
    return {
      kind: "match",
      subject,
      pattern,
      caseRule: "insensitive",
      quantifier: "any",
      origin: span,
    };
  }
  const text = textOf(words);
  const terms = quoted ? [text] : text.split(/[^\p{L}\p{N}_.]+/u).filter((word) => word !== "");
  return or(terms.map((term) => termTest(subject, term, span)));
}

function termTest(subject: Expr, text: string, origin: Span): Expr {
  return {
    kind: "term",
    subject,
    text,
    edge: "both",
    caseRule: "insensitive",
    quantifier: "any",
    origin,
  };
}

/** A value without a field is looked for in all of them. */
export function freeTextTest(words: Words): Expr {
  return textTest({ kind: "record-text", origin: words.span }, words);
}

const operators: Readonly<Record<"<" | "<=" | ">" | ">=" | "=", CompareOperator>> = {
  "<": "lt",
  "<=": "le",
  ">": "gt",
  ">=": "ge",
  "=": "eq",
};

/** Numbers compare as numbers, other values as texts. */
export function rangeTest(
  left: Expr,
  operator: keyof typeof operators,
  value: string,
  origin: Span,
): Expr {
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
