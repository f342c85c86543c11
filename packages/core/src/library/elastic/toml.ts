import { parse, TomlError } from "smol-toml";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { rulesOfHunt } from "./hunt-table.ts";
import { lowerElasticRule } from "./lower-rule.ts";
import type { ElasticRule } from "./lower-rule.ts";

/** Loads a file of detection-rules: a rule, or a hunt with its queries. */
export function loadElasticToml(source: SourceText, options: LoadOptions = {}): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const detections = readElasticToml(source, diagnostics).flatMap((rule) => {
    const detection = lowerElasticRule(rule, source, diagnostics, options);
    return detection === undefined ? [] : [detection];
  });
  return { detections, diagnostics };
}

/** The rules of a file of detection-rules, as they stand there; none, with diagnostics, where there are none. */
export function readElasticToml(
  source: SourceText,
  diagnostics: Diagnostic[],
): readonly ElasticRule[] {
  const document = parsed(source, diagnostics);
  if (document === undefined) return [];
  const span = { start: 0, end: source.text.length };
  const hunt = tableOf(document["hunt"]);
  const rule = tableOf(document["rule"]);
  if (hunt !== undefined && rule === undefined) return rulesOfHunt(hunt, span, source.name);
  if (rule === undefined) {
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/no-rule", {}, source));
    return [];
  }
  const metadata = tableOf(document["metadata"]) ?? {};
  const { transform } = document;
  return [
    {
      rule: transform === undefined ? rule : { ...rule, transform },
      metadata,
      span,
      fallbackId: source.name,
    },
  ];
}

function parsed(source: SourceText, diagnostics: Diagnostic[]): RuleTable | undefined {
  try {
    return parse(source.text, { integersAsBigInt: "asNeeded" });
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const at = source.lineStart(error.line) + error.column - 1;
    const reason = error.message.split("\n")[0]?.replace(/^Invalid TOML document: /, "") ?? "";
    const span = { start: at, end: at + 1 };
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/toml", { reason }, source, span));
    return undefined;
  }
}

function tableOf(value: unknown): RuleTable | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as RuleTable)
    : undefined;
}
