import { unreachable } from "../../source/index.ts";
import { foldTable } from "../fold.ts";
import type { RegexNode } from "./syntax.ts";

/**
 * Whether a backtracking engine can be trusted with the pattern on any text.
 *
 * # Soundness
 * Steps per start position are bounded by the product of all choices (alternatives, repeat counts). An open
 * repeat is allowed only where nothing can fail after it, at the very end of the pattern, over a single unit
 * or class: it then never gives anything back. Everything else goes to the linear-time engine.
 */
export function isHarmless(node: RegexNode): boolean {
  return choicesOf(node, true) <= maxChoices;
}

const maxChoices = 2_000;

function choicesOf(node: RegexNode, atEnd: boolean): number {
  switch (node.kind) {
    case "unit":
    case "class":
    case "anchor":
      return 1;
    case "sequence":
      return node.items.reduce((product, item, i) => product * choicesOf(item, atEnd && i === node.items.length - 1), 1);
    case "choice":
      return node.options.reduce((sum, option) => sum + choicesOf(option, atEnd), 0);
    case "repeat": {
      if (node.max === Infinity) {
        const single = node.item.kind === "unit" || node.item.kind === "class";
        return atEnd && single && node.min <= 1_000 ? 1 : Infinity;
      }
      const inner = choicesOf(node.item, false);
      return (node.max - node.min + 1) * Math.pow(inner, node.max);
    }
    default:
      return unreachable(node);
  }
}

/**
 * Folded literals that every match must contain, each of them. Case-sensitive parts are folded too: the literals are
 * for ruling texts out, not for the test.
 */
export function requiredLiterals(node: RegexNode): readonly string[] {
  const found: string[] = [];
  collectLiterals(node, found);
  return [...new Set(found)].filter((literal) => literal !== "");
}

function collectLiterals(node: RegexNode, found: string[]): void {
  switch (node.kind) {
    case "unit":
      found.push(foldedUnit(node.code));
      return;
    case "class":
    case "anchor":
      return;
    case "sequence": {
      let run = "";
      for (const item of node.items) {
        if (item.kind === "unit") {
          run += foldedUnit(item.code);
          continue;
        }
        // An anchor takes no room, so the literal goes on across it.
        if (item.kind === "anchor") continue;
        found.push(run);
        run = "";
        collectLiterals(item, found);
      }
      found.push(run);
      return;
    }
    case "choice":
      return;
    case "repeat":
      if (node.min >= 1) collectLiterals(node.item, found);
      return;
    default:
      unreachable(node);
  }
}

/**
 * Folding takes more units for the same than JavaScript's `i` flag does (the Kelvin sign and k, beyond ASCII), never
 * fewer: a text that matches contains the folded literal once it is folded.
 */
function foldedUnit(code: number): string {
  return String.fromCharCode(foldTable[code] as number);
}
