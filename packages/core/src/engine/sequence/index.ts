/** Finds sequences and samples in streams of events that fit their steps; knows no rule and no field. */
export { joinKeys } from "./keys.ts";
export { SequenceMachine } from "./machine.ts";
export type { Completion, Fit } from "./machine.ts";
export { SampleCollector } from "./sample.ts";
export { planStages } from "./stage-plan.ts";
export type { StagePlan } from "./stage-plan.ts";
