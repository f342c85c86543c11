import type { Expr, ScalarType } from "../../../model/index.ts";
import { eventFunctions } from "../event-texts.ts";
import { eventColumns } from "./event-table.ts";

const deferrable: ReadonlySet<string> = new Set(eventFunctions.map(([name]) => name));

/**
 * A column that is a form of what the pool keeps of every event anyway, over the columns of the table of events;
 * undefined if it is not. Such columns are not kept: they are large, and queries seldom ask for them.
 */
export function deferred(source: Expr, type: ScalarType): Expr | undefined {
  if (source.kind !== "call" || !deferrable.has(source.function)) return undefined;
  const args: Expr[] = [];
  for (const arg of source.args) {
    const moved = arg.kind === "field" ? eventColumn(arg) : deferred(arg, "string");
    if (moved === undefined) return undefined;
    args.push(moved);
  }
  return { ...source, args, type };
}

function eventColumn({ vocabulary, name }: { vocabulary: string; name: string }): Expr | undefined {
  const column = eventColumns.find(
    ({ source }) => source.vocabulary === vocabulary && source.name === name,
  );
  if (column === undefined) return undefined;
  return { kind: "field", vocabulary: "column", name: column.name, type: column.type };
}
