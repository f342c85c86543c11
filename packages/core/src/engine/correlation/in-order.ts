import type { Sequence, StepCondition } from "../../model/index.ts";
import { unreachable } from "../../source/index.ts";
import { passes } from "./window.ts";

/** An event of a window: which step it is of, and what stands for it. */
interface Member {
  readonly input: number;
  readonly event: unknown;
}

/** More steps than this have too many chains to try. */
export const mostOrderedSteps = 16;

/**
 * Whether events, in the order of time, satisfy the condition of an ordered correlation: steps count where they form a
 * chain, each later in the list of rules and by a later event than the one before; a step that has to stay away must not
 * occur at all. (The Sigma correlation specification has the order and the condition, not how they go together.)
 */
export function holdsInOrder(
  condition: NonNullable<Sequence["condition"]>,
  members: readonly Member[],
): boolean {
  const present = new Set(members.map(({ input }) => input));
  return chainsOf(members).some((chain) => {
    const has = (step: number) => (chain & (1 << step)) !== 0;
    return condition.kind === "count"
      ? passes(bitCount(chain), condition.tests)
      : chainHolds(condition.where, has, (step) => present.has(step));
  });
}

/** The sets of steps, as bits, that some chain consists of. */
function chainsOf(members: readonly Member[]): readonly number[] {
  const chains = new Set<number>([0]);
  let fresh: number[] = [];
  let last: unknown;
  for (const { input, event } of members) {
    // One event does not serve two steps.
    if (event !== last) {
      for (const chain of fresh) chains.add(chain);
      fresh = [];
    }
    last = event;
    const bit = 1 << input;
    for (const chain of chains) if (chain < bit) fresh.push(chain | bit);
  }
  for (const chain of fresh) chains.add(chain);
  return [...chains];
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}

function chainHolds(
  condition: StepCondition,
  has: (step: number) => boolean,
  occurs: (step: number) => boolean,
): boolean {
  switch (condition.kind) {
    case "step":
      return has(condition.index);
    case "not":
      return !chainHolds(condition.arg, occurs, has);
    case "and":
      return condition.args.every((arg) => chainHolds(arg, has, occurs));
    case "or":
      return condition.args.some((arg) => chainHolds(arg, has, occurs));
    default:
      return unreachable(condition);
  }
}
