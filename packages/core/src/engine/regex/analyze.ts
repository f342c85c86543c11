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
 * The longest folded literal that every match must contain; empty if there is none. Case-sensitive parts are
 * folded too: the literal is a witness for a case-folding index, not the test.
 */
export function requiredLiteral(node: RegexNode): string {
  const found: string[] = [];
  collectLiterals(node, found);
  return found.reduce((best, text) => (text.length > best.length ? text : best), "");
}

function collectLiterals(node: RegexNode, found: string[]): void {
  switch (node.kind) {
    case "unit":
      found.push(foldedUnit(node.code) ?? "");
      return;
    case "class":
    case "anchor":
      return;
    case "sequence": {
      let run = "";
      for (const item of node.items) {
        const unit = item.kind === "unit" ? foldedUnit(item.code) : undefined;
        if (unit !== undefined) {
          run += unit;
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
      if (node.options.length === 1) for (const option of node.options) collectLiterals(option, found);
      return;
    case "repeat":
      if (node.min >= 1) collectLiterals(node.item, found);
      return;
    default:
      unreachable(node);
  }
}

/**
 * The unit in the index's folding; undefined where a regex engine ignores case by other rules than the index
 * (K and the Kelvin sign, s and the long s): such a unit must not be part of a witness.
 */
function foldedUnit(code: number): string | undefined {
  if (code > 0x7f) return undefined;
  if (code === 0x4b || code === 0x6b || code === 0x53 || code === 0x73) return undefined;
  return String.fromCharCode(foldTable[code] ?? code);
}
