import type { Operator, OperatorParameter } from "../../syntax/index.ts";

/** The setting of an operator by its name: `kind=inner`. */
export function parameterOf(operator: Operator, name: string): OperatorParameter | undefined {
  return operator.parameters.find((parameter) => parameter.name === name);
}

/** Its value as a word or text; undefined where it is something else. */
export function wordOf(parameter: OperatorParameter | undefined): string | undefined {
  const value = parameter?.value;
  if (value?.kind === "name") return value.text;
  if (value?.kind === "string") return value.value;
  if (value?.kind === "boolean" && value.value !== null) return String(value.value);
  return undefined;
}

export function isOn(operator: Operator, name: string): boolean {
  return wordOf(parameterOf(operator, name))?.toLowerCase() === "true";
}
