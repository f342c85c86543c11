import { wordSet } from "../../text/index.ts";

const lengths = "year quarter month week day hour minute second millisecond microsecond nanosecond";

const trends = wordSet("avg linefit none");
const outlierTests = wordSet("ctukey tukey");

/** Functions of which an argument, by its place, is one of a few words, in any case. */
export const knownWords: ReadonlyMap<
  string,
  readonly (readonly [place: number, words: ReadonlySet<string>])[]
> = new Map([
  ["datetime_add", [[0, wordSet(lengths)]]],
  ["datetime_diff", [[0, wordSet(lengths)]]],
  [
    "datetime_part",
    [
      [
        0,
        wordSet(
          "year quarter month week_of_year day dayofyear hour minute second millisecond microsecond nanosecond",
        ),
      ],
    ],
  ],
  ["series_outliers", [[1, outlierTests]]],
  ["series_decompose", [[2, trends]]],
  ["series_decompose_forecast", [[3, trends]]],
  [
    "series_decompose_anomalies",
    [
      [3, trends],
      [5, outlierTests],
    ],
  ],
]);

/** What formats are made of: letters of the parts, and what may stand between them. */
export const formatTexts: ReadonlyMap<string, RegExp> = new Map([
  ["format_datetime", /^[dfFhHmMsyt /\-:,._[\]]+$/],
  ["format_timespan", /^[dfFhHms /\-:,._[\]]+$/],
]);
