import type { Span } from "../../source/index.ts";

/** Elastic's languages. */
type Own = "eql" | "kuery" | "lucene" | "esql";

/** A form that a text has in another language than the one that it is said to be in. */
export interface ForeignForm {
  /** By its name, for people. */
  readonly language: string;
  readonly span: Span;
}

interface Sign {
  readonly language: string;
  readonly form: RegExp;
  /** The languages that do not have it, or have it with another meaning. */
  readonly foreignTo: readonly Own[];
}

const all: readonly Own[] = ["eql", "kuery", "lucene", "esql"];
const searches: readonly Own[] = ["kuery", "lucene"];
const expressions: readonly Own[] = ["eql", "esql"];

/** The forms, those first that tell the most. Texts in quotes are blank where they are looked for. */
const signs: readonly Sign[] = [
  {
    language: "EQL",
    form: /^\s*(?:[a-z_]+|"\s*")\s+where\b|^\s*(?:sequence|sample)\s+(?:by\b|with\b|!?\[)/,
    foreignTo: ["kuery", "lucene", "esql"],
  },
  {
    language: "ES|QL",
    form: /^\s*from\s+\S+(?:\s*,\s*\S+)*\s*(?:\||metadata\b)|^\s*row\s+[\w.]+\s*=/i,
    foreignTo: ["eql", "kuery", "lucene"],
  },
  {
    language: "Kusto",
    form: /^\s*\w+\s*\|\s*(?:where|summarize|extend|project|take|join)\b|[\w.]\s*(?:=~|!~)\s*"/,
    foreignTo: all,
  },
  {
    language: "Splunk's SPL",
    form: /^\s*(?:search\s+)?(?:index|sourcetype|source|eventtype)\s*=(?!=)/,
    foreignTo: all,
  },
  {
    language: "Lucene",
    form: /:\s*[[{]\s*\S+\s+TO\s+\S+\s*[\]}]|\b_exists_\s*:|:\s*\/[^/\s]*[[\]+(|^$*][^/\s]*\/(?=\s|$)/,
    foreignTo: ["eql", "kuery", "esql"],
  },
  {
    language: "Lucene",
    form: /\s(?:&&|\|\|)\s|(?:^|\s)[-+!](?=[A-Za-z_@][\w.@-]*\s*:)/,
    foreignTo: ["kuery"],
  },
  {
    language: "Kibana KQL",
    form: /[\w@.*-]\s*:\s*\{(?!\s*\S+\s+TO\s)/,
    foreignTo: ["lucene"],
  },
  {
    language: "Kibana KQL or Lucene",
    form: /^\s*(?:not\s+)?[(\s]*[A-Za-z_@][\w@.*-]*\s*:(?!:)/i,
    foreignTo: expressions,
  },
  {
    language: "EQL or ES|QL",
    form: /[\w@.]\s*[!=]=(?!=)|\|\s*(?:head|tail|where|stats|sort|limit|keep|eval)\b|\w\.[\w.]+\s+(?:not\s+)?(?:in~?|like~?|regex~?|rlike)\s*[("]|\w\s+is\s+(?:not\s+)?null\b/i,
    foreignTo: searches,
  },
  {
    language: "another language",
    form: /(?:^|[\s(])[A-Za-z_@]\w*(?:\.\w+)+\s*=(?![=~])/,
    foreignTo: searches,
  },
];

const quoted = /"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"/g;

/**
 * What gives away that a text is written in another language: that it can be parsed says nothing, for Kibana KQL and
 * Lucene read most texts as words.
 */
export function foreignFormIn(text: string, own: Own): ForeignForm | undefined {
  const bare = text.replaceAll(quoted, (whole) => `"${" ".repeat(whole.length - 2)}"`);
  for (const { language, form, foreignTo } of signs) {
    if (!foreignTo.includes(own)) continue;
    const found = form.exec(bare);
    if (found === null) continue;
    const start = found.index + found[0].length - found[0].trimStart().length;
    return { language, span: { start, end: found.index + found[0].trimEnd().length } };
  }
  return undefined;
}
