import { levels, statuses } from "../../model/index.ts";
import type { Detection } from "../../model/index.ts";
import { nearest, plainData, SourceText } from "../../source/index.ts";
import type { DataEntry, DataNode, Diagnostic, Span } from "../../source/index.ts";
import { parseYaml } from "../yaml/index.ts";
import { markdownDiagnostics } from "./diagnostics.ts";

/** What a page says of itself, and so of the queries in it. */
export type PageHead = Pick<
  Detection,
  | "author"
  | "license"
  | "level"
  | "status"
  | "date"
  | "modified"
  | "references"
  | "falsePositives"
  | "tags"
  | "custom"
> & {
  readonly id?: string;
  /** Where the rest of the page begins. */
  readonly end: number;
};

const none: PageHead = { references: [], falsePositives: [], tags: [], custom: {}, end: 0 };

/** Reads the YAML between two lines of three dashes that a page may begin with. */
export function readFrontMatter(source: SourceText, diagnostics: Diagnostic[]): PageHead {
  const found = /^---[ \t]*\r?\n([\s\S]*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(source.text);
  if (found?.index !== 0) return none;
  const [whole, yaml = ""] = found;
  const before = whole.indexOf("\n") + 1;
  // Blanks keep its places those of the page.
  const alone = new SourceText(
    source.name,
    `${source.text.slice(0, before).replaceAll(/[^\r\n]/g, " ")}${yaml}`,
  );
  const { documents, diagnostics: said } = parseYaml(alone);
  diagnostics.push(...said);
  const [document] = documents;
  if (document?.kind !== "map") return { ...none, end: whole.length };
  return { ...headOf(document.entries, alone, diagnostics), end: whole.length };
}

const placed = new Set(
  "id author license level status date modified references falsepositives tags".split(" "),
);

function headOf(
  entries: readonly DataEntry[],
  source: SourceText,
  diagnostics: Diagnostic[],
): Omit<PageHead, "end"> {
  const nodes = new Map(entries.map(({ key, value }) => [key.text, value]));
  const text = <Name extends string>(name: Name) => {
    const value = textsOf(nodes.get(name))[0]?.text;
    return value === undefined ? {} : ({ [name]: value } as Readonly<Record<Name, string>>);
  };
  const word = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const [given] = textsOf(nodes.get(name));
    return given === undefined ? undefined : knownWord(name, given, known, source, diagnostics);
  };
  const [level, status] = [word("level", levels), word("status", statuses)];
  return {
    ...text("id"),
    ...text("author"),
    ...text("license"),
    ...(level === undefined ? {} : { level }),
    ...(status === undefined ? {} : { status }),
    ...text("date"),
    ...text("modified"),
    references: textsOf(nodes.get("references")).map((one) => one.text),
    falsePositives: textsOf(nodes.get("falsepositives")).map((one) => one.text),
    tags: textsOf(nodes.get("tags")).map((one) => tagOf(one.text)),
    custom: Object.fromEntries(
      entries
        .filter(({ key }) => !placed.has(key.text))
        .map(({ key, value }) => [key.text, plainData(value)]),
    ),
  };
}

interface Word {
  readonly text: string;
  readonly span: Span;
}

/** One of the words that an attribute may have; any other is said, and left out. */
export function knownWord<T extends string>(
  attribute: string,
  { text, span }: Word,
  known: readonly T[],
  source: SourceText,
  diagnostics: Diagnostic[],
): T | undefined {
  const found = known.find((one) => one === text.toLowerCase());
  if (found === undefined) {
    const payload = { attribute, word: text, known, near: nearest(text, known) };
    diagnostics.push(markdownDiagnostics.make("markdown/unknown-word", payload, source, span));
  }
  return found;
}

function textsOf(node: DataNode | undefined): readonly Word[] {
  if (node?.kind === "scalar") return node.text.trim() === "" ? [] : [node];
  if (node?.kind !== "list") return [];
  return node.items.flatMap((item) => (item.kind === "scalar" ? [item] : []));
}

/** Vaults of notes write `ATTACK/Execution` for `attack.execution`. */
const tagOf = (text: string): string =>
  text.replace(/^#/, "").replaceAll("/", ".").replaceAll(/\s+/g, "-").toLowerCase();
