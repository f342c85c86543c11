import { and, anyRun, boolean, isTrue, literal, not, or } from "../../../model/index.ts";
import type { Expr, FieldExpr, Query } from "../../../model/index.ts";
import type { Diagnostic, SourceText } from "../../../source/index.ts";
import { boundsTest, dateTest, freeTextTest, valueTest } from "../../elastic/index.ts";
import type { FieldKind, ReadDate, WrittenValue } from "../../elastic/index.ts";
import { createReport } from "../../text/index.ts";
import type { ParsedKuery } from "../parse.ts";
import type { KueryNode, KueryValue, Words } from "../syntax.ts";
import { kueryLoweringDiagnostics } from "./diagnostics.ts";
import type { SayKueryLowering } from "./diagnostics.ts";

export interface LoweredKuery {
  /** The events that match; with an error among the diagnostics it is not to be run. */
  readonly query: Query;
  readonly diagnostics: readonly Diagnostic[];
}

export interface KueryLoweringOptions {
  /** How a field is indexed: what its tests mean depends on it. A keyword where nothing else is said. */
  readonly fieldKind?: (field: string) => FieldKind;
  /** What `now` is, in milliseconds since 1970; a query that asks for it is refused without. */
  readonly nowMs?: number;
}

const maxDiagnostics = 100;

/**
 * Lowers a parsed query. Every test is two-valued: `not a: x` holds of events without a. Fields are of the vocabulary
 * `ecs`, the events are those of all its event classes.
 */
export function lowerKuery(
  { tree }: ParsedKuery,
  source: SourceText,
  { fieldKind = () => "keyword", nowMs }: KueryLoweringOptions = {},
): LoweredKuery {
  const { diagnostics, say } = createReport(
    kueryLoweringDiagnostics,
    source,
    maxDiagnostics,
    () => {},
  );
  const where = conditionOf(tree, { fieldKind, say, readDate: dateReader(say, nowMs), prefix: "" });
  return {
    query: {
      source: { kind: "table", vocabulary: "ecs", name: "events", columns: [] },
      steps: [{ kind: "filter", where, origin: tree.span }],
    },
    diagnostics,
  };
}

interface Lowering {
  readonly say: SayKueryLowering;
  readonly fieldKind: (field: string) => FieldKind;
  readonly readDate: ReadDate;
  /** What names of fields begin with: the nested field that they are in. */
  readonly prefix: string;
}

function dateReader(say: SayKueryLowering, nowMs: number | undefined): ReadDate {
  return (field, operator, text, span) => {
    const test = dateTest(field, operator, text, nowMs, span);
    if (typeof test !== "string") return test;
    say(test === "no-date" ? "kuery/date" : "kuery/relative-date", { text }, span);
    return never;
  };
}

function conditionOf(node: KueryNode, lowering: Lowering): Expr {
  const { span } = node;
  switch (node.kind) {
    case "everything":
      return { kind: "literal", value: boolean(true), origin: span };
    case "and":
      return and(
        node.args.map((arg) => conditionOf(arg, lowering)),
        span,
      );
    case "or":
      return or(
        node.args.map((arg) => conditionOf(arg, lowering)),
        span,
      );
    case "not":
      return not(conditionOf(node.arg, lowering), span);
    case "nested": {
      const { name: field } = fieldOf(node.field, lowering);
      const where = conditionOf(node.query, { ...lowering, prefix: `${field}.` });
      return { kind: "nested", field, where, origin: span };
    }
    case "test":
      return valueCondition(node.value, testsOf(node.field, lowering));
    case "range": {
      const field = fieldOf(node.field, lowering);
      const end = { text: textOf(node.value), isIncluded: node.operator.endsWith("=") };
      const bounds = node.operator.startsWith(">") ? { low: end } : { high: end };
      const kind = lowering.fieldKind(field.name);
      return isTrue(boundsTest(field, bounds, kind, lowering.readDate, span));
    }
  }
}

const never: Expr = { kind: "literal", value: boolean(false) };

type TestWords = (words: Words) => Expr;

function testsOf(words: Words | undefined, lowering: Lowering): TestWords {
  if (words === undefined) return (value) => isTrue(freeTextTest(writtenOf(value)));
  const field = fieldOf(words, lowering);
  return (value) =>
    valueTest(field, writtenOf(value), lowering.fieldKind(field.name), lowering.readDate);
}

function writtenOf({ quoted, pieces, span }: Words): WrittenValue {
  const pattern = pieces.map((piece) => (piece === null ? anyRun : literal(piece)));
  return { quoted, pattern, span };
}

function textOf({ pieces }: Words): string {
  return pieces.map((piece) => piece ?? "*").join("");
}

/** A name with wildcards stands for all fields that it fits. */
function fieldOf(words: Words, { prefix }: Pick<Lowering, "prefix">): FieldExpr {
  return { kind: "field", vocabulary: "ecs", name: prefix + textOf(words), origin: words.span };
}

function valueCondition(value: KueryValue, test: TestWords): Expr {
  switch (value.kind) {
    case "words":
      return test(value);
    case "not":
      return not(valueCondition(value.arg, test), value.span);
    case "and":
      return and(
        value.args.map((arg) => valueCondition(arg, test)),
        value.span,
      );
    case "or":
      return or(
        value.args.map((arg) => valueCondition(arg, test)),
        value.span,
      );
  }
}
