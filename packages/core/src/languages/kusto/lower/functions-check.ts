import type { LetFunctionStatement } from "../syntax/index.ts";
import { declaredValue } from "./arguments.ts";
import { lowerBody } from "./functions.ts";
import { withName } from "./names.ts";
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
  const inner = statement.parameters.reduce(
    (known, parameter) =>
      withName(known, parameter.name.text, declaredValue(parameter, names, lowerer)),
    names,
  );
  lowerBody(statement.body, inner, lowerer);
  session.checking = outer;
}
