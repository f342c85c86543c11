import { mapExpr } from "../../model/index.ts";
import type { DetectionLogic, Expr, FieldExpr, Query } from "../../model/index.ts";
import { ecsEvents, ecsFieldKind, ecsFieldType } from "../../schema/ecs/index.ts";
import { defineDiagnostics, editDistance } from "../../source/index.ts";
import type { Diagnostic, SourceText } from "../../source/index.ts";

/** What can be said of the fields that a query over ECS names. */
export const ecsFieldDiagnostics = defineDiagnostics({
  "ecs/text-field": {
    severity: "warning",
    about: "EQL in Elasticsearch cannot ask for fields that are indexed as texts.",
    message: (p: { field: string }) => `'${p.field}' is a text, which Elasticsearch refuses in EQL`,
    hint: () => "Ask for it in Kibana KQL, Lucene or ES|QL; it runs here.",
  },
  "ecs/no-condition": {
    severity: "error",
    about: "A field stands where EQL wants a condition, and holds no truth values.",
    message: (p: { field: string }) => `'${p.field}' is no condition`,
    hint: ({ field }) => `Write ${field} != null for that it is there.`,
  },
  "ecs/unknown-field": {
    severity: "info",
    about: "A field is one letter or two from one that Windows events have.",
    message: (p: { field: string; near: string }) => `No Windows event has '${p.field}'`,
    hint: ({ near }) => `Did you mean '${near}'?`,
  },
});

/** Names that are further apart than this are of different fields. */
const mostEdits = 2;

/** Looks at the fields of a query. */
export function lintFields(
  logic: DetectionLogic,
  language: string,
  source: SourceText,
): readonly Diagnostic[] {
  const names = knownFields();
  return fieldsOf(logic).flatMap(({ name, origin }): readonly Diagnostic[] => {
    if (language === "eql" && ecsFieldKind(name) === "text")
      return [ecsFieldDiagnostics.make("ecs/text-field", { field: name }, source, origin)];
    if (names.has(name) || /^winlog\.|\*/.test(name)) return [];
    const near = nearName(name, names);
    return near === undefined
      ? []
      : [ecsFieldDiagnostics.make("ecs/unknown-field", { field: name, near }, source, origin)];
  });
}

/** Looks at what stands as a condition. */
export function lintConditions(logic: DetectionLogic, source: SourceText): readonly Diagnostic[] {
  return conditionsOf(logic)
    .filter(({ name }) => knownFields().has(name) && !isBoolean(name))
    .map(({ name, origin }) =>
      ecsFieldDiagnostics.make("ecs/no-condition", { field: name }, source, origin),
    );
}

let known: ReadonlySet<string> | undefined;

/** The fields that Windows events have; worked out once, for every rule asks. */
const knownFields = (): ReadonlySet<string> =>
  (known ??= new Set(ecsEvents.flatMap(({ columns }) => [...columns.keys()])));

const isBoolean = (field: string) => ecsFieldType(field).type === "boolean";

/** Fields that stand as conditions by themselves, or are compared with a truth value, which is the same. */
function conditionsOf(logic: DetectionLogic): readonly FieldExpr[] {
  const found: FieldExpr[] = [];
  const see = (expr: Expr) => {
    if (expr.kind === "and" || expr.kind === "or") expr.args.forEach(see);
    else if (expr.kind === "not" || expr.kind === "is-true") see(expr.arg);
    else if (
      expr.kind === "compare" &&
      expr.left.kind === "field" &&
      expr.right.kind === "literal" &&
      expr.right.value.kind === "boolean"
    )
      found.push(expr.left);
  };
  const seeQuery = ({ steps }: Query) => {
    for (const step of steps) if (step.kind === "filter") see(step.where);
  };
  if (logic.kind === "queries") logic.queries.forEach(seeQuery);
  else if (logic.correlation.kind === "sequence")
    for (const { input } of logic.correlation.steps)
      if (input.kind === "query") seeQuery(input.query);
  return found;
}

/** A known name with the same parts but one, which is all but the same. */
function nearName(name: string, known: ReadonlySet<string>): string | undefined {
  const parts = name.split(".");
  return [...known].find((candidate) => {
    const others = candidate.split(".");
    if (others.length !== parts.length) return false;
    const differing = parts.flatMap((part, at) => (part === others[at] ? [] : [at]));
    const [at] = differing;
    if (differing.length !== 1 || at === undefined) return false;
    const [part = "", other = ""] = [parts[at], others[at]];
    const most = Math.min(mostEdits, Math.floor(other.length / 3));
    return editDistance(part, other) <= most || lettersOf(part) === lettersOf(other);
  });
}

/** Letters that changed places are the same letters. */
const lettersOf = (word: string) => Array.from(word).sort().join("");

/** Each field once, where it first stands. */
function fieldsOf(logic: DetectionLogic): readonly FieldExpr[] {
  const fields = new Map<string, FieldExpr>();
  const see = (expr: Expr) => {
    mapExpr(expr, (node) => {
      if (node.kind === "field" && node.vocabulary === "ecs" && !fields.has(node.name))
        fields.set(node.name, node);
      return node;
    });
  };
  const seeQuery = ({ steps }: Query) => {
    for (const step of steps) if (step.kind === "filter") see(step.where);
  };
  if (logic.kind === "queries") logic.queries.forEach(seeQuery);
  else if (logic.correlation.kind === "sequence")
    for (const { input, by } of logic.correlation.steps) {
      if (input.kind === "query") seeQuery(input.query);
      by.forEach(see);
    }
  return [...fields.values()];
}
