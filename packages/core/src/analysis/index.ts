export * from "./explain/index.ts";
