import type { Sequence } from "../../model/index.ts";

/** What a machine has to know of a sequence: the events that must come, one stage each, and those that must not. */
export interface StagePlan {
  readonly stages: readonly Stage[];
  /** The stages of each step: none of a step that must stay away, several of one that must run several times. */
  readonly stagesOf: readonly (readonly number[])[];
  readonly gaps: readonly Gap[];
  readonly gapsOf: readonly (readonly number[])[];
  /** Gaps behind the last stage. */
  readonly trailingGaps: readonly number[];
  /** For each event that is reported the stage that it is of; -1 for one that stayed away. */
  readonly slots: readonly number[];
  readonly maxSpanMs?: number;
}

/** An event that must come; what must not come since the one before it. */
export interface Stage {
  readonly gaps: readonly number[];
}

/** An event that must not come: before the first, between two, after the last. */
export interface Gap {
  readonly place: "before" | "between" | "after";
}

/** Works out the plan of an ordered sequence. */
export function planStages({ steps, maxSpanMs }: Sequence): StagePlan {
  const count = steps.reduce((sum, { absent, runs = 1 }) => sum + (absent === true ? 0 : runs), 0);
  const stages: { gaps: number[] }[] = [];
  const gaps: Gap[] = [];
  const stagesOf: number[][] = [];
  const gapsOf: number[][] = [];
  const slots: number[] = [];
  let open: number[] = [];
  for (const { absent, runs = 1 } of steps) {
    const ofStep: number[] = [];
    const gapsOfStep: number[] = [];
    for (let run = 0; run < runs; run++) {
      if (absent === true) {
        const place =
          stages.length === 0 ? "before" : stages.length === count ? "after" : "between";
        gapsOfStep.push(gaps.length);
        open.push(gaps.length);
        gaps.push({ place });
        slots.push(-1);
      } else {
        ofStep.push(stages.length);
        slots.push(stages.length);
        stages.push({ gaps: open });
        open = [];
      }
    }
    stagesOf.push(ofStep);
    gapsOf.push(gapsOfStep);
  }
  return {
    stages,
    stagesOf,
    gaps,
    gapsOf,
    trailingGaps: open,
    slots,
    ...(maxSpanMs === undefined ? {} : { maxSpanMs }),
  };
}
