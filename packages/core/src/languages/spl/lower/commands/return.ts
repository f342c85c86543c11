import type { Column } from "../../../../model/index.ts";
import type { Command } from "../../syntax.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";

/**
 * `return 5 ip name=user`: the first rows, one where no number is given, with these fields alone.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Return
 */
export function lowerReturn(
  { args, span }: Extract<Command, { kind: "other" }>,
  rows: Rows,
  lowering: Lowering,
): void {
  const [first = ""] = args;
  const isCount = /^\d+$/.test(first);
  const columns = (isCount ? args.slice(1) : args).map((arg): Column => {
    if (arg.startsWith("$"))
      return refuse(lowering, "'return' of values without their field", span);
    const [, name = arg, field = arg] = /^([^=]+)=(.*)$/.exec(arg) ?? [];
    return { name, value: fieldOf(field, rows, lowering, span) };
  });
  rows.add({ kind: "take", count: isCount ? Number(first) : 1, origin: span });
  rows.project(columns);
}
