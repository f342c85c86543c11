/** A second Ctrl-C within this time is the same one: a terminal sends it to the whole group of processes. */
const sameMs = 500;

/** What Ctrl-C does: the first ends the work in good order, the next ends the process. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Leaves Ctrl-C to the platform again. */
  release(): void;
}

export function watchInterrupt(): Interrupt {
  const controller = new AbortController();
  let since: number | undefined;
  const onInterrupt = () => {
    const now = performance.now();
    if (since !== undefined && now - since > sameMs) process.exit(interruptedExitCode);
    since ??= now;
    controller.abort();
  };
  process.on("SIGINT", onInterrupt);
  return {
    signal: controller.signal,
    release: () => void process.off("SIGINT", onInterrupt),
  };
}

/** As shells have it: 128 and the number of the signal. */
export const interruptedExitCode = 130;
