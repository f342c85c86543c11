// Rows of tables for a database have a door of their own: relational/index.ts.
export { evaluateExpr, evaluateScalar } from "./evaluate.ts";
export type { Subject, Truth } from "./evaluate.ts";
export { foldTable, foldText } from "./fold.ts";
export { matchedFields } from "./matched.ts";
export type { MatchedField } from "./matched.ts";
export { createFullScan, createMatcher } from "./matcher.ts";
export type { Matcher } from "./matcher.ts";
export { bindEcs, isEcsFilter } from "./elastic/bind-ecs.ts";
export { ecsFieldsOf, ecsValues } from "./elastic/shown-fields.ts";
export { canRun, compileRuleSet, partId, sequenceDiagnostics } from "./rule-set.ts";
export type { Rule, RuleSet } from "./rule-set.ts";
export { correlate, correlations, FeedPlan, whyNotCorrelated } from "./correlation/index.ts";
export type { CorrelationHit, FedEvent, Feed } from "./correlation/index.ts";
export { packRuleSet, unpackRuleSet } from "./pack.ts";
export { selects as matchesRoute } from "./selector.ts";
export type { Route } from "./selector.ts";
