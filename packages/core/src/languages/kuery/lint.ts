import type { SourceText } from "../../source/index.ts";
import type { SayKuery } from "./diagnostics.ts";
import type { KueryNode, KueryValue, Words } from "./syntax.ts";

/** Finds what Kibana KQL accepts, though its author hardly means it (see the reference on silent misreadings). */
export function lintKuery(tree: KueryNode, source: SourceText, say: SayKuery): void {
  const other = otherLanguage(source.text);
  if (other !== undefined) say("kuery/other-language", { language: other }, tree.span);
  visit(tree, (words, inList) => {
    const text = words.pieces.join("");
    if (words.quoted && /^\*|\*$/.test(text) && text !== "*")
      say("kuery/quoted-wildcard", {}, words.span);
    if (!words.quoted && inList && text.includes(", ")) say("kuery/comma", {}, words.span);
  });
}

function otherLanguage(text: string): string | undefined {
  if (/^\s*(?:any|[a-z_]+)\s+where\s/.test(text) || /^\s*(?:sequence|sample)\b.*\[/s.test(text))
    return "EQL";
  if (/^\s*from\s+\S+\s*(?:\||metadata\b)/i.test(text)) return "ES|QL";
  if (/:\s*[[{]\s*\S+\s+TO\s+\S+\s*[\]}]/.test(text)) return "Lucene";
  // A path has slashes too; what makes a regular expression of it are its signs.
  if (/:\s*\/[^/\s]*[[\]+(|^$][^/\s]*\/(?=\s|$)/.test(text)) return "Lucene";
  return undefined;
}

function visit(node: KueryNode, see: (words: Words, inList: boolean) => void): void {
  switch (node.kind) {
    case "and":
    case "or":
      for (const arg of node.args) visit(arg, see);
      return;
    case "not":
      return visit(node.arg, see);
    case "nested":
      return visit(node.query, see);
    case "test":
      return visitValue(node.value, node.field !== undefined, see);
    case "range":
      return see(node.value, false);
    case "everything":
  }
}

function visitValue(
  value: KueryValue,
  inList: boolean,
  see: (words: Words, inList: boolean) => void,
): void {
  if (value.kind === "words") see(value, inList);
  else if (value.kind === "not") visitValue(value.arg, inList, see);
  else for (const arg of value.args) visitValue(arg, inList, see);
}
