import { foreignFormIn } from "../elastic/index.ts";
import type { Pattern } from "../../model/index.ts";
import type { SourceText, Span } from "../../source/index.ts";
import type { SayLucene } from "./diagnostics.ts";
import { occurrencesOf } from "./occurrences.ts";
import type { LuceneClause, LuceneNode } from "./syntax.ts";

/** Finds what Lucene accepts, though its author hardly means it. */
export function lintLucene(tree: LuceneNode, source: SourceText, say: SayLucene): void {
  const foreign = foreignFormIn(source.text, "lucene");
  if (foreign !== undefined)
    say("lucene/other-language", { language: foreign.language }, foreign.span);
  visit(tree, false, source.text, say);
}

function visit(node: LuceneNode, inField: boolean, text: string, say: SayLucene): void {
  switch (node.kind) {
    case "clauses":
      lintClauses(node.clauses, node.span, inField, text, say);
      for (const { query } of node.clauses) visit(query, inField, text, say);
      return;
    case "group":
      return visit(node.query, true, text, say);
    case "test": {
      const { value } = node;
      if (value.kind === "text" && !value.quoted && isInApostrophes(value.pattern))
        say("lucene/apostrophe", {}, value.span);
      const [part] = value.kind === "text" && value.quoted ? value.pattern : [];
      if (part?.kind === "literal" && /^\*.|.\*$/.test(part.text))
        say("lucene/quoted-wildcard", {}, value.span);
      return;
    }
    case "exists":
    case "everything":
  }
}

function isInApostrophes(pattern: Pattern): boolean {
  const [first, last] = [pattern[0], pattern.at(-1)];
  return (
    first?.kind === "literal" &&
    last?.kind === "literal" &&
    first.text.startsWith("'") &&
    last.text.endsWith("'") &&
    last.text !== "'"
  );
}

function lintClauses(
  clauses: readonly LuceneClause[],
  span: Span,
  inField: boolean,
  text: string,
  say: SayLucene,
): void {
  const occurrences = occurrencesOf(clauses);
  const has = (what: "and" | "or") => clauses.some(({ joint }) => joint === what);
  const isMixed = has("or") && (has("and") || occurrences.includes("must-not"));
  if (isMixed) say("lucene/mixed-logic", { meaning: meaningOf(clauses, text) }, span);
  const isOptional = !isMixed && occurrences.includes("must");
  clauses.forEach(({ query, mark, joint }, number) => {
    const word = bareWordOf(query, text);
    const operator = word !== undefined && /^(?:and|or|not)$/i.test(word) ? word : undefined;
    if (operator !== undefined && clauses.length > 1)
      say("lucene/lower-case-operator", { word: operator }, query.span);
    else if (
      word !== undefined &&
      !inField &&
      joint === undefined &&
      mark === undefined &&
      isFieldTest(clauses[number - 1]?.query)
    )
      say("lucene/bare-word", {}, query.span);
    else if (isOptional && occurrences[number] === "may")
      say("lucene/optional-clause", {}, query.span);
  });
}

function bareWordOf(query: LuceneNode, text: string): string | undefined {
  return query.kind === "test" &&
    query.field === undefined &&
    query.value.kind === "text" &&
    !query.value.quoted
    ? text.slice(query.span.start, query.span.end)
    : undefined;
}

function isFieldTest(query: LuceneNode | undefined): boolean {
  return query?.kind === "test" && query.field !== undefined;
}

const longestClause = 40;

/** The clauses with a `+` or a `-` before those that have to match or must not. */
function meaningOf(clauses: readonly LuceneClause[], text: string): string {
  const occurrences = occurrencesOf(clauses);
  return clauses
    .map(({ query: { span } }, number) => {
      const written = text.slice(span.start, span.end).replaceAll(/\s+/g, " ");
      const short =
        written.length > longestClause ? `${written.slice(0, longestClause)}…` : written;
      const mark = { must: "+", "must-not": "-", may: "" }[occurrences[number] ?? "may"];
      return `${mark}${short}`;
    })
    .join(" ");
}
