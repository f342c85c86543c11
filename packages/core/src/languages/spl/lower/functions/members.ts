import { isTrue, typeOf } from "../../../../model/index.ts";
import type { Expr } from "../../../../model/index.ts";
import type { EvalExpr } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import { Rows } from "../rows.ts";
import { asMany, asText, column, isNothing, nothing } from "../values.ts";
import { cases } from "./function.ts";
import type { Place } from "./function.ts";

/** `mvfilter(condition)`: those of the values of the one field in it for which it holds. */
export function keepMembers({ call: { args, span }, rows, lowering }: Place): Expr {
  const [test] = args;
  const names = test === undefined ? new Set<string>() : fieldsOf(test);
  const [name] = names;
  if (test === undefined || name === undefined || names.size > 1)
    return refuse(lowering, "'mvfilter' with a condition of other than one field", span);
  const value = fieldOf(name, rows, lowering, span);
  return ofMembers(name, value, rows, (members) => ({
    value: column(name, "string"),
    where: isTrue(lowering.condition(test, members)),
  }));
}

/** `mvmap(field, expression)`: what the expression comes to for each of the field's values. */
export function mapMembers({ call: { args, span }, rows, lowering }: Place): Expr {
  const [field, expression] = args;
  if (field?.kind !== "field" || expression === undefined)
    return refuse(lowering, "'mvmap' of anything but a field", span);
  const value = fieldOf(field.name, rows, lowering, span);
  return ofMembers(field.name, value, rows, (members) => {
    const made = lowering.value(expression, members);
    return { value: typeOf(made) === "dynamic" ? made : asText(made) };
  });
}

/** Gathers what becomes of each value, with the row's other fields beside it. */
function ofMembers(
  name: string,
  value: Expr,
  rows: Rows,
  become: (members: Rows) => { readonly value: Expr; readonly where?: Expr },
): Expr {
  if (isNothing(value)) return nothing("dynamic");
  const expand = {
    kind: "expand",
    columns: [{ name, value: asMany(value), type: "string" }],
    bags: "bags",
  } as const;
  const members = new Rows({
    kind: "handed-in",
    columns: rows.columns.map((one) => (one.name === name ? { name, type: "string" } : one)),
  });
  const { value: made, where } = become(members);
  const result = rows.helper("members");
  members.add({
    kind: "summarize",
    by: [],
    aggregates: [
      {
        name: result,
        function: "spl-list-of-all",
        type: "dynamic",
        args: [made],
        ...(where === undefined ? {} : { where }),
      },
    ],
  });
  rows.add({ kind: "apply", expand, keep: rows.names, body: members.query() });
  // Expanding gives a row for nothing as well.
  return cases(
    [{ when: { kind: "is-null", subject: value }, then: nothing("dynamic") }],
    column(result, "dynamic"),
  );
}

function fieldsOf(expr: EvalExpr): ReadonlySet<string> {
  switch (expr.kind) {
    case "field":
      return new Set([expr.name]);
    case "string":
    case "number":
      return new Set();
    case "and":
    case "or":
    case "xor":
    case "call":
      return union(expr.args);
    case "not":
    case "minus":
      return fieldsOf(expr.arg);
    case "binary":
      return union([expr.left, expr.right]);
    case "in":
      return union([expr.subject, ...expr.values]);
  }
}

const union = (parts: readonly EvalExpr[]): ReadonlySet<string> =>
  new Set(parts.flatMap((part) => [...fieldsOf(part)]));
