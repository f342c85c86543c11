/**
 * What Elastic's query languages share: how Elasticsearch indexes fields and what tests on them mean, and the regular
 * expressions of Lucene. It knows no language.
 */
export { translateLuceneRegex } from "./lucene-regex.ts";
export { freeTextTest, rangeTest, valueTest } from "./value-test.ts";
export type { FieldKind, WrittenValue } from "./value-test.ts";
