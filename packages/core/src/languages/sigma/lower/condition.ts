import { and, type Expr, not, or } from "../../../model/index.ts";
import { unreachable } from "../../../source/index.ts";
import { suggestion } from "../parse/words.ts";
import type { Report } from "../report.ts";
import type { Condition } from "../syntax/index.ts";

interface ConditionContext {
  /** The identifiers' named nodes. */
  readonly named: ReadonlyMap<string, Expr>;
  /** Filled with the names that the condition refers to. */
  readonly used: Set<string>;
  readonly report: Report;
}

/** Lowers a condition over named searches; undefined, with a diagnostic, where a name leads nowhere. */
export function lowerCondition(condition: Condition, context: ConditionContext): Expr | undefined {
  const { named, used, report } = context;
  switch (condition.kind) {
    case "and":
    case "or": {
      const args = condition.args.map((arg) => lowerCondition(arg, context));
      const sound = args.filter((arg) => arg !== undefined);
      if (sound.length < args.length) return undefined;
      return condition.kind === "and" ? and(sound, condition.span) : or(sound, condition.span);
    }
    case "not": {
      const arg = lowerCondition(condition.arg, context);
      return arg && not(arg, condition.span);
    }
    case "identifier": {
      const found = named.get(condition.name);
      if (found === undefined) {
        const payload = { name: condition.name, ...suggestion(condition.name, named.keys()) };
        report.say("sigma/unknown-identifier", payload, condition.span);
      } else used.add(condition.name);
      return found;
    }
    case "quantified": {
      const names = namesFitting(condition.pattern, named.keys());
      if (names.length === 0) {
        const known = [...named.keys()];
        report.say(
          "sigma/empty-quantifier",
          { pattern: condition.pattern, known },
          condition.patternSpan,
        );
        return undefined;
      }
      for (const name of names) used.add(name);
      const args = names.map((name) => named.get(name)).filter((arg) => arg !== undefined);
      const { quantifier, pattern, span } = condition;
      return { kind: "quantified", quantifier, pattern, args, origin: span };
    }
    default:
      return unreachable(condition);
  }
}

/**
 * The identifiers that `them` or a pattern with `*` stands for, in the author's order. Those that begin
 * with an underscore are meant for the condition only, unless the pattern begins with one itself.
 */
function namesFitting(pattern: string, names: Iterable<string>): readonly string[] {
  const pieces = pattern === "them" ? ["", ""] : pattern.split("*");
  const hidden = pattern.startsWith("_");
  return [...names].filter((name) => (hidden || !name.startsWith("_")) && fits(pieces, name));
}

/** Whether a name is the pieces in order with anything between them. */
function fits(pieces: readonly string[], name: string): boolean {
  const first = pieces[0] ?? "";
  const last = pieces.at(-1) ?? "";
  if (pieces.length === 1) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = name.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}
