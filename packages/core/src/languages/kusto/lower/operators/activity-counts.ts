import type { CallExpression, Name, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { isBroken } from "../scalar/types.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import type { OperatorOf } from "./head.ts";
import { bracketed, lowerPluginText } from "./plugin-text.ts";

const fewestArguments = 5;

/**
 * `activity_counts_metrics(Id, Time, Start, End, Step [, dimension …])`: in each window of time how many rows and ids
 * there are, how many of the ids are new, and how many there were up to then.
 * https://learn.microsoft.com/kusto/query/activity-counts-metrics-plugin
 */
export function lowerActivityCounts(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  const [id, time, start, end, step, ...rest] = call.args;
  const failed: Relation = { ...relation, broken: true };
  if (step === undefined || end === undefined || start === undefined) {
    const payload = {
      name: call.name.text,
      wanted: `${fewestArguments} arguments or more`,
      found: call.args.length,
    };
    lowerer.say("kusto/argument-count", payload, call.span);
    return failed;
  }
  const columns = [id, time, ...rest].map((arg) => columnOf(arg, relation, lowerer));
  const values = [start, end, step].map(({ value }) =>
    lowerer.scalar(value, { ...scope, columns: [] }),
  );
  const [from, to, by] = values;
  if (columns.includes(undefined) || isBroken(...values)) return failed;
  if (from === undefined || to === undefined || by === undefined) return failed;
  const [ids = "", times = "", ...dimensions] = columns.map((name) => bracketed(name ?? ""));
  const scalar = (value: typeof from) => ({ kind: "scalar", value }) as const;
  const counted = lowerPluginText(
    textOf(ids, times, dimensions),
    {
      Rows: { kind: "relation", relation },
      Start: scalar(from),
      End: scalar(to),
      Step: scalar(by),
    },
    operator.span,
    lowerer,
  );
  if (counted !== undefined) return counted;
  lowerer.say("kusto/unsupported", { what: `'${call.name.text}' of these columns` }, call.span);
  return failed;
}

function columnOf(
  arg: NamedExpression | undefined,
  { columns }: Relation,
  lowerer: TabularLowerer,
): string | undefined {
  const name = arg?.value as Name | undefined;
  if (arg === undefined || name?.kind !== "name") {
    if (arg !== undefined) lowerer.say("kusto/wanted-column", {}, arg.span);
    return undefined;
  }
  if (columns.some((column) => column.name === name.text)) return name.text;
  const known = columns.map((column) => column.name);
  lowerer.say("kusto/unknown-column", { name: name.text, known }, name.span);
  return undefined;
}

/** Names that no column of a user's has. */
const [ownId, window] = [bracketed("$id"), bracketed("$window")];

function textOf(id: string, time: string, dimensions: readonly string[]): string {
  const and = (...names: readonly string[]) => [...dimensions, ...names].join(", ");
  const inOrder = [...dimensions, time].map((name) => `${name} asc`).join(", ");
  const changes = dimensions.map((name) => `${name} != prev(${name})`).join(" or ");
  return `
    let Seen = Rows
      | where ${time} between (Start .. End)
      | project ${and(`${ownId} = ${id}`, `${window} = bin_at(${time}, Step, Start)`)};
    let New = Seen
      | summarize ${window} = min(${window}) by ${and(ownId)}
      | summarize new_dcount = count() by ${and(window)};
    Seen
    | summarize ["count"] = count(), dcount = dcount(${ownId}) by ${and(window)}
    | join kind=leftouter New on ${and(window)}
    | project ${[`${time} = ${window}`, ...dimensions].join(", ")}, ["count"], dcount,
        new_dcount = coalesce(new_dcount, 0)
    | sort by ${inOrder}
    | extend aggregated_dcount = row_cumsum(new_dcount${changes === "" ? "" : `, ${changes}`})`;
}
