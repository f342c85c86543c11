import { type Abbreviation, printTree } from "../text/index.ts";

/** A tree as an S-expression, for tests. */
export function printEsqlTree(node: unknown): string {
  return printTree(node, abbreviate);
}

function abbreviate(node: Readonly<Record<string, unknown>>): Abbreviation | undefined {
  const not = node["negated"] === true ? "not " : "";
  switch (node["kind"]) {
    case "string":
      return JSON.stringify(node["value"]);
    case "number":
      return String(node["text"]);
    case "boolean":
      return String(node["value"]);
    case "null":
      return "null";
    case "star":
      return "*";
    case "timespan":
      return `${String(node["count"])}-${String(node["unit"])}`;
    case "field":
      return String(node["name"]);
    case "and":
    case "or":
      return [String(node["kind"]), ...(node["args"] as readonly unknown[])];
    case "not":
      return ["not", node["operand"]];
    case "comparison":
    case "arithmetic":
      return [String(node["operator"]), node["left"], node["right"]];
    case "membership":
      return [`${not}in`, node["subject"], ...(node["items"] as readonly unknown[])];
    case "pattern-test":
      return [
        `${not}${String(node["operator"])}`,
        node["subject"],
        ...(node["patterns"] as readonly unknown[]),
      ];
    case "null-test":
      return [`${not}null?`, node["subject"]];
    case "match-test":
      return [":", node["subject"], node["value"]];
    case "cast":
      return [`::${String(node["type"])}`, node["operand"]];
    case "call":
      return [String(node["name"]), ...(node["args"] as readonly unknown[])];
    case undefined:
      return typeof node["text"] === "string" ? node["text"] : undefined;
    default:
      return undefined;
  }
}
