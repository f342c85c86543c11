export { yamlDiagnostics } from "./diagnostics.ts";
export { parseYaml } from "./parse.ts";
export type { YamlFile } from "./parse.ts";
export { typePlainScalar } from "./scalar.ts";
