import type { ScalarType } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import { grokPattern, grokPatternNames } from "./grok-patterns.ts";

/** What GROK and DISSECT come to: columns, each with a regular expression of RE2 whose first group it is. */
export interface Extraction {
  /** Without groups that capture. */
  readonly regex: string;
  readonly captures: readonly Capture[];
}

export interface Capture {
  readonly name: string;
  readonly type: ScalarType;
  readonly regex: string;
}

type Read = Extraction | { readonly problem: string };

interface Named {
  readonly name: string;
  readonly type: ScalarType;
}

/** Stands in an unfinished regular expression where a group begins that a column is made of. */
const opening = "\u{f0000}";

/** One expression for each column, for databases do not count groups far. */
function extractionOf(regex: string, names: readonly Named[]): Extraction {
  const parts = regex.split(opening);
  const withGroup = (group: number) =>
    parts.reduce((text, part, i) => text + (i === group + 1 ? "(" : "(?:") + part);
  return {
    regex: withGroup(-1),
    captures: names.map((named, number) => ({ ...named, regex: withGroup(number) })),
  };
}

const types: Readonly<Record<string, ScalarType>> = {
  string: "string",
  int: "long",
  long: "long",
  float: "real",
  double: "real",
  boolean: "boolean",
};

/** `%{PATTERN:name:type}`, groups of regular expressions, and what else may stand in one, by its beginning. */
const piece =
  /%\{([A-Z0-9_]+)(?::([^}:]+))?(?::(\w+))?\}|\\[^]|\[(?:\\[^]|\[:\w+:\]|[^\]\\])+\]|\(\?<([A-Za-z_@][\w.@-]*)>|\(\?>|\(\?[a-z-]+[:)]|\(\?|\(/g;

/**
 * A pattern of GROK: regular expressions of Oniguruma, in Ruby's dialect, with named patterns in them. `^` and `$` stand
 * at the ends of lines; where groups have names the others capture nothing.
 */
export function readGrok(pattern: string): Read {
  const captures: Named[] = [];
  let problem: string | undefined;
  const capture = (name: string, type = "string"): string => {
    const known = Object.hasOwn(types, type) ? types[type] : undefined;
    if (known === undefined) problem ??= `'${type}' is no type`;
    captures.push({ name, type: known ?? "string" });
    return opening;
  };
  const regex = pattern.replaceAll(
    piece,
    (text, name?: string, field?: string, type?: string, group?: string) => {
      if (name !== undefined) {
        const inner = grokPattern(name);
        if (inner === undefined) {
          const near = nearest(name, grokPatternNames);
          const hint = near === undefined ? "" : `, perhaps ${near} is meant`;
          problem ??= `there is no pattern '${name}'${hint}`;
        }
        return field === undefined ? (inner ?? "") : `${capture(field, type)}${inner ?? ""})`;
      }
      if (group !== undefined) return capture(group);
      if (text === "(" || text === "(?>") return "(?:";
      // What Ruby calls multiline is that a dot matches line breaks.
      if (/^\(\?[a-z-]+[:)]$/.test(text)) return text.replace("m", "s");
      if (text === String.raw`\h`) return "[0-9a-fA-F]";
      return text;
    },
  );
  return problem === undefined ? extractionOf(`(?m)${regex}`, captures) : { problem };
}

const dissectKey = /%\{([^}]*)\}/g;

/** A pattern of DISSECT: keys, and the texts between them. `+key` appends, `?key` and no key leave out, `->` skips padding. */
export function readDissect(pattern: string): Read {
  const captures: Named[] = [];
  let regex = "(?s)^";
  let at = 0;
  const keys = [...pattern.matchAll(dissectKey)];
  if (keys.length === 0) return { problem: "it names no columns" };
  keys.forEach((match, number) => {
    const [whole, written = ""] = match;
    regex += quoted(pattern.slice(at, match.index));
    at = match.index + whole.length;
    const end = keys[number + 1]?.index ?? pattern.length;
    const delimiter = pattern.slice(at, end);
    const isPadded = written.endsWith("->");
    const key = (isPadded ? written.slice(0, -2) : written).replace(/\/\d+$/, "");
    const body = delimiter === "" ? ".*" : ".*?";
    if (key === "" || key.startsWith("?")) regex += body;
    else {
      regex += `${opening}${body})`;
      captures.push({ name: key, type: "string" });
    }
    if (isPadded && delimiter !== "") {
      regex += `(?:${quoted(delimiter)})+`;
      at = end;
    }
  });
  const rest = pattern.slice(at);
  return extractionOf(`${regex}${quoted(rest)}${rest === "" ? "$" : ""}`, captures);
}

function quoted(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
