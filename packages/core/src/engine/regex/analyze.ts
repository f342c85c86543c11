import { unreachable } from "../../source/index.ts";
import { foldTable } from "../fold.ts";
import type { RegexNode } from "./syntax.ts";

/**
 * Whether a backtracking engine can be trusted with the pattern on any text.
 *
 * # Soundness
 * Steps per start position are bounded by the product of all choices (alternatives, repeat counts) and the units that each
 * of them may take. An open repeat is allowed only where nothing can fail after it, at the very end of the pattern,
 * over a single unit or class: it then never gives anything back. Everything else goes to the linear-time engine.
 */
export function isHarmless(node: RegexNode): boolean {
  const choices = choicesOf(node, true);
  return choices <= maxChoices && choices * lengthOf(node) <= maxSteps;
}

const maxChoices = 2_000;
/** Per start position: for the longest texts that logs have, well under a second in all. */
const maxSteps = 10_000;

function choicesOf(node: RegexNode, atEnd: boolean): number {
  switch (node.kind) {
    case "unit":
    case "class":
    case "anchor":
      return 1;
    case "sequence":
      return node.items.reduce(
        (product, item, i) => product * choicesOf(item, atEnd && i === node.items.length - 1),
        1,
      );
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

/** How many units a match takes at most, an open repeat at the end aside. */
function lengthOf(node: RegexNode): number {
  switch (node.kind) {
    case "unit":
    case "class":
    case "anchor":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + lengthOf(item), 0);
    case "choice":
      return Math.max(...node.options.map(lengthOf));
    case "repeat":
      return lengthOf(node.item) * (node.max === Infinity ? node.min : node.max);
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
      found.push(foldedUnit(node) ?? "");
      return;
    case "class":
    case "anchor":
      return;
    case "sequence": {
      let run = "";
      for (const item of node.items) {
        const unit = item.kind === "unit" ? foldedUnit(item) : undefined;
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
      return;
    case "repeat":
      if (node.min >= 1) collectLiterals(node.item, found);
      return;
    default:
      unreachable(node);
  }
}

/**
 * The unit as the index folds it; undefined where case is ignored beyond ASCII: there JavaScript's `i` flag takes more
 * units for the same than folding does (σ and ς, the Greek µ and the micro sign), and the literal must not.
 */
function foldedUnit({
  code,
  ignoreCase,
}: Extract<RegexNode, { kind: "unit" }>): string | undefined {
  return ignoreCase && code > 0x7f ? undefined : String.fromCharCode(foldTable[code] as number);
}
