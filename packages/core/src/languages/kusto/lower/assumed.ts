import type { ColumnType, ScalarType } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import { typesInUse } from "./assumed-types.ts";
import type { Relation } from "./lowerer.ts";
import type { Session, TabularLowerer } from "./session.ts";
import { relationOf } from "./steps.ts";

/** Endings of the columns of custom logs, which tell their types. */
const endings: readonly (readonly [ending: RegExp, type: ScalarType])[] = [
  [/_s$/, "string"],
  [/_d$/, "real"],
  [/_b$/, "boolean"],
  [/_g$/, "string"],
  [/_t$|^Timestamp$|Time(?:Generated|Stamp)?$|^Time[A-Z]\w*$/, "datetime"],
  [/^EventID$|Port(?:Number)?$/, "int"],
  [/^AdditionalFields$|^Dynamic|Properties$|Details$|Resources$/, "dynamic"],
];

/**
 * The columns of rows that nothing is known of: those that the query speaks of and nothing else has. Their types are
 * guessed by their use and by the customs of column names; texts are the most usual.
 */
export function assumedColumns({ assumed, statements, stored }: Session): readonly ColumnType[] {
  const bodies = [...stored.values()].flatMap((found) => found?.body ?? []);
  const used = typesInUse([...statements, ...bodies]);
  return [...assumed].map((name) => {
    const custom = endings.find(([ending]) => ending.test(name))?.[1];
    return { name, type: used.get(name) ?? custom ?? "string" };
  });
}

/** A table that is not known, where the caller wants the query's meaning all the same. */
export function assumedTable(name: string, origin: Span, lowerer: TabularLowerer): Relation {
  const { session } = lowerer;
  session.isOpen = true;
  lowerer.say("kusto/assumed-table", { name }, origin);
  const columns = assumedColumns(session);
  return relationOf({ kind: "table", vocabulary: "unknown", name, columns, origin });
}
