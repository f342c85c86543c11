import { wordSet } from "../../text/index.ts";

const lengths = "year quarter month week day hour minute second millisecond microsecond nanosecond";

/** Functions whose first argument is one of a few words, in any case. */
export const knownWords: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["datetime_add", wordSet(lengths)],
  ["datetime_diff", wordSet(lengths)],
  [
    "datetime_part",
    wordSet(
      "year quarter month week_of_year day dayofyear hour minute second millisecond microsecond nanosecond",
    ),
  ],
]);

/** What formats are made of: letters of the parts, and what may stand between them. */
export const formatTexts: ReadonlyMap<string, RegExp> = new Map([
  ["format_datetime", /^[dfFhHmMsyt /\-:,._[\]]+$/],
  ["format_timespan", /^[dfFhHms /\-:,._[\]]+$/],
]);
