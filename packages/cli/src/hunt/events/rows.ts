import type { Cell, ColumnType, Datum, DetectionLogic } from "@telltale/core/model";
import { cellOf } from "@telltale/core/model";
import { eventColumns } from "../../scan/hit.ts";
import type { EventRef } from "../../scan/hit.ts";
import type { Rows } from "../output/rows.ts";

/** The columns of events and of the fields that a query speaks of. */
function columnsFor(fields: readonly string[]): readonly ColumnType[] {
  return [...eventColumns, ...fields.map((name) => ({ name, type: "dynamic" as const }))];
}

function cellsOf(event: EventRef): readonly Cell[] {
  const { time, computer, channel, provider, eventId, recordId, file, shown = [] } = event;
  return [
    time,
    computer,
    channel,
    provider,
    eventId < 0 ? null : BigInt(eventId),
    recordId,
    file,
    ...shown.map((value) => cellOf(alone(value), "dynamic")),
  ];
}

/** Any field of ECS may have several values: one is shown as itself. */
function alone(value: Datum): Datum {
  return Array.isArray(value) && value.length === 1
    ? ((value as readonly Datum[])[0] ?? null)
    : value;
}

/** Events as rows. */
export function eventRows(events: readonly EventRef[], fields: readonly string[]): Rows {
  return { columns: columnsFor(fields), rows: events.map(cellsOf) };
}

/** Sequences as rows: an event each, with the number of its sequence and of its place in it, both from 1. */
export function sequenceRows(
  sequences: readonly (readonly EventRef[])[],
  fields: readonly string[],
  logic: DetectionLogic,
): Rows {
  const steps = stepNumbers(logic);
  return {
    columns: [
      { name: "sequence", type: "long" },
      { name: "step", type: "long" },
      ...columnsFor(fields),
    ],
    rows: sequences.flatMap((events, number) =>
      events.map((event, place) => [
        BigInt(number + 1),
        BigInt(steps[place] ?? place + 1),
        ...cellsOf(event),
      ]),
    ),
  };
}

/** The step that each event of a sequence is of: one that runs several times has several, one that stays away none. */
function stepNumbers(logic: DetectionLogic): readonly number[] {
  if (logic.kind !== "correlation" || logic.correlation.kind !== "sequence") return [];
  return logic.correlation.steps.flatMap(({ absent, runs = 1 }, step) =>
    absent === true ? [] : new Array<number>(runs).fill(step + 1),
  );
}
