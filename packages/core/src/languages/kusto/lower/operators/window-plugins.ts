import type { ColumnType } from "../../../../model/index.ts";
import type { CallExpression, NamedExpression } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import { isBroken } from "../scalar/types.ts";
import type { Meaning, Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { nameOfType } from "../types.ts";
import type { OperatorOf } from "./head.ts";
import { bracketed, lowerPluginText } from "./plugin-text.ts";

/** The columns that a plugin is asked for, as a text in Kusto names them. */
interface Columns {
  readonly id: string;
  readonly time: string;
  readonly timeType: string;
  readonly dimensions: readonly string[];
}

/** Plugins over windows of time: `name(Id, Time, value … [, dimension …])`. */
interface WindowPlugin {
  /** What the text calls the values. */
  readonly values: readonly string[];
  readonly text: (columns: Columns) => string;
}

/** Names that no column of a user's has. */
const [ownId, window, seen] = [bracketed("$id"), bracketed("$window"), bracketed("$seen")];

/** What texts call the values of a call. */
const values = { start: "$start", end: "$end", step: "$step", lookback: "$lookback" } as const;

const [start, end, step, lookback] = [
  bracketed(values.start),
  bracketed(values.end),
  bracketed(values.step),
  bracketed(values.lookback),
];

const listed = (names: readonly string[]) => names.join(", ");

/**
 * In each window how many rows and ids there are, how many of the ids are new, and how many there were up to then.
 * https://learn.microsoft.com/kusto/query/activity-counts-metrics-plugin
 */
function activityCounts({ id, time, dimensions }: Columns): string {
  const keys = listed([...dimensions, window]);
  const inOrder = [...dimensions, time].map((name) => `${name} asc`);
  const changes = dimensions.map((name) => `${name} != prev(${name})`).join(" or ");
  return `
    let Seen = Rows
      | where ${time} between (${start} .. ${end})
      | project ${listed([...dimensions, `${ownId} = ${id}`, `${window} = bin_at(${time}, ${step}, ${start})`])};
    let New = Seen
      | summarize ${window} = min(${window}) by ${listed([...dimensions, ownId])}
      | summarize new_dcount = count() by ${keys};
    Seen
    | summarize ["count"] = count(), dcount = dcount(${ownId}) by ${keys}
    | join kind=leftouter New on ${keys}
    | project ${listed([`${time} = ${window}`, ...dimensions])}, ["count"], dcount,
        new_dcount = coalesce(new_dcount, 0)
    | sort by ${listed(inOrder)}
    | extend aggregated_dcount = row_cumsum(new_dcount${changes === "" ? "" : `, ${changes}`})`;
}

/**
 * At each step how many rows and ids there are in the window that ends with it.
 * https://learn.microsoft.com/kusto/query/sliding-window-counts-plugin, and "aggregations over a sliding window" there.
 */
function slidingWindowCounts({ id, time, timeType, dimensions }: Columns): string {
  return `
    Rows
    | project ${listed([...dimensions, `${ownId} = ${id}`, `${seen} = bin_at(${time}, ${step}, ${start})`])}
    | where ${seen} <= ${end} and ${seen} > ${start} - ${lookback}
    | mv-expand ${window} = range(${seen}, ${seen} + ${lookback} - ${step}, ${step}) to typeof(${timeType})
    | where ${window} between (${start} .. ${end})
    | summarize Count = count(), Dcount = dcount(${ownId}) by ${listed([`${time} = ${window}`, ...dimensions])}`;
}

const plugins: ReadonlyMap<string, WindowPlugin> = new Map([
  [
    "activity_counts_metrics",
    { values: [values.start, values.end, values.step], text: activityCounts },
  ],
  [
    "sliding_window_counts",
    {
      values: [values.start, values.end, values.lookback, values.step],
      text: slidingWindowCounts,
    },
  ],
]);

/** The rows that a plugin over windows of time gives; undefined where the call is of another plugin. */
export function lowerWindowPlugin(
  operator: OperatorOf<"evaluate">,
  call: CallExpression,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation | undefined {
  const { text: name } = call.name;
  const plugin = plugins.get(name);
  if (plugin === undefined) return undefined;
  const failed: Relation = { ...relation, broken: true };
  const fewest = 2 + plugin.values.length;
  if (call.args.length < fewest) {
    const payload = { name, wanted: `${fewest} arguments or more`, found: call.args.length };
    lowerer.say("kusto/argument-count", payload, call.span);
    return failed;
  }
  const [id, time, ...dimensions] = call.args
    .filter((_, place) => place < 2 || place >= fewest)
    .map((arg) => columnOf(arg, relation, lowerer));
  const given = call.args
    .slice(2, fewest)
    .map(({ value }) => lowerer.scalar(value, { ...scope, columns: [] }));
  const known = dimensions.flatMap((column) => column ?? []);
  if (id === undefined || time === undefined || known.length < dimensions.length) return failed;
  if (isBroken(...given)) return failed;
  const meanings = plugin.values.flatMap((meant, i): readonly [string, Meaning][] => {
    const value = given[i];
    return value === undefined ? [] : [[meant, { kind: "scalar", value }]];
  });
  const text = plugin.text({
    id: bracketed(id.name),
    time: bracketed(time.name),
    timeType: nameOfType(time.type),
    dimensions: known.map((column) => bracketed(column.name)),
  });
  const all = { ...Object.fromEntries(meanings), Rows: { kind: "relation", relation } as const };
  const counted = lowerPluginText(text, all, operator.span, lowerer);
  if (counted === undefined)
    lowerer.say("kusto/unsupported", { what: `'${name}' of these columns` }, call.span);
  return counted ?? failed;
}

function columnOf(
  { value, span }: NamedExpression,
  { columns }: Relation,
  lowerer: TabularLowerer,
): ColumnType | undefined {
  if (value.kind !== "name") {
    lowerer.say("kusto/wanted-column", {}, span);
    return undefined;
  }
  const found = columns.find((column) => column.name === value.text);
  if (found === undefined) {
    const known = columns.map((column) => column.name);
    lowerer.say("kusto/unknown-column", { name: value.text, known }, value.span);
  }
  return found;
}
