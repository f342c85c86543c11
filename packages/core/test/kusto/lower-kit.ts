import type {
  LoweredKusto,
  LoweringOptions,
  TableCatalog,
} from "../../src/languages/kusto/index.ts";
import { lowerKusto, parseKusto } from "../../src/languages/kusto/index.ts";
import type { ColumnType, Expr, Query, Step } from "../../src/model/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** `a:long b:string` as columns. */
export function columns(text: string): readonly ColumnType[] {
  return text.split(" ").map((part) => {
    const [name = "", type = ""] = part.split(":");
    return { name, type: (type === "bool" ? "boolean" : type) as ColumnType["type"] };
  });
}

const tables = new Map(
  Object.entries({
    Events: "Time:datetime Host:string Id:long Bag:dynamic Ok:bool",
    Logons: "Time:datetime Host:string User:string Id:string Host1:string",
    EventsOld: "Host:string Id:long Note:string",
  }),
);

const functions = new Map([
  ["OfHost", ['host:string = "*"', "Events | where Host == host"]],
  ["Faulty", ["", "Events | where Nope == 1"]],
  ["Endless", ["", "Endless()"]],
] as const);

export const catalog: TableCatalog = {
  table(name) {
    const text = tables.get(name);
    return text === undefined ? undefined : { vocabulary: "test", name, columns: columns(text) };
  },
  storedFunction(name) {
    const found = functions.get(name as never);
    return found && { name, parameters: found[0], body: new SourceText(name, found[1]) };
  },
  names: () => [...tables.keys(), ...functions.keys()],
};

export function lower(text: string, options: LoweringOptions = {}): LoweredKusto {
  const source = new SourceText("query.kql", text);
  const parsed = parseKusto(source);
  if (parsed.diagnostics.length > 0) throw new Error(parsed.diagnostics[0]?.message);
  return lowerKusto(parsed, source, catalog, options);
}

/** The columns of the last result, as `columns` reads them, behind what is wrong with the query. */
export function columnsIn(text: string, options: LoweringOptions = {}): string {
  const { results, diagnostics } = lower(text, options);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const last = results.at(-1)?.columns ?? [];
  const named = last.map(({ name, type }) => `${name}:${type === "boolean" ? "bool" : type}`);
  return [...errors.map(({ message }) => `! ${message}`), named.join(" ")].join("\n");
}

/** `code «underlined» | message | hint` for each diagnostic. */
export function saidOf(text: string): readonly string[] {
  const source = new SourceText("query.kql", text);
  return lower(text).diagnostics.map(({ code, span, message, hint, source: name }) => {
    const place = span === undefined || name !== source.name ? name : `«${source.slice(span)}»`;
    return [`${code} ${place}`, message, ...(hint === undefined ? [] : [hint])].join(" | ");
  });
}

/** The source and the steps of the last result, a line each. */
export function planOf(text: string, options: LoweringOptions = {}): readonly string[] {
  const query = lower(text, options).results.at(-1)?.query;
  return query === undefined ? [] : planOfQuery(query);
}

export function planOfQuery(query: Query): readonly string[] {
  return [sourceText(query), ...query.steps.flatMap(stepLines)];
}

function sourceText({ source }: Query): string {
  switch (source.kind) {
    case "table":
      return source.name;
    case "query":
      return `(${planOfQuery(source.query).join(" | ")})${source.name === undefined ? "" : ` as ${source.name}`}`;
    default:
      return source.kind;
  }
}

function stepLines(step: Step): readonly string[] {
  switch (step.kind) {
    case "extend":
    case "project":
    case "distinct":
      return [
        `${step.kind} ${step.columns.map(({ name, value }) => `${name}=${short(value)}`).join(" ")}`,
      ];
    case "filter":
      return [`filter ${short(step.where)}`];
    case "sort":
      return [
        `sort ${step.keys.map((key) => `${short(key.by)} ${key.direction} nulls-${key.nulls}`).join(", ")}`,
      ];
    case "take":
      return [`take ${step.count}${step.random === true ? " random" : ""}`];
    case "summarize":
      return [
        `summarize ${step.aggregates.map(({ name, function: called, args }) => `${name}=${called}(${args.map(short).join(",")})`).join(" ")} by ${step.by.map(({ name, value }) => `${name}=${short(value)}`).join(" ")}`,
      ];
    case "join":
      return [
        `join ${step.flavor} (${planOfQuery(step.right).join(" | ")}) on ${step.on.map(({ left, right }) => `${short(left)}=${short(right)}`).join(" ")}`,
      ];
    case "union":
      return [
        `union ${step.others.map((other) => `(${planOfQuery(other).join(" | ")})`).join(" ")}`,
      ];
    case "window":
      return [
        `window ${step.columns.map(({ name, function: called, args }) => `${name}=${called}(${args.map(short).join(",")})`).join(" ")} in ${step.order.map(({ by }) => short(by)).join(" ")}`,
      ];
    case "apply":
      return [
        `apply ${step.expand.columns.map(({ name }) => name).join(" ")} keep ${step.keep.join(" ")} (${planOfQuery(step.body).join(" | ")})`,
      ];
    case "partition":
      return [`partition ${short(step.by)} (${planOfQuery(step.body).join(" | ")})`];
    case "project-away":
      return [`project-away ${step.names.join(" ")}`];
    case "rename":
      return [`rename ${step.names.map(({ from, to }) => `${from}>${to}`).join(" ")}`];
    default:
      return [step.kind];
  }
}

/** Enough of an expression to tell it from others. */
function short(expr: Expr): string {
  switch (expr.kind) {
    case "field":
      return expr.name;
    case "literal":
      return "value" in expr.value ? JSON.stringify(expr.value.value) : expr.value.kind;
    case "named":
      return short(expr.arg);
    case "call":
      return `${expr.function}(${expr.args.map(short).join(",")})`;
    case "compare":
      return `${short(expr.left)} ${expr.operator} ${short(expr.right)}`;
    case "is-true":
    case "not":
      return `${expr.kind}(${short(expr.arg)})`;
    case "and":
    case "or":
      return expr.args.map(short).join(` ${expr.kind} `);
    case "arithmetic":
      return `${short(expr.left)} ${expr.operator} ${short(expr.right)}`;
    case "term":
      return `${short(expr.subject)} has "${expr.text}"`;
    default:
      return expr.kind;
  }
}
