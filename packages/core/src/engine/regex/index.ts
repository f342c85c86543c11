export { compileRegex } from "./compile.ts";
export type { CompiledRegex } from "./compile.ts";
