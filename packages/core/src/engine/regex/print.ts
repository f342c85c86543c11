import { unreachable } from "../../source/index.ts";
import type { Anchor, RegexNode, UnitSet } from "./syntax.ts";

/** The tree as the source of a JavaScript RegExp without flags: case and line rules are in the tree. */
export function printRegex(node: RegexNode): string {
  switch (node.kind) {
    case "unit":
      return node.ignoreCase && hasCase(node.code) ? `(?i:${unit(node.code)})` : unit(node.code);
    case "class":
      return node.ignoreCase ? `(?i:${classOf(node.units)})` : classOf(node.units);
    case "anchor":
      return anchorSources[node.anchor];
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

const anchorSources: Readonly<Record<Anchor, string>> = {
  "text-start": "^",
  "text-end": "$",
  "line-start": "(?:^|(?<=\\n))",
  "line-end": "(?:$|(?=\\n))",
  "word-edge": "\\b",
  "no-word-edge": "\\B",
};

function unit(code: number): string {
  return `\\u${code.toString(16).padStart(4, "0")}`;
}

function classOf(units: UnitSet): string {
  return `[${units.map(([from, to]) => (from === to ? unit(from) : `${unit(from)}-${unit(to)}`)).join("")}]`;
}

function hasCase(code: number): boolean {
  const char = String.fromCharCode(code);
  return char.toLowerCase() !== char.toUpperCase();
}
