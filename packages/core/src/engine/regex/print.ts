import { unreachable } from "../../source/index.ts";
import { classUnit } from "./parse.ts";
import type { RegexNode } from "./syntax.ts";

/** The tree as the source of a JavaScript RegExp without flags: case and line rules are in the tree. */
export function printRegex(node: RegexNode): string {
  switch (node.kind) {
    case "unit":
      return node.ignoreCase && hasCase(node.code) ? `(?i:${classUnit(node.code)})` : classUnit(node.code);
    case "class":
      return node.ignoreCase ? `(?i:${node.source})` : node.source;
    case "anchor":
      return node.source;
    case "sequence":
      return node.items.map(printRegex).join("");
    case "choice":
      return `(?:${node.options.map(printRegex).join("|")})`;
    case "repeat": {
      const max = node.max === Infinity ? "" : String(node.max);
      return `(?:${printRegex(node.item)}){${node.min},${max}}${node.lazy ? "?" : ""}`;
    }
    default:
      return unreachable(node);
  }
}

export function hasCase(code: number): boolean {
  const char = String.fromCharCode(code);
  return char.toLowerCase() !== char.toUpperCase();
}
