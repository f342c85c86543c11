import type { SplPack } from "../../languages/spl/index.ts";
import { bareDetection } from "../../model/index.ts";
import type { Detection } from "../../model/index.ts";
import type { DataMap, Diagnostic, SourceText } from "../../source/index.ts";
import type { LoadContext, LoadedRules } from "../format.ts";
import { parseYaml } from "../yaml/index.ts";
import { escuHead } from "./attributes.ts";
import { readConf } from "./conf.ts";
import { splunkRuleDiagnostics } from "./diagnostics.ts";
import { lowerSearchAt } from "./lower-search.ts";
import { checkPackFile } from "./check-pack.ts";
import { savedSearchLevel } from "./level.ts";
import { isPackFile } from "./pack.ts";
import { savedSearchTrigger } from "./trigger.ts";

/** Loads the rules of a pack. What its files define, such as macros, holds for all of them. */
export function loadSplunkFiles(
  sources: readonly SourceText[],
  { workspace: { splunk: pack } }: LoadContext,
): LoadedRules {
  const loaded = sources.map((source) => {
    if (isPackFile(source)) return { detections: [], diagnostics: checkPackFile(source) };
    if (/\.conf$/i.test(source.name)) return loadConf(source, pack);
    return /\.spl$/i.test(source.name) ? loadSearch(source, pack) : loadEscu(source, pack);
  });
  return {
    detections: loaded.flatMap(({ detections }) => detections),
    diagnostics: loaded.flatMap(({ diagnostics }) => diagnostics),
  };
}

/** A file that is one search. What it says of itself stands in comments: ```name: …```. */
function loadSearch(source: SourceText, pack: SplPack): LoadedRules {
  const span = { start: 0, end: source.text.length };
  const { logic, diagnostics } = lowerSearchAt(source, span, source.text, pack);
  if (logic === undefined) return { detections: [], diagnostics };
  const title =
    /```\s*(?:name|title)\s*:\s*(.*?)\s*(?:\n|```)/i.exec(source.text)?.[1] ??
    (source.name.split(/[\\/]/).at(-1) ?? source.name).replace(/\.[^.]+$/, "");
  const origin = { file: source.name, span };
  const detection = bareDetection({ id: source.name, title, language: "spl", logic, origin });
  return { detections: [detection], diagnostics };
}

/** `savedsearches.conf`: a rule for each stanza with a search; what its alert asks of the results is part of it. */
function loadConf(source: SourceText, pack: SplPack): LoadedRules {
  const { stanzas, odd } = readConf(source);
  const diagnostics: Diagnostic[] = odd.map((span) =>
    splunkRuleDiagnostics.make("splunk-rule/setting", {}, source, span),
  );
  const detections = stanzas.flatMap(({ name, settings, span }): readonly Detection[] => {
    const search = settings.get("search");
    if (search === undefined || search.value === "") return [];
    const condition = settings.get("alert_condition")?.value ?? "";
    const text = condition === "" ? search.value : `${search.value} | ${condition}`;
    const { logic, diagnostics: said } = lowerSearchAt(source, search.span, text, pack);
    diagnostics.push(...said);
    if (logic === undefined) return [];
    const trigger = savedSearchTrigger(settings);
    const description = settings.get("description")?.value;
    const level = savedSearchLevel(settings);
    const annotations = settings.get("action.correlationsearch.annotations")?.value ?? "";
    const techniques = [...annotations.matchAll(/"(T\d{4}(?:\.\d{3})?)"/g)].map(
      ([, id = ""]) => id,
    );
    return [
      {
        ...bareDetection({
          id: name,
          title: name,
          language: "spl",
          logic,
          origin: { file: source.name, span },
        }),
        ...(description === undefined ? {} : { description }),
        ...(level === undefined ? {} : { level }),
        ...(trigger === undefined ? {} : { schedule: { trigger } }),
        tags: [...new Set(techniques.map((id) => `attack.${id.toLowerCase()}`))],
        custom: Object.fromEntries(
          [...settings].filter(([key]) => key !== "search").map(([key, { value }]) => [key, value]),
        ),
      },
    ];
  });
  return { detections, diagnostics };
}

/** A detection of Splunk's security content. https://github.com/splunk/security_content */
function loadEscu(source: SourceText, pack: SplPack): LoadedRules {
  const { documents, diagnostics: said } = parseYaml(source);
  const diagnostics = [...said];
  const detections = documents.flatMap((document, i) => {
    if (document.kind === "map")
      return (
        loadDocument(
          document,
          i === 0 ? source.name : `${source.name}#${i + 1}`,
          source,
          pack,
          diagnostics,
        ) ?? []
      );
    diagnostics.push(
      splunkRuleDiagnostics.make("splunk-rule/not-a-map", {}, source, document.span),
    );
    return [];
  });
  return { detections, diagnostics };
}

function loadDocument(
  document: DataMap,
  fallbackId: string,
  source: SourceText,
  pack: SplPack,
  diagnostics: Diagnostic[],
): Detection | undefined {
  const node = document.entries.find(({ key }) => key.text === "search")?.value;
  if (node?.kind !== "scalar" || node.text.trim() === "") {
    diagnostics.push(
      splunkRuleDiagnostics.make("splunk-rule/no-search", {}, source, document.span),
    );
    return undefined;
  }
  const lowered = lowerSearchAt(source, node.span, node.text.trim(), pack);
  diagnostics.push(...lowered.diagnostics);
  if (lowered.logic === undefined) return undefined;
  const head = escuHead(document);
  return {
    ...head,
    id: head.id ?? fallbackId,
    title: head.title ?? source.name,
    language: "spl",
    logic: lowered.logic,
    origin: { file: source.name, span: document.span },
  };
}
