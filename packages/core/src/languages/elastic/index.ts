/**
 * What Elastic's query languages share: parts of their texts, how Elasticsearch indexes fields and what tests on them
 * mean, and the regular expressions of Lucene. It knows no language.
 */
export { argumentCountMessage } from "./argument-count.ts";
export { parseSums } from "./arithmetic.ts";
export type { Arithmetic } from "./arithmetic.ts";
export { dateTest } from "./date-test.ts";
export { lexElastic } from "./lexer.ts";
export type { ElasticToken, Lexis } from "./lexer.ts";
export { endOfLine, endOfName, endOfQuoted } from "./lexical.ts";
export { parseLogic } from "./logic.ts";
export { translateLuceneRegex } from "./lucene-regex.ts";
export { nested, reportUnclosed } from "./nesting.ts";
export type { PanicStream } from "./nesting.ts";
export { foreignFormIn } from "./other-language.ts";
export { boundsTest } from "./bounds-test.ts";
export type { Bounds } from "./bounds-test.ts";
export { freeTextTest, rangeTest, valueTest } from "./value-test.ts";
export type { FieldKind, ReadDate, WrittenValue } from "./value-test.ts";
