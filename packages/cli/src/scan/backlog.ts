/** More hits of one thread than this may not be on their way: bounds what piles up before its turn to report. */
const mostUnderWay = 20_000;

/** Lets a thread that scans wait for those who take its hits. */
export class Backlog {
  #underWay = 0;
  #goOn: (() => void) | undefined;

  add(hits: number): void {
    this.#underWay += hits;
  }

  /** `hits` of those that were added are through. */
  taken(hits: number): void {
    this.#underWay -= hits;
    if (this.#underWay <= mostUnderWay) this.#goOn?.();
  }

  /** Lets nobody wait any more. */
  lift(): void {
    this.#underWay = -Infinity;
    this.#goOn?.();
  }

  /** Resolves when there is room for more. */
  async room(): Promise<void> {
    if (this.#underWay <= mostUnderWay) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
    });
  }
}
