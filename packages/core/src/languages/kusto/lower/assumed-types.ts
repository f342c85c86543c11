import type { ScalarType } from "../../../model/index.ts";
import type { Expression, Statement } from "../syntax/index.ts";

/** A part of the tree, of whatever kind. */
type Node = Readonly<Record<string, unknown>>;

/**
 * What a query's own text tells of the types of columns that nothing else is known of: those with members are dynamic,
 * those compared with numbers or times are such.
 */
export function typesInUse(statements: readonly Statement[]): ReadonlyMap<string, ScalarType> {
  const types = new Map<string, ScalarType>();
  const note = (expression: unknown, type: ScalarType) => {
    const name = nameOf(expression);
    // Members tell more than a comparison does.
    if (name !== undefined && types.get(name) !== "dynamic") types.set(name, type);
  };
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      for (const item of value) visit(item);
      return;
    }
    if (!isNode(value)) return;
    switch (value["kind"]) {
      case "path":
        note(value["base"], "dynamic");
        break;
      case "binary":
        noteComparison(value, note);
        break;
      case "mv-expand":
      case "mv-apply":
        for (const column of listOf(value["columns"])) {
          const named = isNode(column) ? column["value"] : undefined;
          if (isNode(named)) note(named["value"], "dynamic");
        }
        break;
      default:
    }
    for (const part of Object.values(value)) visit(part);
  };
  visit(statements);
  return types;
}

const comparisons: ReadonlySet<unknown> = new Set([
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "+",
  "-",
  "*",
]);

const timeFunctions: ReadonlySet<string> = new Set(["ago", "now", "startofday", "endofday"]);

function noteComparison(node: Node, note: (side: unknown, type: ScalarType) => void): void {
  if (!comparisons.has(node["operator"])) return;
  for (const [side, other] of [
    [node["left"], node["right"]],
    [node["right"], node["left"]],
  ]) {
    const type = typeOfOperand(other as Expression);
    if (type !== undefined) note(side, type);
  }
}

function typeOfOperand(expression: Expression): ScalarType | undefined {
  switch (expression.kind) {
    case "number":
      return "real";
    case "datetime":
      return "datetime";
    case "boolean":
      return "boolean";
    case "call":
      return timeFunctions.has(expression.name.text) ? "datetime" : undefined;
    default:
      return undefined;
  }
}

function nameOf(expression: unknown): string | undefined {
  if (!isNode(expression) || expression["kind"] !== "name") return undefined;
  const { text } = expression;
  return typeof text === "string" ? text : undefined;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}
