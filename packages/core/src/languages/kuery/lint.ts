import { foreignFormIn } from "../elastic/index.ts";
import type { SourceText } from "../../source/index.ts";
import type { SayKuery } from "./diagnostics.ts";
import type { KueryNode, KueryValue, Words } from "./syntax.ts";

/** Finds what Kibana KQL accepts, though its author hardly means it (see the reference on silent misreadings). */
export function lintKuery(tree: KueryNode, source: SourceText, say: SayKuery): void {
  const foreign = foreignFormIn(source.text, "kuery");
  if (foreign !== undefined)
    say("kuery/other-language", { language: foreign.language }, foreign.span);
  visit(tree, (words, inList) => {
    const text = words.pieces.join("");
    if (words.quoted && /^\*|\*$/.test(text) && text !== "*")
      say("kuery/quoted-wildcard", {}, words.span);
    if (words.quoted) return;
    if (inList && text.includes(", ")) say("kuery/comma", {}, words.span);
    if (/^'.*'$/.test(text)) say("kuery/apostrophe", {}, words.span);
    if (inList && /^[\w.-]+\?[\w.-]+$/.test(text)) say("kuery/question-mark", {}, words.span);
  });
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
