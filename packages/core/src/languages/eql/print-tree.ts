import { type Abbreviation, printTree } from "../text/index.ts";

/** A tree as an S-expression, for tests. */
export function printEqlTree(node: unknown): string {
  return printTree(node, abbreviate);
}

function abbreviate(node: Readonly<Record<string, unknown>>): Abbreviation | undefined {
  switch (node["kind"]) {
    case "string":
      return JSON.stringify(node["value"]);
    case "number":
      return String(node["text"]);
    case "boolean":
      return String(node["value"]);
    case "null":
      return "null";
    case "field":
      return `${node["optional"] === true ? "?" : ""}${String(node["name"])}`;
    case "and":
    case "or":
      return [String(node["kind"]), ...(node["args"] as readonly unknown[])];
    case "not":
      return ["not", node["operand"]];
    case "comparison":
    case "arithmetic":
      return [String(node["operator"]), node["left"], node["right"]];
    case "list-test":
      return [
        `${node["negated"] === true ? "not " : ""}${String(node["operator"])}`,
        node["subject"],
        ...(node["items"] as readonly unknown[]),
      ];
    case "call":
      return [
        `${String(node["name"])}${node["insensitive"] === true ? "~" : ""}`,
        ...(node["args"] as readonly unknown[]),
      ];
    default:
      return undefined;
  }
}
