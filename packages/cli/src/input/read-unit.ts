import type { EventCursor } from "@telltale/core/telemetry";
import { reasonOf } from "../files/reason.ts";
import { readRange } from "./read-range.ts";
import { readStream } from "./read-stream.ts";
import { unreadableUnit } from "./unit-account.ts";
import type { UnitAccount } from "./unit-account.ts";
import type { WorkUnit } from "./work-unit.ts";

/** Whoever wants the events of a unit. */
export interface EventSink {
  /** Sees every event with the name of the file that it is from (for an archive, with the member's name). */
  readonly visit: (event: EventCursor, file: string) => void;
  /**
   * Called between blocks with what has been read so far, in bytes as they lie on the disk: the time to pass on
   * what was found. Reading goes on when the promise resolves, and ends where it resolves to false.
   */
  readonly pause: (bytes: number, records: number) => Promise<boolean>;
  /** Ends the wait for a stream that has no more to give for now. */
  readonly signal?: AbortSignal;
}

/** Reads all events of a unit. Damage is in the account; nothing is thrown for bad input. */
export async function readUnit(unit: WorkUnit, sink: EventSink): Promise<UnitAccount> {
  try {
    const { path, part, isNamed } = unit;
    return part.kind === "range"
      ? await readRange(path, part, sink)
      : await readStream(path, isNamed, sink);
  } catch (error) {
    return unreadableUnit(unit.path, reasonOf(error));
  }
}
