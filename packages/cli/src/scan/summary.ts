import type { RuleSet } from "@telltale/core/engine";
import { matchesRoute, whyNotCorrelated } from "@telltale/core/engine";
import { readAttackTag } from "@telltale/core/knowledge";
import { levels } from "@telltale/core/model";
import type { Diagnostic } from "@telltale/core/source";
import { levelStyles } from "../terminal/paint.ts";
import type { Paint } from "../terminal/paint.ts";
import { plural } from "../terminal/plural.ts";
import { renderTable } from "../terminal/table.ts";
import { megabytes } from "./progress.ts";
import type { RouteCount } from "./scan-unit.ts";

/** What the account of a run is made of. */
export interface RunFigures {
  readonly files: number;
  readonly bytes: number;
  readonly records: number;
  readonly seconds: number;
  readonly threads: number;
  /** Hits by rule number. */
  readonly hits: ReadonlyMap<number, number>;
  readonly routes: readonly RouteCount[];
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Damaged places: where, how many bytes, why. `skippedCount` counts also those not listed. */
  readonly skipped: readonly {
    readonly file: string;
    readonly offset: number;
    readonly length: number;
    readonly reason: string;
  }[];
  readonly skippedCount: number;
  /** Of loading the rules: errors are rules that were left out. */
  readonly diagnostics: readonly Diagnostic[];
}

const mostRules = 15;
const mostTechniques = 15;
const mostLines = 10;

/** The account at the end of a scan, as text. */
export function renderSummary(figures: RunFigures, ruleSet: RuleSet, paint: Paint): string {
  const total = [...figures.hits.values()].reduce((sum, count) => sum + count, 0);
  const speed = `${megabytes(figures.bytes / Math.max(figures.seconds, 0.001))}/s`;
  const head = `${plural(figures.records, "event")} in ${plural(figures.files, "file")} (${megabytes(figures.bytes)}), ${plural(ruleSet.rules.length, "rule")}, ${plural(total, "hit")}, ${figures.seconds.toFixed(1)} s (${speed}, ${plural(figures.threads, "thread")})\n`;
  return [
    "\n",
    paint("bold", head),
    hitTables(figures, ruleSet, paint),
    inputAccount(figures, paint),
    ruleAccount(figures, ruleSet, paint),
  ].join("");
}

function hitTables({ hits }: RunFigures, ruleSet: RuleSet, paint: Paint): string {
  if (hits.size === 0) return "";
  const byLevel = new Map<string, number>();
  const byTechnique = new Map<string, number>();
  for (const [rule, count] of hits) {
    const detection = ruleSet.rules[rule]?.detection;
    const level = detection?.level ?? "informational";
    byLevel.set(level, (byLevel.get(level) ?? 0) + count);
    for (const name of new Set((detection?.tags ?? []).flatMap(techniqueName)))
      byTechnique.set(name, (byTechnique.get(name) ?? 0) + count);
  }
  const levelLine = levels
    .toReversed()
    .filter((level) => byLevel.has(level))
    .map((level) => `${paint(levelStyles[level], level)} ${byLevel.get(level) ?? 0}`)
    .join("  ");
  const rules = descending(hits).map(([rule, count]) => {
    const detection = ruleSet.rules[rule]?.detection;
    const level = detection?.level ?? "informational";
    return [String(count), paint(levelStyles[level], level), detection?.title ?? ""];
  });
  const techniques = descending(byTechnique).map(([name, count]) => [String(count), name]);
  return [
    `Hits by level: ${levelLine}\n`,
    "\nHits by rule\n",
    shortTable(
      [{ title: "Hits", align: "right" }, { title: "Level" }, { title: "Rule" }],
      rules,
      mostRules,
    ),
    ...(techniques.length === 0
      ? []
      : [
          "\nHits by technique\n",
          shortTable(
            [{ title: "Hits", align: "right" }, { title: "Technique" }],
            techniques,
            mostTechniques,
          ),
        ]),
  ].join("");
}

