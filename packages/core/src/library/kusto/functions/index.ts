export type { DeclaredFunctions } from "./declared.ts";
export { declareFunctions, isFunctionFile, readKustoFunctions } from "./files.ts";
