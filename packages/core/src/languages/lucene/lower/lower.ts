import { and, boolean, isTrue, not, or } from "../../../model/index.ts";
import type { Expr, FieldExpr, Query } from "../../../model/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import {
  boundsTest,
  dateTest,
  freeTextTest,
  translateLuceneRegex,
  valueTest,
} from "../../elastic/index.ts";
import type { FieldKind, ReadDate } from "../../elastic/index.ts";
import { createReport } from "../../text/index.ts";
import { occurrencesOf } from "../occurrences.ts";
import type { ParsedLucene } from "../parse.ts";
import type {
  LuceneClauses,
  LuceneField,
  LuceneNode,
  LuceneRange,
  LuceneRegex,
  LuceneValue,
} from "../syntax.ts";
import { luceneLoweringDiagnostics } from "./diagnostics.ts";
import type { SayLuceneLowering } from "./diagnostics.ts";

export interface LoweredLucene {
  /** The events that match; with an error among the diagnostics it is not to be run. */
  readonly query: Query;
  readonly diagnostics: readonly Diagnostic[];
}

export interface LuceneLoweringOptions {
  /** How a field is indexed: what its tests mean depends on it. A keyword where nothing else is said. */
  readonly fieldKind?: (field: string) => FieldKind;
  /** What `now` is, in milliseconds since 1970; a query that asks for it is refused without. */
  readonly nowMs?: number;
}

const maxDiagnostics = 100;

/**
 * Lowers a parsed query. Every test is two-valued: `NOT a:x` holds of events without a. Fields are of the vocabulary
 * `ecs`, the events are those of all its event classes.
 */
export function lowerLucene(
  { tree }: ParsedLucene,
  source: SourceText,
  { fieldKind = () => "keyword", nowMs }: LuceneLoweringOptions = {},
): LoweredLucene {
  const { diagnostics, say } = createReport(
    luceneLoweringDiagnostics,
    source,
    maxDiagnostics,
    () => {},
  );
  const where = conditionOf(tree, undefined, {
    fieldKind,
    say,
    readDate: dateReader(say, nowMs),
  });
  return {
    query: {
      source: { kind: "table", vocabulary: "ecs", name: "events", columns: [] },
      steps: [{ kind: "filter", where, origin: tree.span }],
    },
    diagnostics,
  };
}

interface Lowering {
  readonly say: SayLuceneLowering;
  readonly fieldKind: (field: string) => FieldKind;
  readonly readDate: ReadDate;
}

function dateReader(say: SayLuceneLowering, nowMs: number | undefined): ReadDate {
  return (field, operator, text, span) => {
    const test = dateTest(field, operator, text, nowMs, span);
    if (typeof test !== "string") return test;
    say(test === "no-date" ? "lucene/date" : "lucene/relative-date", { text }, span);
    return never;
  };
}

function conditionOf(node: LuceneNode, outer: LuceneField | undefined, lowering: Lowering): Expr {
  const { span } = node;
  switch (node.kind) {
    case "everything":
      return { kind: "literal", value: boolean(true), origin: span };
    case "clauses":
      return clausesCondition(node, outer, lowering);
    case "group":
      return conditionOf(node.query, node.field, lowering);
    case "exists":
      return not({ kind: "is-null", subject: fieldOf(node.field), origin: span });
    case "test":
      return testOf(node.value, node.field ?? outer, lowering);
  }
}

/** What may match decides where nothing has to; a query of what must not match finds all else, as in Elasticsearch. */
function clausesCondition(
  { clauses, span }: LuceneClauses,
  outer: LuceneField | undefined,
  lowering: Lowering,
): Expr {
  const occurrences = occurrencesOf(clauses);
  const lowered = clauses.map(({ query }) => conditionOf(query, outer, lowering));
  const those = (occurrence: string) => lowered.filter((_, i) => occurrences[i] === occurrence);
  const musts = those("must");
  const mays = those("may");
  return and(
    [
      ...musts,
      ...(musts.length === 0 && mays.length > 0 ? [or(mays, span)] : []),
      ...those("must-not").map((expr) => not(expr)),
    ],
    span,
  );
}

/** A name with wildcards stands for all fields that it fits. */
function fieldOf({ name, span }: LuceneField): FieldExpr {
  return { kind: "field", vocabulary: "ecs", name, origin: span };
}

const never: Expr = { kind: "literal", value: boolean(false) };

function testOf(value: LuceneValue, field: LuceneField | undefined, lowering: Lowering): Expr {
  switch (value.kind) {
    case "text":
      if (value.isLoose) lowering.say("lucene/approximate", { quoted: value.quoted }, value.span);
      return field === undefined
        ? isTrue(freeTextTest(value))
        : valueTest(fieldOf(field), value, lowering.fieldKind(field.name), lowering.readDate);
    case "regex":
      return regexTest(value, field, lowering);
    case "range":
      return rangeCondition(value, field, lowering);
  }
}

/** The whole value of a keyword, in its case; any word of a text, whose words have none. */
function regexTest(
  { text, span }: LuceneRegex,
  field: LuceneField | undefined,
  { say, fieldKind }: Lowering,
): Expr {
  const translated = translateLuceneRegex(text);
  if ("problem" in translated) {
    say("lucene/regex", { reason: translated.problem }, span);
    return never;
  }
  const isText = field === undefined || fieldKind(field.name) === "text";
  return isTrue({
    kind: "regex",
    subject: field === undefined ? { kind: "record-text", origin: span } : fieldOf(field),
    pattern: isText ? `\\b(?:${translated.pattern})\\b` : translated.pattern,
    caseRule: isText ? "insensitive" : "sensitive",
    multiline: false,
    dotAll: true,
    mode: isText ? "search" : "full",
    quantifier: "any",
    origin: span,
  });
}

function rangeCondition(
  { low, high, span }: LuceneRange,
  field: LuceneField | undefined,
  { say, fieldKind, readDate }: Lowering,
): Expr {
  if (field === undefined) {
    say("lucene/range-without-field", {}, span);
    return never;
  }
  const subject = fieldOf(field);
  if (low === undefined && high === undefined)
    return not({ kind: "is-null", subject, origin: span });
  return isTrue(boundsTest(subject, { low, high }, fieldKind(field.name), readDate, span));
}
