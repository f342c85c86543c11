import { printTree } from "../text/index.ts";
import type { KustoQuery, Expression, Statement } from "./syntax/index.ts";

/** A tree as an S-expression for tests: names, literals and unnamed list items are shortened to their text. */
export function printKustoTree(tree: KustoQuery | Statement | Expression): string {
  return printTree(tree, shorten);
}

function shorten(node: Readonly<Record<string, unknown>>): string | undefined {
  switch (node["kind"]) {
    case "name":
      return node["bracketed"] === true ? `[${String(node["text"])}]` : String(node["text"]);
    case "wildcard-name":
      return String(node["pattern"]);
    case "type-name":
      return String(node["type"]);
    case "string":
      return JSON.stringify(node["value"]);
    case "number":
      return `${String(node["digits"])}${node["type"] === "long" ? "" : `:${String(node["type"])}`}`;
    case "boolean":
      return String(node["value"]);
    case "star":
      return "*";
    case "missing":
      return "<missing>";
    case "json-null":
      return "null";
    default:
      return undefined;
  }
}