function shortTable(
  columns: Parameters<typeof renderTable>[0],
  rows: readonly (readonly string[])[],
  most: number,
): string {
  const more = rows.length > most ? `… and ${rows.length - most} more\n` : "";
  return renderTable(columns, rows.slice(0, most)) + more;
}

function descending<K>(counts: ReadonlyMap<K, number>): readonly (readonly [K, number])[] {
  return [...counts].sort(([, a], [, b]) => b - a);
}

function techniqueName(tag: string): readonly string[] {
  const read = readAttackTag(tag);
  return read?.kind === "technique" ? [`${read.technique.id} ${read.technique.name}`] : [];
}

function inputAccount({ unreadable, skipped, skippedCount }: RunFigures, paint: Paint): string {
  const lines: string[] = [];
  if (unreadable.length > 0) {
    lines.push(paint("yellow", `\nNot read: ${plural(unreadable.length, "file")}\n`));
    lines.push(...limited(unreadable.map(({ path, reason }) => `  ${path}: ${reason}\n`)));
  }
  if (skippedCount > 0) {
    lines.push(paint("yellow", `\nDamaged: ${plural(skippedCount, "part")} passed over\n`));
    lines.push(
      ...limited(
        skipped.map(
          ({ file, offset, length, reason }) =>
            `  ${file} at byte ${offset} (${length} bytes): ${reason}\n`,
        ),
      ),
    );
  }
  return lines.join("");
}

function ruleAccount({ diagnostics, routes }: RunFigures, ruleSet: RuleSet, paint: Paint): string {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const lines: string[] = [];
  if (errors.length > 0) {
    lines.push(
      paint(
        "yellow",
        `\nNot loaded: ${plural(new Set(errors.map(({ source }) => source)).size, "rule file")} with errors\n`,
      ),
    );
    lines.push(
      ...limited(
        errors.map(
          ({ source, start, message }) =>
            `  ${source}${start === undefined ? "" : `:${start.line}:${start.column}`}: ${message}\n`,
        ),
      ),
    );
  }
  const idle = ruleSet.rules.filter(({ detection, filters }, number) => {
    if (
      detection.logic.kind === "correlation" ||
      filters.length === 0 ||
      ruleSet.notes.get(number)?.some(isRefusal) === true
    )
      return false;
    return !routes.some(([channel, provider, eventId]) =>
      filters.some(({ selector }) => matchesRoute(selector, { channel, provider, eventId })),
    );
  });
  const refused: string[] = [];
  ruleSet.rules.forEach(({ detection, filters }, number) => {
    const { logic } = detection;
    if (logic.kind === "correlation") {
      const reason = whyNotCorrelated(logic.correlation);
      if (reason !== undefined) refused.push(`  ${detection.title}: ${reason}\n`);
    } else if (filters.length === 0) {
      const note = ruleSet.notes.get(number)?.find(isRefusal);
      refused.push(`  ${detection.title}: ${note?.message ?? "it has no event class to run on"}\n`);
    }
  });
  if (refused.length > 0) {
    lines.push(
      paint(
        "yellow",
        `\nNot run: ${plural(refused.length, "rule")} on which no event can be matched\n`,
      ),
      ...limited(refused),
    );
  }
  if (idle.length > 0)
    lines.push(
      `\nIdle: ${plural(idle.length, "rule")} found no event of their log source in this input\n`,
    );
  const partial = [...ruleSet.notes].flatMap(([number, notes]) =>
    (ruleSet.rules[number]?.filters.length ?? 0) > 0
      ? notes.filter(({ code }) => code === "schema/class-cannot-run")
      : [],
  );
  if (partial.length > 0) {
    const reasons = new Map<string, number>();
    for (const { message } of partial) reasons.set(message, (reasons.get(message) ?? 0) + 1);
    lines.push(
      `\nPartly run: rules that need a field which some of their events do not have do not fire on those\n`,
    );
    lines.push(
      ...limited(
        descending(reasons).map(([message, count]) => `  ${plural(count, "rule")}: ${message}\n`),
      ),
    );
  }
  return lines.join("");
}

function isRefusal({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

function limited(lines: readonly string[]): readonly string[] {
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines), `  … and ${lines.length - mostLines} more\n`]
    : lines;
}
