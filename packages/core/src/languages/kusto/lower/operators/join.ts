import type {
  ColumnType,
  JoinColumn,
  JoinFlavor,
  JoinStep,
  ScalarType,
} from "../../../../model/index.ts";
import { joinSpans } from "../../../../source/index.ts";
import type { BinaryExpression, Expression, Name } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation, columnExpr, withStep } from "../steps.ts";
import { nameOfType } from "../types.ts";
import { createColumnNames } from "./column-names.ts";
import type { LowerOperator, OperatorOf } from "./head.ts";
import { parameterOf, wordOf } from "./parameters.ts";

const flavors: ReadonlyMap<string, JoinFlavor> = new Map([
  ["innerunique", "inner-unique"],
  ["inner", "inner"],
  ["leftouter", "left-outer"],
  ["rightouter", "right-outer"],
  ["fullouter", "full-outer"],
  ["leftsemi", "left-semi"],
  ["rightsemi", "right-semi"],
  ["leftanti", "left-anti"],
  ["anti", "left-anti"],
  ["leftantisemi", "left-anti"],
  ["rightanti", "right-anti"],
  ["rightantisemi", "right-anti"],
]);

export const lowerJoin: LowerOperator<"join"> = (operator, relation, scope, lowerer) => {
  const flavor = flavorOf(operator, flavors, "innerunique", lowerer);
  const right = lowerer.relation(operator.right, scope);
  if (operator.where !== undefined) {
    lowerer.say("kusto/unsupported", { what: "A join with 'where'" }, operator.where.span);
    return brokenRelation;
  }
  if (operator.on.length === 0) {
    lowerer.say("kusto/join-without-on", {}, operator.keyword);
    return brokenRelation;
  }
  const sides = { left: relation, right };
  const on = conditionsOf(operator.on, sides, lowerer);
  return joined(relation, right, {
    kind: "join",
    flavor,
    right: right.query,
    on: on.map(({ left, right: key }) => ({ left: columnExpr(left), right: columnExpr(key) })),
    output: outputOf(flavor, relation, right, new Set()),
    origin: operator.span,
  });
};

export const lowerLookup: LowerOperator<"lookup"> = (operator, relation, scope, lowerer) => {
  const known = new Map([...flavors].filter(([name]) => name === "inner" || name === "leftouter"));
  const flavor = flavorOf(operator, known, "leftouter", lowerer);
  const right = lowerer.relation(operator.right, scope);
  const on = conditionsOf(operator.on, { left: relation, right }, lowerer);
  const keys = new Set(on.map((condition) => condition.right.name));
  return joined(relation, right, {
    kind: "join",
    flavor,
    right: right.query,
    on: on.map(({ left, right: key }) => ({ left: columnExpr(left), right: columnExpr(key) })),
    output: outputOf(flavor, relation, right, keys),
    origin: operator.span,
  });
};

function joined(
  left: Relation,
  right: Relation,
  step: JoinStep & { origin: JoinOrigin },
): Relation {
  const after = withStep(left, step);
  return left.broken === true || right.broken === true ? { ...after, broken: true } : after;
}

type JoinOrigin = OperatorOf<"join">["span"];

function flavorOf(
  operator: OperatorOf<"join"> | OperatorOf<"lookup">,
  known: ReadonlyMap<string, JoinFlavor>,
  usual: string,
  lowerer: TabularLowerer,
): JoinFlavor {
  const parameter = parameterOf(operator, "kind");
  const word = wordOf(parameter) ?? usual;
  const flavor = known.get(word);
  if (flavor !== undefined) return flavor;
  const span = parameter?.value.span ?? operator.keyword;
  lowerer.say("kusto/join-kind", { name: word, known: [...known.keys()] }, span);
  return known.get(usual) ?? "inner";
}

/**
 * The columns of both sides, or of the one that is kept; those of the right are numbered where taken, and those dropped
 * are left out.
 */
export function outputOf(
  flavor: JoinFlavor,
  left: Relation,
  right: Relation,
  dropped: ReadonlySet<string>,
): readonly JoinColumn[] {
  const ofLeft = left.columns.map(({ name, type }): JoinColumn => ({
    side: "left",
    from: name,
    name,
    type,
  }));
  if (flavor === "left-semi" || flavor === "left-anti") return ofLeft;
  const isRightOnly = flavor === "right-semi" || flavor === "right-anti";
  const taken = new Set(isRightOnly ? [] : ofLeft.map(({ name }) => name));
  const kept = right.columns.filter(({ name }) => !dropped.has(name));
  // A right column that keeps its name has it before any other is numbered.
  const own = kept.flatMap(({ name }) => (taken.has(name) ? [] : [name]));
  const names = createColumnNames(() => {}, [...taken, ...own]);
  const ofRight = kept.map(({ name, type }): JoinColumn => {
    const given = taken.has(name) ? names.add(name) : name;
    return { side: "right", from: name, name: given, type };
  });
  return isRightOnly ? ofRight : [...ofLeft, ...ofRight];
}

