import { foldText } from "@telltale/core/engine";
import type { Cell } from "@telltale/core/model";
import { isList, parseDynamic, textOfDynamic } from "./algorithms/dynamic.ts";
import { hasTerm, type TermEdge } from "./algorithms/term.ts";
import { dynamicSql, textSql } from "./convert-sql.ts";
import { arity, callJs, type FunctionFamily } from "./family.ts";
import type { JsFunction, ScalarSql, SqlContext, TypedSql } from "./types.ts";

/** String operators whose right side is no literal; the last argument says whether case counts. */

const isInsensitive = (rule: TypedSql | undefined) =>
  rule?.literal?.kind === "string" && rule.literal.value === "insensitive";

/** A test of two texts that is the database's. */
const textTest =
  (template: (text: string, part: string) => string): ScalarSql =>
  ([text, part, rule], _call, context) => {
    if (text === undefined || part === undefined) return undefined;
    const side = caseOf(rule, context);
    return template(side(textSql(text)), side(textSql(part)));
  };

const caseOf = (rule: TypedSql | undefined, { fold }: SqlContext) =>
  isInsensitive(rule) ? fold : (sql: string) => sql;

const termJs = (name: string, edge: TermEdge): JsFunction => ({
  name,
  parameters: ["string", "string"],
  returns: "boolean",
  evaluate: ([text, term]) => hasTerm(String(text ?? ""), String(term ?? ""), edge),
});

const terms = [
  termJs("js_text_has", "both"),
  termJs("js_text_has_prefix", "start"),
  termJs("js_text_has_suffix", "end"),
] as const;

/** Two texts without regard for case fold alike before they get there. */
const termTest =
  (js: JsFunction): ScalarSql =>
  ([text, term, rule], _call, context) => {
    if (text === undefined || term === undefined) return undefined;
    const side = caseOf(rule, context);
    return `${js.name}(${side(textSql(text))}, ${side(textSql(term))})`;
  };

/** The texts of a list, kept while it is the same: most lists are the same for every row. */
function createListReader(fold: (text: string) => string): (cell: Cell) => readonly string[] {
  let last: Cell = null;
  let texts: readonly string[] = [];
  return (cell) => {
    if (cell !== last) {
      const value = parseDynamic(cell);
      const members = isList(value) ? value.flat() : value === null ? [] : [value];
      texts = members.map((member) => fold(textOfDynamic(member)));
      last = cell;
    }
    return texts;
  };
}

type ListTest = (text: string, list: readonly string[]) => boolean;

/** A text without regard for case is folded before it gets there, the list once. */
function listJs(name: string, test: ListTest): readonly JsFunction[] {
  return (["insensitive", "sensitive"] as const).map((rule) => {
    const fold = rule === "insensitive" ? foldText : (text: string) => text;
    const read = createListReader(fold);
    return {
      name: `js_${name}_${rule}`,
      parameters: ["string", "dynamic"],
      returns: "boolean",
      evaluate: ([text = null, list = null]) => test(String(text ?? ""), read(list)),
    };
  });
}

const hasAny = listJs("has_any", (text, list) => list.some((term) => hasTerm(text, term, "both")));
const hasAll = listJs("has_all", (text, list) => list.every((term) => hasTerm(text, term, "both")));
const inList = listJs("in_list", (text, list) => list.includes(text));
const hasAnyIndex: JsFunction = {
  name: "js_has_any_index",
  parameters: ["string", "dynamic"],
  returns: "long",
  evaluate: ([text, list]) => {
    const folded = foldText(String(text ?? ""));
    const value = parseDynamic(list);
    const members = isList(value) ? value : [value];
    return BigInt(
      members.findIndex((member) => hasTerm(folded, foldText(textOfDynamic(member)), "both")),
    );
  },
};

const listTest =
  ([insensitive, sensitive]: readonly JsFunction[]): ScalarSql =>
  ([subject, list, rule], _call, context) => {
    const js = isInsensitive(rule) ? insensitive : sensitive;
    if (subject === undefined || list === undefined || js === undefined) return undefined;
    // Members that are no texts are compared as their texts, which are JSON's.
    const text = subject.type === "string" ? subject.sql : memberText(subject);
    return `${js.name}(${caseOf(rule, context)(text)}, ${dynamicSql(list)})`;
  };

const memberText = (subject: TypedSql) =>
  `coalesce(json_extract_string(${dynamicSql(subject)}, '$'), '')`;

export const searchFunctions: FunctionFamily = {
  js: [...terms, ...hasAny, ...hasAll, ...inList, hasAnyIndex],
  scalars: {
    "text-contains": textTest((text, part) => `contains(${text}, ${part})`),
    "text-starts-with": textTest((text, part) => `starts_with(${text}, ${part})`),
    "text-ends-with": textTest((text, part) => `ends_with(${text}, ${part})`),
    "text-equals-insensitive": arity(2, 3, ([a, b], _call, { fold }) =>
      a === undefined || b === undefined
        ? undefined
        : `(${fold(textSql(a))} = ${fold(textSql(b))})`,
    ),
    "text-has": termTest(terms[0]),
    "text-has-prefix": termTest(terms[1]),
    "text-has-suffix": termTest(terms[2]),
    "has-any": listTest(hasAny),
    "has-all": listTest(hasAll),
    "in-list": listTest(inList),
    "has-any-index": (args) => callJs(hasAnyIndex, args),
  },
};
