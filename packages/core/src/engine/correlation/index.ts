export { correlate, correlations, whyNotCorrelated } from "./correlate.ts";
export type { CorrelationHit, FedEvent } from "./correlate.ts";
export { FeedPlan } from "./feed.ts";
export type { Feed } from "./feed.ts";
