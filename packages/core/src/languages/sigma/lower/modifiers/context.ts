import type { DataScalar, Span } from "../../../../source/index.ts";
import type { Report } from "../../report.ts";
import type { Modifier } from "../../syntax/index.ts";
import type { ItemValue } from "../item-value.ts";
import type { Placeholders } from "../placeholders.ts";

/** What a modifier may look at beside the value. */
export interface ModifierContext {
  readonly report: Report;
  readonly placeholders: Placeholders;
  readonly scalar: DataScalar;
}

/** One value through one modifier; undefined, with a diagnostic, where they do not fit. */
export type Apply = (
  value: ItemValue,
  modifier: Modifier,
  context: ModifierContext,
) => ItemValue | undefined;

export function refuse(
  wanted: string,
  modifier: Modifier,
  { report, scalar }: ModifierContext,
): undefined {
  const found = foundIn(scalar);
  report.say("sigma/modifier-value", { modifier: modifier.name, wanted, found }, scalar.span);
}

/** A modifier that stands after one it must come before, or on a kind of value it does not work on. */
export function misplaced(
  modifier: Modifier,
  wanted: string,
  { report }: ModifierContext,
): undefined {
  report.say("sigma/modifier-order", { modifier: modifier.name, wanted }, modifier.span);
}

function foundIn({ value, text }: DataScalar): string {
  if (value === null) return "null";
  return typeof value === "string" ? `'${text}'` : `the ${typeof value} ${text}`;
}

/** Five to the power of five dashes; more would be a mistake. */
export const maxAlternatives = 3125;

export function tooMany(count: number, span: Span, { report }: ModifierContext): undefined {
  report.say("sigma/too-many-alternatives", { count, limit: maxAlternatives }, span);
}
