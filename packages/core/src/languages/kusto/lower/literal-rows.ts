import type { ScalarType, Value } from "../../../model/index.ts";
import { nullValue, text, typeOf } from "../../../model/index.ts";
import type {
  ColumnDeclaration,
  DatatableExpression,
  Expression,
  ExternalDataExpression,
} from "../syntax/index.ts";
import type { Relation } from "./lowerer.ts";
import type { Scope } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";
import { missingValue, relationOf } from "./steps.ts";
import { typeOfName } from "./types.ts";

/** `datatable(a:long, b:string)[1, "x"]` */
export function lowerDatatable(
  expression: DatatableExpression,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const columns = expression.columns.map(declaredColumn);
  const values = expression.values.map((value, i) => {
    const type = columns[i % columns.length]?.type ?? "string";
    return literalValue(value, type, scope, lowerer);
  });
  const width = columns.length;
  if (width === 0 || values.length % width !== 0) {
    const payload = { columns: width, values: values.length };
    lowerer.say("kusto/datatable-values", payload, expression.span);
  }
  const height = width === 0 ? 0 : Math.floor(values.length / width);
  const rows = Array.from({ length: height }, (_, i) => values.slice(i * width, (i + 1) * width));
  return relationOf({ kind: "inline", columns, rows, origin: expression.span });
}

export function declaredColumn({ name, type }: ColumnDeclaration) {
  return { name: name.text, type: typeOfName(type) };
}

function literalValue(
  expression: Expression,
  type: ScalarType,
  scope: Scope,
  lowerer: TabularLowerer,
): Value {
  const value = lowerer.scalar(expression, scope);
  if (value.kind !== "literal") return missingValue(type);
  return fitted(value.value, typeOf(value), type);
}

/** A literal in a column of a type: one that does not fit is missing, as the engine has it. */
function fitted(value: Value, found: ScalarType, type: ScalarType): Value {
  if (value.kind === "null") return missingValue(type);
  if (found === type || type === "dynamic") return value;
  switch (type) {
    case "long":
    case "int":
      return value.kind === "number"
        ? { kind: "number", value: Math.trunc(value.value) }
        : fromText(value, type);
    case "real":
    case "decimal":
      if (value.kind === "long") return { kind: "number", value: Number(value.digits) };
      return value.kind === "number" ? value : fromText(value, type);
    case "string":
      return text(textOf(value));
    case "boolean":
      if (value.kind === "number") return { kind: "boolean", value: value.value !== 0 };
      return fromText(value, type);
    case "guid":
    case "datetime":
    case "timespan":
      return value.kind === "string" && type === "guid" ? value : nullValue;
  }
}

function fromText(value: Value, type: "long" | "int" | "real" | "decimal" | "boolean"): Value {
  if (value.kind === "boolean") return { kind: "number", value: value.value ? 1 : 0 };
  if (value.kind !== "string") return nullValue;
  if (type === "boolean") {
    const word = value.value.toLowerCase();
    return word === "true" || word === "false"
      ? { kind: "boolean", value: word === "true" }
      : nullValue;
  }
  const found = value.value.trim() === "" ? Number.NaN : Number(value.value);
  const isWhole = type === "real" || type === "decimal" || Number.isInteger(found);
  return Number.isNaN(found) || !isWhole ? nullValue : { kind: "number", value: found };
}

function textOf(value: Value): string {
  switch (value.kind) {
    case "string":
      return value.value;
    case "number":
      return String(value.value);
    case "long":
      return value.digits;
    case "boolean":
      return value.value ? "True" : "False";
    case "timestamp":
      return value.iso;
    default:
      return "";
  }
}

/** Data from an address: never fetched, so there are no rows of it. */
export function lowerExternalData(
  { columns, locations, span }: ExternalDataExpression,
  lowerer: TabularLowerer,
): Relation {
  const [first] = locations;
  const place = first?.kind === "string" ? ` ${first.value.split("?")[0] ?? ""}` : "";
  lowerer.stub(`externaldata${place}`, span);
  return relationOf({
    kind: "inline",
    columns: columns.map(declaredColumn),
    rows: [],
    origin: span,
  });
}
