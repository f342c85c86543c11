/** The syntax tree of ES|QL: plain data, every node with its span. */
export type * from "./command.ts";
export type * from "./expression.ts";
