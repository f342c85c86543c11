import { unreachable } from "../../source/index.ts";
import type { SayEql } from "./diagnostics.ts";
import type { EqlStatement, Expression } from "./syntax/index.ts";

/** Values that really hold an asterisk: names of Windows shares, an argument of appcmd, permissions in Kubernetes. */
const literalValues: readonly { readonly field: RegExp; readonly value: RegExp }[] = [
  { field: /ShareName$/, value: /^\\\\\*\\/ },
  { field: /(?:args|command_line)$/, value: /^\/text:\*$/ },
  { field: /(?:verbs?|resources?|apiGroups?|permissions?)$/i, value: /^\*$/ },
];

/** Finds what EQL accepts, though its author hardly means it. */
export function lintEql({ query }: EqlStatement, say: SayEql): void {
  if (query.kind === "event") return visit(query.condition, say);
  const until = query.kind === "sequence" && query.until !== undefined ? [query.until] : [];
  for (const term of [...query.terms, ...until]) visit(term.query.condition, say);
}

function visit(expression: Expression, say: SayEql): void {
  switch (expression.kind) {
    case "and":
    case "or":
    case "call":
      for (const arg of expression.args) visit(arg, say);
      return;
    case "not":
    case "sign":
      return visit(expression.operand, say);
    case "comparison": {
      const { operator, left, right } = expression;
      if (operator === "==" || operator === "!=") lintLiterals(operator, left, [right], say);
      visit(left, say);
      return visit(right, say);
    }
    case "list-test": {
      const { operator, subject, items } = expression;
      if (operator === "in" || operator === "in~") lintLiterals(operator, subject, items, say);
      return visit(subject, say);
    }
    case "arithmetic":
      visit(expression.left, say);
      return visit(expression.right, say);
    case "null":
    case "boolean":
    case "number":
    case "string":
    case "field":
    case "missing":
      return;
    default:
      return unreachable(expression);
  }
}

function lintLiterals(
  operator: string,
  subject: Expression,
  values: readonly Expression[],
  say: SayEql,
): void {
  const field = subject.kind === "field" ? subject.name : "";
  for (const value of values) {
    if (value.kind !== "string" || !value.value.includes("*")) continue;
    const isMeant = literalValues.some(
      (known) => known.field.test(field) && known.value.test(value.value),
    );
    if (!isMeant) say("eql/literal-wildcard", { operator }, value.span);
  }
}
