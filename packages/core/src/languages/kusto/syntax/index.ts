export type * from "./expression.ts";
export type * from "./literal.ts";
export type * from "./name.ts";
export type * from "./operator.ts";
export type * from "./pipeline.ts";
export type * from "./statement.ts";
