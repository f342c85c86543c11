import { lowerEql, parseEql } from "../../languages/eql/index.ts";
import { lowerKuery, parseKuery } from "../../languages/kuery/index.ts";
import { lowerLucene, parseLucene } from "../../languages/lucene/index.ts";
import type { DetectionLogic, Query, Step } from "../../model/index.ts";
import { ecsFieldKind } from "../../schema/ecs/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import { logicWithoutMultiFields } from "./multi-fields.ts";
import { lintConditions, lintFields } from "./lint-fields.ts";

/** Elastic's languages whose queries find events as they are, without columns of their own. */
export type EventLanguage = "eql" | "kuery" | "lucene";

export interface LoweredEventQuery {
  /** What to look for; a query that has an error means nothing that could be run. */
  readonly logic: DetectionLogic;
  /** Which of what is found is wanted, in the order of time: `head` and `tail` of EQL. */
  readonly pipes: readonly Step[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface EventQueryOptions {
  /** What `now` is in its dates, in milliseconds since 1970. */
  readonly nowMs?: number;
  /** The field that has the categories of EQL. */
  readonly categoryField?: string;
}

/** Parses and lowers a text that is a query over the events of ECS, with the kinds that its fields have there. */
export function lowerEventQuery(
  source: SourceText,
  language: EventLanguage,
  options: EventQueryOptions = {},
): LoweredEventQuery {
  const written = lower(source, language, options);
  const lowered = { ...written, logic: logicWithoutMultiFields(written.logic) };
  // What could not be read is a condition only in name.
  const isSound = lowered.diagnostics.every(({ severity }) => severity !== "error");
  const fields = [
    ...(isSound && language === "eql" ? lintConditions(lowered.logic, source) : []),
    ...lintFields(lowered.logic, language, source),
  ];
  return { ...lowered, diagnostics: [...lowered.diagnostics, ...fields] };
}

/** Whether a query is refused for want of a present that its dates go by. */
export function wantsNow({ diagnostics }: Pick<LoweredEventQuery, "diagnostics">): boolean {
  return diagnostics.some(({ code }) => relativeDates.has(code));
}

const relativeDates: ReadonlySet<string> = new Set(["kuery/relative-date", "lucene/relative-date"]);

function lower(
  source: SourceText,
  language: EventLanguage,
  { nowMs, categoryField }: EventQueryOptions,
): LoweredEventQuery {
  const options = { fieldKind: ecsFieldKind, ...(nowMs === undefined ? {} : { nowMs }) };
  switch (language) {
    case "kuery": {
      const parsed = parseKuery(source);
      return ofFilter(parsed.diagnostics, lowerKuery(parsed, source, options));
    }
    case "lucene": {
      const parsed = parseLucene(source);
      return ofFilter(parsed.diagnostics, lowerLucene(parsed, source, options));
    }
    case "eql": {
      const parsed = parseEql(source);
      const { logic, diagnostics } = lowerEql(parsed, source, undefined, categoryField);
      const said = [...parsed.diagnostics, ...diagnostics];
      if (logic.kind === "sequence") {
        const { sequence: correlation, pipes } = logic;
        return {
          logic: { kind: "correlation", correlation, emitInputs: false },
          pipes,
          diagnostics: said,
        };
      }
      const { steps } = logic.query;
      const query = { ...logic.query, steps: steps.filter(({ kind }) => kind !== "take") };
      const pipes = steps.filter(({ kind }) => kind === "take");
      return { logic: { kind: "queries", queries: [query] }, pipes, diagnostics: said };
    }
  }
}

function ofFilter(
  said: readonly Diagnostic[],
  { query, diagnostics }: { readonly query: Query; readonly diagnostics: readonly Diagnostic[] },
): LoweredEventQuery {
  return {
    logic: { kind: "queries", queries: [query] },
    pipes: [],
    diagnostics: [...said, ...diagnostics],
  };
}
