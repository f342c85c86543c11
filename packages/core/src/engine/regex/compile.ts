import { RE2JS } from "re2js";
import type { RegexExpr } from "../../model/index.ts";
import { isHarmless, requiredLiterals } from "./analyze.ts";
import { compileLazyAutomaton } from "./lazy-automaton.ts";
import { parseRegex } from "./parse.ts";
import { printRegex } from "./print.ts";
import type { RegexFlags } from "./syntax.ts";

/** A regular expression ready to run. */
export interface CompiledRegex {
  readonly test: (text: string) => boolean;
  /** `native`: the platform's. `automaton`: our own. `re2`: RE2JS, for syntax that our parser does not cover. */
  readonly engine: "native" | "automaton" | "re2";
  /** Folded literals that every text with a match contains; none where RE2JS runs, whose folding is not ours. */
  readonly required: readonly string[];
}

/**
 * Compiles a regex test. A pattern that a static check shows harmless runs on the platform's engine; every other
 * one on an engine whose time is linear in the text, so that no rule and no event can hang a scan. Undefined if
 * no engine can read the pattern.
 */
export function compileRegex(expr: RegexExpr): CompiledRegex | undefined {
  const key = JSON.stringify([expr.pattern, expr.caseRule, expr.multiline, expr.dotAll, expr.mode]);
  let compiled = compiledByKey.get(key);
  if (compiled === undefined) {
    compiled = build(expr) ?? null;
    compiledByKey.set(key, compiled);
  }
  return compiled ?? undefined;
}

const compiledByKey = new Map<string, CompiledRegex | null>();

function build(expr: RegexExpr): CompiledRegex | undefined {
  const flags: RegexFlags = {
    ignoreCase: expr.caseRule === "insensitive",
    multiline: expr.multiline,
    dotAll: expr.dotAll,
  };
  const tree = parseRegex(expr.pattern, flags);
  if (tree !== undefined && isHarmless(tree)) {
    const source = printRegex(tree);
    const native = tryNative(expr.mode === "full" ? `^(?:${source})$` : source);
    if (native !== undefined)
      return {
        test: (text) => native.test(text),
        engine: "native",
        required: requiredLiterals(tree),
      };
  }
  if (tree !== undefined && expr.mode === "search") {
    const automaton = compileLazyAutomaton(tree);
    if (automaton !== undefined)
      return { test: automaton, engine: "automaton", required: requiredLiterals(tree) };
  }
  const linear = tryRe2(expr.pattern, flags);
  if (linear === undefined) return undefined;
  const test =
    expr.mode === "full"
      ? (text: string) => linear.testExact(text)
      : (text: string) => linear.test(text);
  return { test, engine: "re2", required: [] };
}

function tryNative(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

function tryRe2(pattern: string, flags: RegexFlags): RE2JS | undefined {
  const bits =
    (flags.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) |
    (flags.multiline ? RE2JS.MULTILINE : 0) |
    (flags.dotAll ? RE2JS.DOTALL : 0);
  try {
    return RE2JS.compile(pattern, bits);
  } catch {
    return undefined;
  }
}
