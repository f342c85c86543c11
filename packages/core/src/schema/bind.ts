import type { Expr } from "../model/index.ts";

/** Which records an event class takes in. Absent parts do not restrict; names compare without case. */
export interface EventSelector {
  readonly channels?: readonly string[];
  readonly provider?: string;
  readonly eventIds?: readonly number[];
  /** Records of no Windows channel (cloud, Linux and application logs read as plain JSON or CSV). */
  readonly plain?: boolean;
}

/** A query filter made ready for one event class: every field is a `raw` field of its events. */
export interface BoundFilter {
  readonly selector: EventSelector;
  readonly filter: Expr;
}
