import type { DataScalar } from "../../../source/index.ts";

const decimal = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)$/;

/**
 * The number that an unquoted scalar writes in decimal digits. Wider than YAML typing, which keeps
 * `5.0` and `007` as text: where only a number makes sense the spelling does not matter.
 */
export function decimalNumber(scalar: DataScalar): number | undefined {
  if (typeof scalar.value === "number") return scalar.value;
  return scalar.style === "plain" && decimal.test(scalar.text) ? Number(scalar.text) : undefined;
}
