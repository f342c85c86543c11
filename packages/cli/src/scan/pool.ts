import { setImmediate } from "node:timers/promises";
import type { RuleSet } from "@telltale/core/engine";
import type { WorkUnit } from "../input/work-unit.ts";
import { Backlog } from "./backlog.ts";
import { InOrder } from "./in-order.ts";
import { UnitScanner, weightOf } from "./scan-unit.ts";
import type { Portion, ScanSettings } from "./scan-unit.ts";
import type { ScanThread } from "./scan-thread.ts";

/** How far ahead of the unit that is to be reported next others may be scanned: bounds the results held. */
const unitsAhead = 64;

/** Units that another thread is given at once: it need not wait for this one, which is busy with its own. */
const unitsGiven = 2;

/** What is to be scanned, and how. */
export interface ScanJob {
  readonly units: readonly WorkUnit[];
  readonly ruleSet: RuleSet;
  readonly settings: ScanSettings;
  /** Threads that scan beside this one, their rules given. */
  readonly threads: readonly ScanThread[];
  /** Called for each portion, in the order of the units; the next comes when the promise resolves. */
  readonly take: (portion: Portion) => Promise<void>;
  /** Ends the scan early: what this thread has begun is ended in good order, what others do is lost. */
  readonly signal: AbortSignal;
}

/**
 * Scans units on this thread and others and hands over what they give in the order of the units, whichever is done
 * first. A thread that dies ends the scan with its error.
 */
export function scanUnits(job: ScanJob): Promise<void> {
  const { units, ruleSet, settings, threads, take, signal } = job;
  return new Promise((resolve, reject) => {
    const inOrder = new InOrder(take, reject);
    const backlog = new Backlog();
    let next = 0;
    let goOn: (() => void) | undefined;

    /** The next unit for this thread or another; standard input can only be read here. */
    const claim = (isHere: boolean): number | undefined => {
      if (next >= Math.min(units.length, inOrder.done + unitsAhead) || signal.aborted)
        return undefined;
      if (!isHere && units[next]?.path === "-") return undefined;
      return next++;
    };
    const open = new Map(threads.map((thread) => [thread, 0]));
    const feed = () => {
      for (let given = 0; given < unitsGiven; given++) {
        for (const [thread, count] of open) {
          if (count !== given) continue;
          const number = claim(false);
          if (number === undefined) return;
          open.set(thread, count + 1);
          thread.scan(number, units[number] as WorkUnit);
        }
      }
    };
    /** There may be room ahead now. */
    const advance = () => {
      feed();
      goOn?.();
    };
    for (const thread of threads) {
      thread.listen(({ number, portion }) => {
        if (portion.last !== undefined) open.set(thread, (open.get(thread) ?? 1) - 1);
        inOrder.give(number, portion, () => {
          thread.taken(weightOf(portion));
          if (portion.last !== undefined) advance();
        });
        feed();
      }, reject);
    }

    const scanHere = async () => {
      const scanner = await UnitScanner.create(ruleSet, settings);
      while (inOrder.done < units.length && !signal.aborted) {
        const number = claim(true);
        if (number === undefined) {
          await new Promise<void>((wake) => {
            goOn = wake;
          });
          continue;
        }
        const give = async (portion: Portion) => {
          backlog.add(weightOf(portion));
          inOrder.give(number, portion, () => {
            backlog.taken(weightOf(portion));
            if (portion.last !== undefined) advance();
          });
          // Reading files leaves no time for signals and for other threads.
          await setImmediate();
          await backlog.room();
          return !signal.aborted;
        };
        await scanner.scan(units[number] as WorkUnit, give, signal);
      }
    };
    const stop = () => {
      for (const thread of threads) thread.stop();
      backlog.lift();
      goOn?.();
    };
    signal.addEventListener("abort", stop, { once: true });
    feed();
    scanHere()
      .then(() => inOrder.idle())
      .then(resolve, reject);
  });
}
