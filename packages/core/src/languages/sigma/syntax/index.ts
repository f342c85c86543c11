export type * from "./condition.ts";
export { correlationTypes } from "./correlation.ts";
export type * from "./correlation.ts";
export type * from "./detection.ts";
export type * from "./document.ts";
