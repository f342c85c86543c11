import { arity, callJs, jsFamily, unary, type FunctionFamily } from "./family.ts";
import { asType, dynamicSql, naming, textSql } from "./convert-sql.ts";
import { indexOf } from "./algorithms/text-search.ts";
import { formatBytes } from "./algorithms/format-bytes.ts";
import {
  decodeDomain,
  decodePunycode,
  encodeDomain,
  encodePunycode,
} from "./algorithms/punycode.ts";
import { replaceStrings, translate } from "./algorithms/text-edit.ts";
import type { JsFunction, ScalarSql } from "./types.ts";

/** How texts are taken apart and put together. https://learn.microsoft.com/kusto/query/scalar-functions#string-functions */

const indexOfJs: JsFunction = {
  name: "js_indexof",
  parameters: ["string", "string", "long", "long", "long"],
  returns: "long",
  evaluate: ([text, part, start, length, occurrence]) =>
    indexOf(
      String(text ?? ""),
      String(part ?? ""),
      Number(start ?? 0),
      Number(length ?? -1),
      Number(occurrence ?? 1),
    ),
};

const replaceStringsJs: JsFunction = {
  name: "js_replace_strings",
  parameters: ["string", "dynamic", "dynamic"],
  returns: "string",
  evaluate: ([text, lookups, rewrites]) => replaceStrings(String(text ?? ""), lookups, rewrites),
};

const translateJs: JsFunction = {
  name: "js_translate",
  parameters: ["string", "string", "string"],
  returns: "string",
  evaluate: ([from, to, text]) =>
    translate(String(from ?? ""), String(to ?? ""), String(text ?? "")),
};

const rewritten = (write: (text: string) => string): Omit<JsFunction, "name"> => ({
  parameters: ["string"],
  returns: "string",
  evaluate: ([text]) => write(String(text ?? "")),
});

const inJs = jsFamily({
  "punycode-from-string": rewritten(encodePunycode),
  "punycode-to-string": rewritten((encoded) => decodePunycode(encoded) ?? ""),
  "punycode-domain-to-string": rewritten(encodeDomain),
  "punycode-domain-from-string": rewritten(decodeDomain),
  "format-bytes": {
    parameters: ["real", "long", "string"],
    returns: "string",
    evaluate: ([bytes, digits, unit]) =>
      bytes === null
        ? ""
        : formatBytes(Number(bytes), Number(digits ?? 0), unit === null ? undefined : String(unit)),
  },
});

/** `substring(text, start, length)`: from 0, or from the end where negative. */
const substring: ScalarSql = (args) => {
  const [text, start, length] = args;
  if (text === undefined || start === undefined) return undefined;
  const subject = textSql(text);
  const from = asType(start, "long");
  const count = length === undefined ? `length(${subject})` : asType(length, "long");
  // Texts in texts in texts double with every mention.
  if (start.literal?.kind === "number" && start.literal.value >= 0) {
    const rest = length === undefined ? "" : `, greatest(${count}, 0)`;
    return `substring(${subject}, ${start.literal.value + 1}${rest})`;
  }
  // What begins before the text is empty, whatever its length.
  const fromEnd = `CASE WHEN length(${subject}) + ${from} < 0 THEN length(${subject}) ELSE length(${subject}) + ${from} END`;
  const first = `CASE WHEN ${from} >= 0 THEN ${from} ELSE ${fromEnd} END + 1`;
  return `substring(${subject}, ${first}, greatest(${count}, 0))`;
};

/** `split(text, delimiter)`: a list; with an index, the list of that part alone, null where there is none. */
const split: ScalarSql = ([text, delimiter, index]) => {
  if (text === undefined || delimiter === undefined) return undefined;
  const separator = textSql(delimiter);
  // The database would split at every character.
  const parts =
    delimiter.literal?.kind === "string" && delimiter.literal.value !== ""
      ? `string_split(${textSql(text)}, ${separator})`
      : `CASE WHEN ${separator} = '' THEN [${textSql(text)}] ELSE string_split(${textSql(text)}, ${separator}) END`;
  if (index === undefined) return `to_json(${parts})::VARCHAR`;
  const place = asType(index, "long");
  return naming(
    `list_extract(${parts}, ${place} + 1)`,
    (part) =>
      `CASE WHEN ${place} < 0 OR ${part} IS NULL THEN NULL ELSE to_json([${part}])::VARCHAR END`,
  );
};

const strcat: ScalarSql = (args) =>
  args.length === 0 ? undefined : `concat(${args.map(textSql).join(", ")})`;

const strcatDelim: ScalarSql = ([delimiter, ...parts]) =>
  delimiter === undefined || parts.length === 0
    ? undefined
    : `concat_ws(${[delimiter, ...parts].map(textSql).join(", ")})`;

/** A list's members as texts, null ones empty. */
const strcatArray: ScalarSql = ([list, delimiter]) => {
  if (list === undefined || delimiter === undefined) return undefined;
  const members = `json_extract_string(${dynamicSql(list)}, '$[*]')`;
  return `array_to_string(list_transform(${members}, lambda m: coalesce(m, '')), ${textSql(delimiter)})`;
};

const onText = (template: (sql: string) => string): ScalarSql =>
  unary((arg) => template(textSql(arg)));

/** `indexof` with two arguments is the database's; `null` for an empty part, as the engine has it. */
const indexof: ScalarSql = (args) => {
  const [text, part] = args;
  if (text === undefined || part === undefined) return undefined;
  if (args.length > 2) return callJs(indexOfJs, args);
  const needle = textSql(part);
  return `CASE WHEN ${needle} = '' THEN NULL ELSE strpos(${textSql(text)}, ${needle}) - 1 END`;
};

export const textFunctions: FunctionFamily = {
  scalars: {
    ...inJs.scalars,
    tolower: onText((sql) => `lower(${sql})`),
    toupper: onText((sql) => `upper(${sql})`),
    strlen: onText((sql) => `length(${sql})`),
    "string-size": onText((sql) => `strlen(${sql})`),
    reverse: onText((sql) => `reverse(${sql})`),
    isempty: unary((arg) =>
      arg.type === "string" ? `(${arg.sql} = '')` : `(${textSql(arg)} = '')`,
    ),
    isnotempty: unary((arg) => `(${textSql(arg)} <> '')`),
    substring: arity(2, 3, substring),
    split: arity(2, 3, split),
    strcat,
    "strcat-delim": strcatDelim,
    "strcat-array": arity(2, 2, strcatArray),
    indexof: arity(2, 5, indexof),
    "replace-string": arity(3, 3, (args) => `replace(${args.map(textSql).join(", ")})`),
    "replace-strings": (args) => callJs(replaceStringsJs, args),
    strrep: arity(2, 3, ([text, times, delimiter]) =>
      text === undefined || times === undefined
        ? undefined
        : `array_to_string(list_transform(range(least(greatest(${asType(times, "long")}, 0), 1024)), lambda i: ${textSql(text)}), ${delimiter === undefined ? "''" : textSql(delimiter)})`,
    ),
    strcmp: arity(2, 2, ([a, b]) =>
      a === undefined || b === undefined
        ? undefined
        : `CASE WHEN ${textSql(a)} < ${textSql(b)} THEN -1 WHEN ${textSql(a)} > ${textSql(b)} THEN 1 ELSE 0 END`,
    ),
    translate: (args) => callJs(translateJs, args),
    isascii: onText((sql) => `(${sql} NOT SIMILAR TO '.*[^\\x00-\\x7F].*')`),
  },
  js: [...inJs.js, indexOfJs, replaceStringsJs, translateJs],
};
