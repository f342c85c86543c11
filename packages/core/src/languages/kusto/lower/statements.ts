import type { Expression, LetFunctionStatement, LetStatement, Statement } from "../syntax/index.ts";
import { checkFunction } from "./functions-check.ts";
import { scopeOf, withName } from "./names.ts";
import type { LetUse } from "./names.ts";
import { lowerParameters } from "./query-parameters.ts";
import type { Meaning, Names, Scope } from "./scope.ts";
import type { LoweredStatements, TabularLowerer } from "./session.ts";

interface MutableUse {
  readonly name: string;
  readonly span: LetUse["span"];
  used: boolean;
}

/** Lowers the declarations among statements, each seeing those before it. */
export function lowerStatements(
  statements: readonly Statement[],
  outer: Names,
  lowerer: TabularLowerer,
): LoweredStatements {
  let names = outer;
  const lets: MutableUse[] = [];
  const declared = new Set<string>();
  const results: { expression: Expression; scope: Scope }[] = [];
  const bind = (statement: LetStatement | LetFunctionStatement, meaning: Meaning) => {
    const { text, span } = statement.name;
    if (declared.has(text)) lowerer.say("kusto/declared-twice", { name: text }, span);
    declared.add(text);
    const use: MutableUse = { name: text, span, used: false };
    lets.push(use);
    names = withName(names, text, meaning, () => {
      use.used = true;
    });
  };
  for (const statement of statements) {
    switch (statement.kind) {
      case "let":
        bind(statement, meaningOf(statement.value, names, lowerer));
        break;
      case "let-function":
        checkFunction(statement, names, lowerer);
        bind(statement, { kind: "function", statement, names });
        break;
      case "query-parameters":
        names = lowerParameters(statement.parameters, names, lowerer);
        break;
      case "alias":
        lowerer.say("kusto/elsewhere", { what: "An alias" }, statement.span);
        break;
      case "restrict":
      case "pattern":
        lowerer.say("kusto/unsupported", { what: `'${statement.kind}'` }, statement.keyword);
        break;
      case "expression":
        results.push({ expression: statement.expression, scope: scopeOf(names) });
        break;
      case "set":
        lowerer.say("kusto/option", { name: statement.name.text }, statement.span);
        break;
    }
  }
  return { names, lets, results };
}

function meaningOf(value: Expression, names: Names, lowerer: TabularLowerer): Meaning {
  const scope = scopeOf(names);
  return lowerer.isTabular(value, scope)
    ? { kind: "relation", relation: lowerer.relation(value, scope) }
    : { kind: "scalar", value: lowerer.scalar(value, scope) };
}
