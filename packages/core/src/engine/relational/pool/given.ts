import { text } from "../../../model/index.ts";
import type { ColumnType, Expr } from "../../../model/index.ts";
import { isSystemField } from "../../../schema/index.ts";
import { eventFunctions } from "../event-texts.ts";
import { eventColumns } from "./event-table.ts";

const deferrable: ReadonlySet<string> = new Set(eventFunctions.map(([name]) => name));

/**
 * What a column holds, over the columns of the table of events, where the pool need not keep it: the same in all rows,
 * a form of all that the event holds, or (`isLookedUp`) a text that stands among its fields.
 */
export function givenBy(source: Expr, { type }: ColumnType, isLookedUp: boolean): Expr | undefined {
  if (source.kind === "literal") return { ...source, type };
  if (source.kind === "call") return formOf(source);
  if (!isLookedUp || source.kind !== "field") return undefined;
  const fields = eventColumn("fields");
  const name: Expr = { kind: "literal", value: text(source.name) };
  return fields && { kind: "call", function: "field-text", args: [fields, name], type: "string" };
}

/** Whether a column holds nothing but a text as it stands among the event's own fields. */
export function isFieldText(source: Expr, { type }: ColumnType): boolean {
  return (
    type === "string" &&
    source.kind === "field" &&
    source.vocabulary === "raw" &&
    !isSystemField(source.name)
  );
}

/** Texts of all that the event holds are large, and queries seldom ask for them. */
function formOf(source: Extract<Expr, { kind: "call" }>): Expr | undefined {
  if (!deferrable.has(source.function)) return undefined;
  const args: Expr[] = [];
  for (const arg of source.args) {
    const moved =
      arg.kind === "call"
        ? formOf(arg)
        : arg.kind === "field" && arg.vocabulary === "record"
          ? eventColumn(arg.name)
          : undefined;
    if (moved === undefined) return undefined;
    args.push(moved);
  }
  return { ...source, args, type: "string" };
}

function eventColumn(part: string): Expr | undefined {
  const column = eventColumns.find(({ source }) => source.name === part);
  return column && { kind: "field", vocabulary: "column", name: column.name, type: column.type };
}
