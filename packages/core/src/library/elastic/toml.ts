import { parse, TomlError } from "smol-toml";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { lowerElasticRule } from "./lower-rule.ts";
import type { ElasticRule } from "./lower-rule.ts";

/** Loads a rule file of detection-rules. */
export function loadElasticToml(source: SourceText, options: LoadOptions = {}): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const rule = readElasticToml(source, diagnostics);
  const detection =
    rule === undefined ? undefined : lowerElasticRule(rule, source, diagnostics, options);
  return { detections: detection === undefined ? [] : [detection], diagnostics };
}

/** The rule of a file of detection-rules, as it stands there; undefined, with diagnostics, where there is none. */
export function readElasticToml(
  source: SourceText,
  diagnostics: Diagnostic[],
): ElasticRule | undefined {
  const document = parsed(source, diagnostics);
  if (document === undefined) return undefined;
  const rule = tableOf(document["rule"]);
  if (rule === undefined) {
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/no-rule", {}, source));
    return undefined;
  }
  const metadata = tableOf(document["metadata"]) ?? {};
  const { transform } = document;
  return {
    rule: transform === undefined ? rule : { ...rule, transform },
    metadata,
    span: { start: 0, end: source.text.length },
    fallbackId: source.name,
  };
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
