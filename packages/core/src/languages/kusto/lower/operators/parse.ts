import type { Expr, ParsePart, ParseStep } from "../../../../model/index.ts";
import { typeOf } from "../../../../model/index.ts";
import type { Expression, ParsePart as ParsePartSyntax, Property } from "../../syntax/index.ts";
import { declaredColumn } from "../literal-rows.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { withOrderedStep } from "../steps.ts";
import { typeOfName } from "../types.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";
import { rowScope, withoutHidden } from "./row-scope.ts";

type Parsing = OperatorOf<"parse">;

export const lowerParse: LowerOperator<"parse" | "parse-where"> = (
  operator,
  relation,
  scope,
  lowerer,
) => {
  const rows = rowScope(relation, scope, lowerer);
  checkPattern(operator, lowerer);
  const step: ParseStep = {
    kind: "parse",
    subject: textOf(operator.subject, rows.scope, lowerer),
    parts: operator.pattern.map(partOf),
    mode: modeOf(operator, lowerer),
    flags: wordOf(parameterOf(operator, "flags")) ?? "",
    keepUnparsed: operator.kind === "parse",
  };
  return withoutHidden(withOrderedStep(rows.rows(), { ...step, origin: operator.span }), rows);
};

/** A subject as text; a dynamic or other value is converted. */
function textOf(expression: Expression, scope: Scope, lowerer: TabularLowerer): Expr {
  const value = lowerer.scalar(expression, scope);
  return typeOf(value) === "string"
    ? value
    : { kind: "call", function: "tostring", args: [value], type: "string" };
}

function partOf(part: ParsePartSyntax): ParsePart {
  switch (part.kind) {
    case "any":
      return { kind: "skip" };
    case "string":
      return { kind: "text", text: part.value };
    case "column": {
      const type = part.type === undefined ? "string" : typeOfName(part.type);
      return { kind: "column", column: { name: part.name.text, type } };
    }
  }
}

const modes = ["simple", "relaxed", "regex"] as const;

function modeOf(operator: Parsing, lowerer: TabularLowerer): ParseStep["mode"] {
  const parameter = parameterOf(operator, "kind");
  const word = wordOf(parameter) ?? "simple";
  const mode = modes.find((known) => known === word);
  if (mode !== undefined) return mode;
  const span = parameter?.value.span ?? operator.keyword;
  lowerer.say("kusto/join-kind", { name: word, known: modes }, span);
  return "simple";
}

/** Columns come one by one, each behind a constant; a star is followed by a constant. */
function checkPattern({ pattern }: Parsing, lowerer: TabularLowerer): void {
  const names = new Set<string>();
  pattern.forEach((part, i) => {
    const before = pattern[i - 1];
    if (part.kind === "column") {
      const { text, span } = part.name;
      if (names.has(text)) lowerer.say("kusto/duplicate-column", { name: text }, span);
      names.add(text);
    }
    const isGap = part.kind !== "string" && before !== undefined && before.kind !== "string";
    const isFine = part.kind === "any" && before?.kind === "column" && before.type !== undefined;
    if (isGap && !isFine) lowerer.say("kusto/parse-order", {}, part.span);
  });
}

const settings = {
  pair_delimiter: "pairDelimiter",
  kv_delimiter: "valueDelimiter",
  quote: "quotes",
  escape: "escape",
  regex: "regex",
} as const;

export const lowerParseKv: LowerOperator<"parse-kv"> = (operator, relation, scope, lowerer) => {
  const rows = rowScope(relation, scope, lowerer);
  const subject = textOf(operator.subject, rows.scope, lowerer);
  const columns = operator.columns.map(declaredColumn);
  const texts = Object.fromEntries(
    Object.entries(settings).flatMap(([name, key]) => {
      const text = textProperty(operator.properties, name);
      return text === undefined ? [] : [[key, text]];
    }),
  );
  const greedy = operator.properties.find(({ name }) => name.text === "greedy")?.value;
  const isGreedy = greedy?.kind === "boolean" && greedy.value === true;
  const step = {
    kind: "parse-pairs",
    subject,
    columns,
    ...texts,
    ...(isGreedy ? { greedy: true } : {}),
    origin: operator.span,
  } as const;
  return withoutHidden(withOrderedStep(rows.rows(), step), rows);
};

function textProperty(properties: readonly Property[], wanted: string): string | undefined {
  const value = properties.find(({ name }) => name.text === wanted)?.value;
  return value?.kind === "string" ? value.value : undefined;
}
