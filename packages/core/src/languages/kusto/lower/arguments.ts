import type { Expr, Query, ScalarType } from "../../../model/index.ts";
import { typeOf } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import type { FunctionParameter, NamedExpression, Statement } from "../syntax/index.ts";
import type { Relation } from "./lowerer.ts";
import { scopeOf, withName } from "./names.ts";
import { convert } from "./scalar/convert.ts";
import type { Meaning, Names, Scope } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";
import { brokenRelation, columnExpr, missingLiteral, relationOf } from "./steps.ts";
import type { StoredFunction } from "./stored-functions.ts";
import { typeOfName } from "./types.ts";

/** A function to be called: one of the query's own, or one that the workspace keeps. */
export interface Callee {
  readonly name: string;
  readonly parameters: readonly FunctionParameter[];
  readonly body: readonly Statement[];
  readonly names: Names;
  /** Whether it stands for a table, under its name. */
  readonly isView: boolean;
  /** For one that the workspace keeps: its text, which has places of its own. */
  readonly stored?: StoredFunction;
}

/** How it is called: what `invoke` pipes into it is its first argument. */
export interface Arguments {
  readonly piped?: Relation;
  readonly args: readonly NamedExpression[];
  readonly span: Span;
}

export interface BoundArguments {
  readonly names: Names;
  /** The queries among the arguments, which are the caller's. */
  readonly given: readonly Query[];
}

/** Binds the parameters of a function to its arguments, those without to their defaults; undefined after a report. */
export function bindArguments(
  callee: Callee,
  call: Arguments,
  scope: Scope,
  lowerer: TabularLowerer,
): BoundArguments | undefined {
  const assigned = assignArguments(callee, call, lowerer);
  if (assigned === undefined) return undefined;
  let { names } = callee;
  const given: Query[] = [];
  for (const parameter of callee.parameters) {
    const argument = assigned.get(parameter);
    const meaning =
      argument === undefined
        ? declaredValue(parameter, callee.names, lowerer)
        : argumentValue(parameter, argument, scope, lowerer);
    if (meaning.kind === "relation") given.push(meaning.relation.query);
    names = withName(names, parameter.name.text, meaning);
  }
  return { names, given };
}

type Argument = NamedExpression | Relation;

/** Which argument is for which parameter; undefined after a report. */
function assignArguments(
  { name, parameters }: Callee,
  { piped, args, span }: Arguments,
  lowerer: TabularLowerer,
): ReadonlyMap<FunctionParameter, Argument> | undefined {
  const assigned = new Map<FunctionParameter, Argument>();
  const positional: Argument[] = piped === undefined ? [] : [piped];
  for (const arg of args) {
    const given = "names" in arg ? arg.names[0] : undefined;
    if (given === undefined) {
      positional.push(arg);
      continue;
    }
    const parameter = parameters.find((candidate) => candidate.name.text === given.text);
    if (parameter === undefined) {
      const known = parameters.map((candidate) => candidate.name.text);
      lowerer.say("kusto/unknown-parameter", { name: given.text, known }, given.span);
      return undefined;
    }
    assigned.set(parameter, arg);
  }
  for (const parameter of parameters) {
    if (assigned.has(parameter)) continue;
    const next = positional.shift();
    if (next !== undefined) assigned.set(parameter, next);
  }
  const isMissing = parameters.some(
    (parameter) => !assigned.has(parameter) && !("default" in parameter),
  );
  if (!isMissing && positional.length === 0) return assigned;
  const required = parameters.filter((parameter) => !("default" in parameter)).length;
  const wanted = countText(required, parameters.length);
  const found = args.length + (piped === undefined ? 0 : 1);
  lowerer.say("kusto/argument-count", { name, wanted, found }, span);
  return undefined;
}

function countText(least: number, most: number): string {
  const noun = most === 1 ? "argument" : "arguments";
  return least === most ? `${most} ${noun}` : `${least} to ${most} ${noun}`;
}

function argumentValue(
  parameter: FunctionParameter,
  argument: Argument,
  scope: Scope,
  lowerer: TabularLowerer,
): Meaning {
  if (parameter.kind === "table-parameter") {
    const relation = "query" in argument ? argument : lowerer.relation(argument.value, scope);
    return { kind: "relation", relation: checkedColumns(parameter, relation, argument, lowerer) };
  }
  const type = typeOfName(parameter.type);
  if ("query" in argument) {
    return { kind: "scalar", value: missingLiteral(type) };
  }
  return { kind: "scalar", value: converted(lowerer.scalar(argument.value, scope), type) };
}

function checkedColumns(
  parameter: FunctionParameter & { kind: "table-parameter" },
  relation: Relation,
  argument: Argument,
  lowerer: TabularLowerer,
): Relation {
  if (relation.broken === true) return relation;
  const missing = parameter.columns?.find(
    ({ name, type }) =>
      !relation.columns.some(
        (column) => column.name === name.text && column.type === typeOfName(type),
      ),
  );
  if (missing === undefined) return relation;
  const payload = {
    name: parameter.name.text,
    column: missing.name.text,
    type: missing.type.type,
  };
  lowerer.say(
    "kusto/argument-columns",
    payload,
    "span" in argument ? argument.span : parameter.span,
  );
  return brokenRelation;
}

const widenings: ReadonlySet<string> = new Set(["int long"]);

/** An argument as its parameter declares it; a number that only gets wider stays as it is. */
function converted(value: Expr, type: ScalarType): Expr {
  const found = typeOf(value);
  const isFine = found === type || widenings.has(`${found} ${type}`);
  if (isFine) return value;
  return convert(value, type);
}

/** What a parameter stands for where nothing is given: its default, else some value or rows of its type. */
export function declaredValue(
  parameter: FunctionParameter,
  names: Names,
  lowerer: TabularLowerer,
): Meaning {
  if (parameter.kind === "scalar-parameter") {
    const type = typeOfName(parameter.type);
    if (parameter.default !== undefined) {
      const value = lowerer.scalar(parameter.default, scopeOf(names));
      return { kind: "scalar", value: converted(value, type) };
    }
    // A column rather than a literal, so that nothing is concluded from its value.
    return { kind: "scalar", value: columnExpr({ name: parameter.name.text, type }) };
  }
  if (parameter.columns === undefined) return { kind: "relation", relation: brokenRelation };
  const columns = parameter.columns.map(({ name, type }) => ({
    name: name.text,
    type: typeOfName(type),
  }));
  return {
    kind: "relation",
    relation: relationOf({ kind: "inline", columns, rows: [] }),
  };
}
