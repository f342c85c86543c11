import type { FunctionParameter } from "../syntax/index.ts";
import { declaredValue } from "./arguments.ts";
import { withName } from "./names.ts";
import type { Names } from "./scope.ts";
import type { TabularLowerer } from "./session.ts";

/** `declare query_parameters(a:long = 1)`: nobody gives others than the defaults, so those are the values. */
export function lowerParameters(
  parameters: readonly FunctionParameter[],
  names: Names,
  lowerer: TabularLowerer,
): Names {
  for (const parameter of parameters) {
    const { name } = parameter;
    if (!("default" in parameter)) lowerer.say("kusto/no-value", { name: name.text }, name.span);
  }
  return boundParameters(parameters, names, lowerer);
}

/** Parameters that nobody gives values for: they stand for their defaults, or for any value of their types. */
export function boundParameters(
  parameters: readonly FunctionParameter[],
  names: Names,
  lowerer: TabularLowerer,
): Names {
  return parameters.reduce(
    (outer, parameter) =>
      withName(outer, parameter.name.text, declaredValue(parameter, outer, lowerer)),
    names,
  );
}
