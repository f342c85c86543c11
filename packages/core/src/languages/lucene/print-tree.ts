import { type Abbreviation, printTree } from "../text/index.ts";
import type { LuceneClause, LuceneNode, LuceneRange, LuceneValue } from "./syntax.ts";

/** A tree as an S-expression, for tests: `+` for what is marked as required, `-` for what is prohibited. */
export function printLuceneTree(tree: LuceneNode): string {
  return printTree(tree, (node) => abbreviate(node as unknown as Printed));
}

/** A clause with a mark is printed as a node of its own. */
type Printed =
  | LuceneNode
  | LuceneValue
  | { readonly kind: "required" | "prohibited"; readonly query: LuceneNode };

function abbreviate(node: Printed): Abbreviation | undefined {
  switch (node.kind) {
    case "required":
      return ["+", node.query];
    case "prohibited":
      return ["-", node.query];
    case "everything":
      return "everything";
    case "clauses":
      return ["clauses", ...node.clauses.flatMap(clauseForm)];
    case "group":
      return ["group", node.field.name, node.query];
    case "exists":
      return ["exists", node.field.name];
    case "test":
      return node.field === undefined
        ? ["any-field", node.value]
        : [":", node.field.name, node.value];
    case "regex":
      return `/${node.text}/`;
    case "range":
      return rangeText(node);
    case "text": {
      const text = node.pattern
        .map((part) =>
          part.kind === "literal"
            ? part.text.replaceAll(/[*?]/g, "\\$&")
            : part.kind === "any-one"
              ? "?"
              : "*",
        )
        .join("");
      return `${node.quoted ? JSON.stringify(text) : text}${node.isLoose ? "~" : ""}`;
    }
    default:
      return undefined;
  }
}

function clauseForm({ joint, mark, query }: LuceneClause): readonly unknown[] {
  const marked = mark === undefined ? query : { kind: mark, query };
  return joint === undefined ? [marked] : [joint, marked];
}

function rangeText({ low, high }: LuceneRange): string {
  const open = low?.isIncluded === false ? "{" : "[";
  const close = high?.isIncluded === false ? "}" : "]";
  return `${open}${low?.text ?? "*"} TO ${high?.text ?? "*"}${close}`;
}
