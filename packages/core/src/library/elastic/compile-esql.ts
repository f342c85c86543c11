import { lowerEsql, parseEsql } from "../../languages/esql/index.ts";
import type { EsqlFields, EsqlLoweringOptions } from "../../languages/esql/index.ts";
import { lowerKuery, parseKuery } from "../../languages/kuery/index.ts";
import type { Expr, Query } from "../../model/index.ts";
import { withoutMultiFields } from "./multi-fields.ts";
import { ecsFieldKind, ecsFieldNames, ecsFieldType } from "../../schema/ecs/index.ts";
import { SourceText } from "../../source/index.ts";
import type { Diagnostic, Span } from "../../source/index.ts";

/** An ES|QL text as a pipeline over the events in ECS. */
export interface CompiledEsql {
  readonly query: Query;
  readonly diagnostics: readonly Diagnostic[];
  readonly cannotRun?: string;
}

const fields: EsqlFields = {
  typeOf: ecsFieldType,
  isText: (field) => ecsFieldKind(field) === "text",
  names: ecsFieldNames,
};

/** Parses and lowers ES|QL, and the Kibana KQL that stands in it; fields are those of the Elastic Common Schema. */
export function compileEsql(
  source: SourceText,
  options: Pick<EsqlLoweringOptions, "shown" | "implicitLimit"> = {},
): CompiledEsql {
  const embedded = new Map<number, readonly Diagnostic[]>();
  const kql = (text: string, span: Span): Expr | undefined => {
    const inner = textWithin(source, text, span);
    const parsed = parseKuery(inner);
    const lowered = lowerKuery(parsed, inner, { fieldKind: ecsFieldKind });
    embedded.set(span.start, [...parsed.diagnostics, ...lowered.diagnostics]);
    const [step] = lowered.query.steps;
    return step?.kind === "filter" ? withoutMultiFields(step.where) : undefined;
  };
  const parsed = parseEsql(source);
  const { query, diagnostics, cannotRun } = lowerEsql(parsed, source, { ...options, fields, kql });
  // Without a source every column would be unknown.
  if (parsed.diagnostics.some(({ code }) => code === "esql/no-source"))
    return { query, diagnostics: parsed.diagnostics };
  return {
    query,
    diagnostics: [...parsed.diagnostics, ...diagnostics, ...[...embedded.values()].flat()],
    ...(cannotRun === undefined ? {} : { cannotRun }),
  };
}

/** The text of a string as one whose places are those of the query, where it stands there without escapes. */
function textWithin(source: SourceText, text: string, { start, end }: Span): SourceText {
  const at = source.text.slice(start, end).indexOf(text);
  const before = at < 0 ? "" : source.text.slice(0, start + at).replaceAll(/[^\r\n]/g, " ");
  return new SourceText(source.name, before + text);
}