interface Sides {
  readonly left: Relation;
  readonly right: Relation;
}

interface Condition {
  readonly left: ColumnType;
  readonly right: ColumnType;
}

function conditionsOf(
  expressions: readonly Expression[],
  sides: Sides,
  lowerer: TabularLowerer,
): readonly Condition[] {
  return expressions.flatMap((expression): readonly Condition[] => {
    switch (expression.kind) {
      case "paren":
        return conditionsOf([expression.inner], sides, lowerer);
      case "and":
        return conditionsOf(expression.args, sides, lowerer);
      case "name":
        return commonColumn(expression, sides, lowerer);
      case "binary":
        if (expression.operator === "==") return equality(expression, sides, lowerer);
        break;
      case "missing":
        return [];
      default:
    }
    lowerer.say("kusto/join-condition", {}, expression.span);
    return [];
  });
}

function commonColumn(
  { text, span }: Name,
  sides: Sides,
  lowerer: TabularLowerer,
): readonly Condition[] {
  if (sides.left.broken === true || sides.right.broken === true) return [];
  const left = sides.left.columns.find(({ name }) => name === text);
  const right = sides.right.columns.find(({ name }) => name === text);
  if (left === undefined || right === undefined) {
    const side = left === undefined ? "left" : "right";
    const known = sides[side].columns.map(({ name }) => name);
    lowerer.say("kusto/join-column", { name: text, side, known }, span);
    return [];
  }
  return typesFit(left.type, right.type, true, span, lowerer) ? [{ left, right }] : [];
}

function equality(
  { left, right, span }: BinaryExpression,
  sides: Sides,
  lowerer: TabularLowerer,
): readonly Condition[] {
  const swapped = sideOf(left) === "right" && sideOf(right) === "left";
  const first = sideColumn(left, "left", swapped, sides, lowerer);
  const second = sideColumn(right, "right", swapped, sides, lowerer);
  if (first === undefined || second === undefined) return [];
  const both = joinSpans(left.span, right.span);
  const fits = typesFit(first.type, second.type, false, both ?? span, lowerer);
  return fits ? [{ left: first, right: second }] : [];
}

function sideOf(expression: Expression): "left" | "right" | undefined {
  if (expression.kind !== "path" || expression.base.kind !== "name") return undefined;
  const { text } = expression.base;
  return text === "$left" ? "left" : text === "$right" ? "right" : undefined;
}

/** The column that `$left.name` or `$right.name` stands for; undefined after a report. */
function sideColumn(
  expression: Expression,
  side: "left" | "right",
  swapped: boolean,
  sides: Sides,
  lowerer: TabularLowerer,
): ColumnType | undefined {
  if (expression.kind === "paren")
    return sideColumn(expression.inner, side, swapped, sides, lowerer);
  const name = sideOf(expression) === side ? memberOf(expression) : undefined;
  if (name === undefined) {
    lowerer.say("kusto/join-side", { side, swapped }, expression.span);
    return undefined;
  }
  if (sides[side].broken === true) return undefined;
  const found = sides[side].columns.find((column) => column.name === name);
  if (found === undefined) {
    const known = sides[side].columns.map((column) => column.name);
    lowerer.say("kusto/unknown-column", { name, known }, expression.span);
  }
  return found;
}

/** The one step of a path behind its side: `$left.name`, `$left["name"]`. */
function memberOf(expression: Expression): string | undefined {
  if (expression.kind !== "path" || expression.steps.length !== 1) return undefined;
  const [step] = expression.steps;
  if (step?.kind === "member" && step.name.kind === "name") return step.name.text;
  return step?.kind === "element" && step.index.kind === "string" ? step.index.value : undefined;
}

/** Numbers of any width that are whole compare; else keys are of one type. Dynamic ones only by a common name. */
function typesFit(
  left: ScalarType,
  right: ScalarType,
  isCommon: boolean,
  span: Name["span"],
  lowerer: TabularLowerer,
): boolean {
  const isWhole = (type: ScalarType) => type === "int" || type === "long";
  const isEqual = left === right && (isCommon || left !== "dynamic");
  if (isEqual || (isWhole(left) && isWhole(right))) return true;
  lowerer.say("kusto/join-types", { left: nameOfType(left), right: nameOfType(right) }, span);
  return false;
}
