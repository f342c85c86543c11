import type { LetFunctionStatement } from "../syntax/index.ts";
import { lowerBody } from "./functions.ts";
import { boundParameters } from "./query-parameters.ts";
import type { Names } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";

/** Reports what is wrong with a function's body whatever it is called with. */
export function checkFunction(
  statement: LetFunctionStatement,
  names: Names,
  lowerer: TabularLowerer,
): void {
  const { session } = lowerer;
  const outer = session.checking;
  session.checking = true;
  lowerBody(statement.body, boundParameters(statement.parameters, names, lowerer), lowerer);
  session.checking = outer;
}
