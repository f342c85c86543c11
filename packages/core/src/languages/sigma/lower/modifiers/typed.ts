import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue } from "../item-value.ts";
import { parseNetwork } from "../network.ts";
import { misplaced, type ModifierContext, refuse } from "./context.ts";

export function network(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "as the first modifier", context);
  const reading = parseNetwork(value.scalar.text);
  if (reading.kind === "network") return reading;
  const payload = { text: value.scalar.text, reason: reading.reason };
  context.report.say("sigma/network", payload, value.scalar.span);
  return undefined;
}

export function reference(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "as the first modifier", context);
  const { text } = value.scalar;
  if (typeof value.scalar.value !== "string" || text === "")
    return refuse("a field name", modifier, context);
  return { kind: "reference", field: text, relation: "equals", caseRule: "insensitive" };
}

export function exists(
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
): ItemValue | undefined {
  if (value.kind !== "raw") return misplaced(modifier, "as the first modifier", context);
  if (typeof value.scalar.value !== "boolean") return refuse("true or false", modifier, context);
  return { kind: "exists", wanted: value.scalar.value };
}
