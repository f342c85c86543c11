/**
 * Scalar expressions: names, literals, operators, functions and aggregates, with Kusto's types.
 *
 * Calls in the model carry Kusto's own names with hyphens (`array-length`), and these for what Kusto has no function
 * for: `dynamic-get [dynamic, key or index]`; `text-has`, `text-has-prefix`, `text-has-suffix`, `text-contains`,
 * `text-starts-with`, `text-ends-with` [text, text, case rule] and `text-matches-regex [text, pattern]` where the text
 * looked for is not written; `has-any`, `has-all`, `in-list` [subject, dynamic list, case rule] where the list is not;
 * `bag-pack-filled` (a bag without empty values).
 */
export { isAggregate, lowerAggregate } from "./aggregate.ts";
export { columnNameOf } from "./column-name.ts";
export { lowerScalar } from "./lower-scalar.ts";
