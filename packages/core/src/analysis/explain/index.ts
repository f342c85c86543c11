export { fullTechniqueName } from "./attack-coverage.ts";
export type { FindDetection } from "./correlation.ts";
export { explainDetection } from "./explain.ts";
export type * from "./explanation.ts";
export { renderExplanationMarkdown, renderExplanationText } from "./render-explanation.ts";
