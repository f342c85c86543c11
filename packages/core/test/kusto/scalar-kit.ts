import { lowerKusto } from "../../src/languages/kusto/lower/lower.ts";
import { parseKusto } from "../../src/languages/kusto/index.ts";
import { printTree } from "../../src/languages/text/index.ts";
import { columnsOf, type Expr, type Value } from "../../src/model/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** A column of each type; the second of some, to compare them with each other. */
const columns = [
  ["s", "string"],
  ["s2", "string"],
  ["i", "int"],
  ["i2", "int"],
  ["l", "long"],
  ["r", "real"],
  ["m", "decimal"],
  ["b", "boolean"],
  ["t", "datetime"],
  ["t2", "datetime"],
  ["ts", "timespan"],
  ["g", "guid"],
  ["d", "dynamic"],
  ["d2", "dynamic"],
] as const;

const table = {
  vocabulary: "test",
  name: "T",
  columns: columns.map(([name, type]) => ({ name, type })),
};

const catalog = {
  table: (name: string) => (name === "T" ? table : undefined),
  storedFunction: () => undefined,
  names: () => ["T"],
};

export function lower(text: string) {
  const source = new SourceText("query.kql", text);
  const parsed = parseKusto(source);
  const lowered = lowerKusto(parsed, source, catalog);
  return { ...lowered, source, diagnostics: [...parsed.diagnostics, ...lowered.diagnostics] };
}

/** What an expression over the columns of `T` means, on one line; behind `let` statements if there are any. */
export function meaning(expression: string, lets = ""): string {
  const { results, diagnostics } = lower(`${lets} T | where i == -1 | project x = ${expression}`);
  const problems = diagnostics.map(({ message }) => `! ${message}`);
  const step = results[0]?.query.steps.at(-1);
  const value = step?.kind === "project" ? step.columns[0]?.value : undefined;
  return [...problems, value === undefined ? "-" : show(value)].join("\n");
}

/** `name:type` of the columns that a query gives, by Kusto's names of types; or what is wrong. */
export function columnsText(text: string): string {
  const { results, diagnostics } = lower(text);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) return errors.map(({ message }) => `! ${message}`).join("\n");
  const [result] = results;
  if (result === undefined) return "-";
  return columnsOf(result.query)
    .map(({ name, type }) => `${name}:${type === "boolean" ? "bool" : type}`)
    .join(", ");
}

/** `code «underlined» | message | hint` for each diagnostic. */
export function complaints(text: string): readonly string[] {
  const { diagnostics, source } = lower(text);
  return diagnostics.map(({ code, span, message, hint }) =>
    [`${code} «${span ? source.slice(span) : ""}»`, message, ...(hint ? [hint] : [])].join(" | "),
  );
}

function show(expr: Expr): string {
  return printTree(expr, (node) => shortOf(node as unknown as Expr)).replaceAll(/\s*\n\s*/g, " ");
}

function shortOf(expr: Expr) {
  switch (expr.kind) {
    case "field":
      return expr.name;
    case "literal":
      return `${valueText(expr.value)}${expr.value.kind === "null" ? `:${expr.type ?? ""}` : ""}`;
    case "and":
    case "or":
      return [expr.kind, ...expr.args] as const;
    case "not":
    case "is-true":
      return [expr.kind, expr.arg] as const;
    case "is-null":
      return ["is-null", expr.subject] as const;
    case "named":
      return [`let:${expr.name}`, expr.arg] as const;
    case "call":
      return [expr.function, ...expr.args] as const;
    case "arithmetic":
      return [`${expr.operator}:${expr.type ?? ""}`, expr.left, expr.right] as const;
    case "compare": {
      const how = expr.caseRule === "insensitive" ? `${expr.as}~` : expr.as;
      return [`${expr.operator}:${how}`, expr.left, expr.right] as const;
    }
    case "match": {
      const pattern = expr.pattern.map((part) => (part.kind === "literal" ? part.text : "*"));
      const name = expr.caseRule === "insensitive" ? "match~" : "match";
      return [name, expr.subject, pattern.join("")] as const;
    }
    case "term":
      return [
        `term:${expr.edge}${expr.caseRule === "insensitive" ? "~" : ""}`,
        expr.subject,
        expr.text,
      ] as const;
    case "regex":
      return ["regex", expr.subject, expr.pattern] as const;
    case "case":
      return [
        `case:${expr.type ?? ""}`,
        ...expr.branches.flatMap(({ when, then }) => [when, then]),
        expr.otherwise,
      ] as const;
    default:
      return undefined;
  }
}

function valueText(value: Value): string {
  switch (value.kind) {
    case "string":
      return JSON.stringify(value.value);
    case "number":
    case "boolean":
      return String(value.value);
    case "long":
      return value.digits;
    case "timestamp":
      return value.iso;
    case "timespan":
      return `${value.ticks}ticks`;
    case "null":
      return "null";
    case "list":
      return `[${value.items.map(valueText).join(", ")}]`;
    case "object":
      return `{${value.entries.map(([key, item]) => `${key}: ${valueText(item)}`).join(", ")}}`;
    default:
      return value satisfies never;
  }
}
