import { type Event as YamlEvent, parseEvents, YAMLException } from "js-yaml";
import type { DataNode, Diagnostic, SourceText, Span } from "../../source/index.ts";
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
  const diagnostics: Diagnostic[] = [];
  const { text } = source;
  const outcome = eventsOf(text);
  if (outcome.kind === "events") {
    return { documents: buildDocuments(outcome.events, text, 0, source, diagnostics), diagnostics };
  }
  const documents: DataNode[] = [];
  for (const { start, end } of pieces(text)) {
    const piece = text.slice(start, end);
    const read = eventsOf(piece);
    if (read.kind === "events") {
      documents.push(...buildDocuments(read.events, piece, start, source, diagnostics));
    } else {
      const payload = { reason: read.reason, character: piece.charAt(read.position) };
      const span = { start: start + read.position, end: Math.min(start + read.position + 1, end) };
      diagnostics.push(yamlDiagnostics.make("yaml/syntax", payload, source, span));
    }
  }
  return { documents, diagnostics };
}

/** The parts of a file that begin with a line of three dashes. */
function pieces(text: string): readonly Span[] {
  const starts = [0];
  for (const { index } of text.matchAll(/^---(?=\s|$)/gm)) if (index > 0) starts.push(index);
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? text.length }));
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
