import { type Event as YamlEvent, parseEvents, YAMLException } from "js-yaml";
import type { DataNode, Diagnostic, SourceText } from "../../source/index.ts";
import { buildDocuments } from "./build.ts";
import { yamlDiagnostics } from "./diagnostics.ts";

/** The documents of a YAML file. A broken document is left out and has an error in `diagnostics`. */
export interface YamlFile {
  readonly documents: readonly DataNode[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses YAML 1.2 text, with PyYAML's typing of plain scalars (see `typePlainScalar`), into trees in
 * which every scalar, key, map and list has its span in the source. Comments are dropped.
 * A syntax error costs its document, not the file.
 */
export function parseYaml(source: SourceText): YamlFile {
  const documents: DataNode[] = [];
  const diagnostics: Diagnostic[] = [];

  const read = (from: number, to: number) => {
    let start = from;
    while (start < to) {
      const text = start === 0 && to === source.text.length ? source.text : source.text.slice(start, to);
      const outcome = eventsOf(text);
      if (outcome.kind === "events") {
        documents.push(...buildDocuments(outcome.events, text, start, source, diagnostics));
        return;
      }
      const at = Math.min(start + outcome.position, to);
      // The parser blames the end of an unclosed scalar, which may be where the next document starts.
      const broken = documentStart(source.text, start, at);
      if (broken > start) {
        const before = diagnostics.length;
        read(start, broken);
        if (diagnostics.slice(before).some((d) => d.code === "yaml/syntax")) {
          start = broken;
          continue;
        }
      }
      const character = source.text.charAt(at);
      const payload = { reason: outcome.reason, character };
      const end = Math.min(at + 1, source.text.length);
      diagnostics.push(yamlDiagnostics.make("yaml/syntax", payload, source, { start: at, end }));
      const next = source.text.indexOf("\n---", Math.max(at, broken));
      start = next < 0 ? to : next + 1;
    }
  };

  read(0, source.text.length);
  return { documents, diagnostics };
}

type Outcome =
  | { readonly kind: "events"; readonly events: readonly YamlEvent[] }
  | { readonly kind: "failure"; readonly reason: string; readonly position: number };

function eventsOf(text: string): Outcome {
  try {
    return { kind: "events", events: parseEvents(text, {}) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { kind: "failure", reason: error.reason, position: error.mark?.position ?? 0 };
  }
}

/** Where the document that holds `at` starts: at a `---` line, or at `from`. */
function documentStart(text: string, from: number, at: number): number {
  const mark = text.lastIndexOf("\n---", at - 1);
  return mark < from ? from : mark + 1;
}
