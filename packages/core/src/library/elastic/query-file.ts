import { SourceText } from "../../source/index.ts";
import type { Diagnostic } from "../../source/index.ts";
import type { LoadedRules } from "../format.ts";
import { queryFileDetection } from "../query-head.ts";
import { elasticRuleDiagnostics } from "./diagnostics.ts";
import { lowerFragment } from "./lower-fragment.ts";
import type { FragmentLanguage } from "./lower-fragment.ts";

const languages: ReadonlyMap<string, FragmentLanguage> = new Map([
  ["eql", "eql"],
  ["esql", "esql"],
  ["kuery", "kuery"],
  ["lucene", "lucene"],
]);

const languageOf = (name: string) =>
  languages.get(/\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "");

/** Whether a file is one query in one of Elastic's languages, by its name. */
export const isElasticQueryFile = ({ name }: SourceText): boolean => languageOf(name) !== undefined;

/** Loads a file that is one query. */
export function loadElasticQueryFile(source: SourceText): LoadedRules {
  const language = languageOf(source.name) ?? "eql";
  const diagnostics: Diagnostic[] = [];
  const lowered = lowerFragment(withoutHead(source), language, diagnostics);
  if (lowered === undefined) return { detections: [], diagnostics };
  if (lowered.cannotRun !== undefined) {
    const payload = { reason: lowered.cannotRun };
    diagnostics.push(elasticRuleDiagnostics.make("elastic-rule/not-run", payload, source));
  }
  return { detections: [queryFileDetection(source, lowered)], diagnostics };
}

/** Kibana KQL and Lucene have no comments: those before the query are blank for them, and for places in it. */
function withoutHead(source: SourceText): SourceText {
  const head = /^(?:\s*\/\/.*(?:\r?\n|$))*/.exec(source.text)?.[0] ?? "";
  const blank = head.replaceAll(/[^\r\n]/g, " ");
  return new SourceText(source.name, blank + source.text.slice(head.length));
}
