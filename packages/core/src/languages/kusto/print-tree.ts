import { type Abbreviation, printTree } from "../text/index.ts";
import type {
  Expression,
  KustoQuery,
  NamedExpression,
  Operator,
  Statement,
} from "./syntax/index.ts";
import type { JsonValue, PathStep } from "./syntax/index.ts";

/**
 * A tree as an S-expression, for tests: names, literals and operators stand for themselves, as in
 * `(pipeline T (where (== a 1)) (project b (= c (call f d))))`. What is not common is printed in full.
 */
export function printKustoTree(tree: KustoQuery | Statement | Expression): string {
  return printTree(tree, (node) => abbreviate(node as unknown as AnyNode));
}

type AnyNode =
  | KustoQuery
  | Statement
  | Expression
  | NamedExpression
  | Operator
  | PathStep
  | JsonValue
  | Typed;

interface Typed {
  readonly kind: "type-name";
  readonly type: string;
}

function abbreviate(node: AnyNode): Abbreviation | undefined {
  switch (node.kind) {
    case "name":
      return node.bracketed ? `['${node.text}']` : node.text;
    case "wildcard-name":
      return node.pattern;
    case "type-name":
      return node.type;
    case "string":
      return `${node.obfuscated ? "h" : ""}${JSON.stringify(node.value)}`;
    case "number":
      return node.type === "long" ? String(node.digits) : `${node.type}(${node.digits})`;
    case "boolean":
      return node.value === null ? "bool(null)" : String(node.value);
    case "datetime":
      return `datetime(${node.iso})`;
    case "timespan":
      return `timespan(${node.ticks})`;
    case "guid":
      return `guid(${node.value})`;
    case "type":
      return `typeof(${node.text})`;
    case "dynamic":
      return ["dynamic", node.value];
    case "json-null":
      return "null";
    case "json-array":
      return ["array", ...node.items];
    case "json-object":
      return ["object", ...node.entries.flatMap(({ key, value }) => [key, value])];
    case "star":
      return "*";
    case "missing":
      return "<missing>";
    case "placeholder":
      return `{${node.text}}`;
    case "paren":
      return ["paren", node.inner];
    case "call":
      return ["call", node.name, ...node.args];
    case "path":
      return ["path", node.base, ...node.steps];
    case "member":
      return ["member", node.name];
    case "element":
      return ["element", node.index];
    case "method":
      return ["method", node.name, ...node.args];
    case "unary":
      return [node.operator, node.operand];
    case "binary":
      return [node.operator, node.left, node.right];
    case "and":
    case "or":
      return [node.kind, ...node.args];
    case "list-test":
      return [node.operator, node.subject, ...node.items];
    case "between":
      return [node.negated ? "!between" : "between", node.subject, node.from, node.to];
    case "named":
      return node.names.length === 0 ? { as: node.value } : ["=", ...node.names, node.value];
    case "pipeline":
      return ["pipeline", ...(node.source === undefined ? [] : [node.source]), ...node.operators];
    case "where":
      return ["where", ...node.parameters, node.predicate];
    case "extend":
    case "project":
    case "project-rename":
    case "project-away":
    case "project-keep":
    case "print":
    case "serialize":
    case "distinct":
      return [node.kind, ...node.parameters, ...node.columns];
    case "union":
      return ["union", ...node.parameters, ...node.legs];
    case "expression":
      return { as: node.expression };
    default:
      return undefined;
  }
}
