import type { Completion, Fit } from "./machine.ts";

/**
 * Finds, for each key, one set of different events of which each fits another step, in whatever order they came. Of
 * each step no more events are kept than there are steps: with so many, one is left that no other step needs.
 */
export class SampleCollector<E> {
  readonly #steps: number;
  readonly #byKey = new Map<string, E[][]>();

  constructor(steps: number) {
    this.#steps = steps;
  }

  feed(event: E, fits: readonly Fit[]): void {
    for (const { step, key } of fits) {
      if (step === "until") continue;
      let ofKey = this.#byKey.get(key);
      if (ofKey === undefined)
        this.#byKey.set(key, (ofKey = Array.from({ length: this.#steps }, () => [])));
      const ofStep = ofKey[step];
      if (ofStep !== undefined && ofStep.length < this.#steps) ofStep.push(event);
    }
  }

  /** The samples, in the order of their keys. */
  completions(): readonly Completion<E>[] {
    return [...this.#byKey]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .flatMap(([key, ofSteps]) => {
        const events = choose(ofSteps, []);
        return events === undefined ? [] : [{ key, events }];
      });
  }
}

function choose<E>(
  ofSteps: readonly (readonly E[])[],
  chosen: readonly E[],
): readonly E[] | undefined {
  if (chosen.length === ofSteps.length) return chosen;
  for (const event of ofSteps[chosen.length] ?? []) {
    if (chosen.includes(event)) continue;
    const found = choose(ofSteps, [...chosen, event]);
    if (found !== undefined) return found;
  }
  return undefined;
}
