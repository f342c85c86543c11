import { walkExpr } from "../../model/index.ts";
import type { Cell, Event, Expr } from "../../model/index.ts";
import type { Layout } from "../../telemetry/index.ts";
import type { CellOf } from "./compile-column.ts";

/** Whether the expression reads anything that events with such fields have. */
export function isReadable(source: Expr, { names }: Layout): boolean {
  let reads = false;
  walkExpr(source, (node) => {
    if (node.kind === "field") reads ||= node.vocabulary === "record" || names.includes(node.name);
    return !reads;
  });
  return reads;
}

/** What a column holds where the event has none of what it reads. */
export function cellOfNothing(cell: CellOf): Cell {
  return cell(noEvent);
}

const noEvent: Event = {
  time: "",
  channel: "",
  provider: "",
  eventId: -1,
  computer: "",
  recordId: "",
  get: () => undefined,
  fields: () => ({}),
};
