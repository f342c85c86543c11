import { parse, TomlError } from "smol-toml";
import type { Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadedRules, LoadOptions } from "../format.ts";
import type { RuleTable } from "./attributes.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { lowerElasticRule } from "./lower-rule.ts";

/** Loads a rule file of detection-rules. */
export function loadElasticToml(source: SourceText, options: LoadOptions = {}): LoadedRules {
  const diagnostics: Diagnostic[] = [];
  const document = parsed(source, diagnostics);
  if (document === undefined) return { detections: [], diagnostics };
  const rule = tableOf(document["rule"]);
  if (rule === undefined) {
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/no-rule", {}, source));
    return { detections: [], diagnostics };
  }
  const metadata = tableOf(document["metadata"]) ?? {};
  const { transform } = document;
  const detection = lowerElasticRule(
    {
      rule: transform === undefined ? rule : { ...rule, transform },
      metadata,
      span: { start: 0, end: source.text.length },
      fallbackId: source.name,
    },
    source,
    diagnostics,
    options,
  );
  return { detections: detection === undefined ? [] : [detection], diagnostics };
}

function parsed(source: SourceText, diagnostics: Diagnostic[]): RuleTable | undefined {
  try {
    return parse(source.text, { integersAsBigInt: false });
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
