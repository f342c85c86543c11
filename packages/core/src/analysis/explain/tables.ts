import { legFilters, tableNeeds } from "../../engine/relational/index.ts";
import type { Query } from "../../model/index.ts";
import { bindTable } from "../../schema/kusto/index.ts";
import type { CoverageRow, TableExplanation } from "./explanation.ts";
import { noEvents } from "./event-coverage.ts";
import { eachOnce, selectorRows } from "./selector-rows.ts";

const filteredOut = (name: string): CoverageRow =>
  noEvents(name, "no Windows event can pass its filters");

/** The tables that a query reads: the columns it needs of each, and the Windows events that fill them. */
export function explainTables(query: Query): readonly TableExplanation[] {
  const inOrderOfText = tableNeeds(query).toSorted(
    (a, b) => (a.source.origin?.start ?? 0) - (b.source.origin?.start ?? 0),
  );
  return inOrderOfText.map(({ source, columns, filter }) => {
    const binding = bindTable(source.vocabulary, source.name, source.columns);
    const legs = binding?.legs ?? [];
    const coverage = legs.flatMap((leg) => {
      const missing = columns.filter((name) => !leg.columns.has(name));
      return legFilters(leg, source.columns, filter, binding?.missingText).flatMap(({ selector }) =>
        selectorRows(selector, missing),
      );
    });
    const none = legs.length === 0 ? ownRecords(source.name) : filteredOut(source.name);
    return {
      name: source.name,
      columns,
      coverage: coverage.length > 0 ? eachOnce(coverage) : [none],
      unfilled:
        legs.length === 0
          ? []
          : columns.filter((name) => legs.every(({ columns: filled }) => !filled.has(name))),
    };
  });
}

function ownRecords(name: string): CoverageRow {
  return {
    provider: name,
    title: "Records of this table",
    role: "primary",
    audit: [],
    where: [],
    needs: [`the table itself, as JSON or CSV: --table ${name}=file`],
    missing: [],
  };
}
