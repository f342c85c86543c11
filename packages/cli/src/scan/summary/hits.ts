import type { RuleSet } from "@telltale/core/engine";
import { readAttackTag } from "@telltale/core/knowledge";
import { levels } from "@telltale/core/model";
import { printable } from "@telltale/core/source";
import { levelStyles } from "../../terminal/paint.ts";
import type { Paint } from "../../terminal/paint.ts";
import { renderTable } from "../../terminal/table.ts";
import type { TableColumn } from "../../terminal/table.ts";

const mostRows = 15;

/** Hits by level, by rule (the gravest first) and by technique (the most frequent first). */
export function hitTables(
  hits: ReadonlyMap<number, number>,
  ruleSet: RuleSet,
  paint: Paint,
  window: number | undefined,
): readonly string[] {
  if (hits.size === 0) return [];
  const byLevel = new Map<string, number>();
  const byTechnique = new Map<string, number>();
  for (const [rule, count] of hits) {
    const { level = "informational", tags = [] } = ruleSet.rules[rule]?.detection ?? {};
    byLevel.set(level, (byLevel.get(level) ?? 0) + count);
    for (const name of new Set(tags.flatMap(techniqueName)))
      byTechnique.set(name, (byTechnique.get(name) ?? 0) + count);
  }
  const levelCounts = levels
    .toReversed()
    .filter((level) => byLevel.has(level))
    .map((level) => `${paint(levelStyles[level], level)} ${byLevel.get(level) ?? 0}`);
  const rules = [...hits]
    .map(([rule, count]) => {
      const { level = "informational", title = "" } = ruleSet.rules[rule]?.detection ?? {};
      return { level, title, count };
    })
    .sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || b.count - a.count)
    .map(({ level, title, count }) => [
      String(count),
      paint(levelStyles[level], level),
      printable(title),
    ]);
  const techniques = [...byTechnique]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => [String(count), name]);
  const hitColumn: TableColumn = { title: "hits", align: "right" };
  return [
    `\nHits by level: ${levelCounts.join("  ")}\n`,
    "\nHits by rule\n",
    table([hitColumn, { title: "level" }, { title: "rule" }], rules, window),
    ...(techniques.length === 0
      ? []
      : ["\nHits by technique\n", table([hitColumn, { title: "technique" }], techniques, window)]),
  ];
}

function table(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  window: number | undefined,
): string {
  const more =
    rows.length > mostRows
      ? `… and ${(rows.length - mostRows).toLocaleString("en-US")} more\n`
      : "";
  return renderTable(columns, rows.slice(0, mostRows), window) + more;
}

function techniqueName(tag: string): readonly string[] {
  const read = readAttackTag(tag);
  return read?.kind === "technique" ? [`${read.technique.id} ${read.technique.name}`] : [];
}
