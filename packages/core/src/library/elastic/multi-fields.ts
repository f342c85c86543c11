import { mapExpr } from "../../model/index.ts";
import type { DetectionLogic, Expr, Query, SequenceStep } from "../../model/index.ts";
import { ecsFieldNames } from "../../schema/ecs/index.ts";

const form = /^(.+)\.(caseless|text|keyword)$/;

let known: ReadonlySet<string> | undefined;

/** The field of which a name stands for another way to index it: no event has that name. */
function baseOf(name: string): { readonly base: string; readonly isCaseless: boolean } | undefined {
  const [, base, way] = form.exec(name) ?? [];
  known ??= new Set(ecsFieldNames());
  return base === undefined || known.has(name) || !known.has(base)
    ? undefined
    : { base, isCaseless: way === "caseless" };
}

/**
 * A condition over the fields that events have, for one that names fields by the ways in which Elasticsearch indexes
 * them: `process.name.caseless` in small letters, `process.command_line.text` in words.
 */
export function withoutMultiFields(expr: Expr): Expr {
  const caseless = new Set<Expr>();
  return mapExpr(expr, (node) => {
    if (node.kind === "field" && node.vocabulary === "ecs") {
      const found = baseOf(node.name);
      if (found === undefined) return node;
      const base = { ...node, name: found.base };
      if (found.isCaseless) caseless.add(base);
      return base;
    }
    const tested =
      "subject" in node ? node.subject : node.kind === "compare" ? node.left : undefined;
    return tested !== undefined && "caseRule" in node && caseless.has(tested)
      ? { ...node, caseRule: "insensitive" }
      : node;
  });
}

/** The same for all that a detection asks. */
export function logicWithoutMultiFields(logic: DetectionLogic): DetectionLogic {
  if (logic.kind === "queries") return { ...logic, queries: logic.queries.map(ofQuery) };
  const { correlation } = logic;
  if (correlation.kind !== "sequence") return logic;
  const { steps, until } = correlation;
  return {
    ...logic,
    correlation: {
      ...correlation,
      steps: steps.map(ofStep),
      ...(until === undefined ? {} : { until: ofStep(until) }),
    },
  };
}

function ofQuery(query: Query): Query {
  const steps = query.steps.map((step) =>
    step.kind === "filter" ? { ...step, where: withoutMultiFields(step.where) } : step,
  );
  return { ...query, steps };
}

function ofStep(step: SequenceStep): SequenceStep {
  const by = step.by.map(withoutMultiFields);
  return step.input.kind === "query"
    ? { ...step, by, input: { ...step.input, query: ofQuery(step.input.query) } }
    : { ...step, by };
}
