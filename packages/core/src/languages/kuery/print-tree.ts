import { type Abbreviation, printTree } from "../text/index.ts";
import type { KueryNode, KueryValue, Words } from "./syntax.ts";

/** A tree as an S-expression, for tests; a wildcard is `*`, an asterisk that stands for itself `\*`. */
export function printKueryTree(tree: KueryNode): string {
  return printTree(tree, (node) => abbreviate(node as unknown as KueryNode | KueryValue));
}

function abbreviate(node: KueryNode | KueryValue): Abbreviation | undefined {
  switch (node.kind) {
    case "words":
      return wordsText(node);
    case "and":
    case "or":
      return [node.kind, ...node.args];
    case "not":
      return ["not", node.arg];
    case "test":
      return node.field === undefined ? ["any-field", node.value] : [":", node.field, node.value];
    case "range":
      return [node.operator, node.field, node.value];
    case "nested":
      return ["nested", node.field, node.query];
    case "everything":
      return "everything";
    default:
      return undefined;
  }
}

function wordsText({ quoted, pieces }: Words): string {
  const text = pieces.map((piece) => piece?.replaceAll("*", "\\*") ?? "*").join("");
  return quoted ? JSON.stringify(text) : text;
}
