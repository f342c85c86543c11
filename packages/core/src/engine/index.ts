export { evaluateExpr, evaluateScalar } from "./evaluate.ts";
export type { Subject, Truth } from "./evaluate.ts";
export { foldTable, foldText } from "./fold.ts";
