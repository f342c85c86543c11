import type { DataEntry, DataMap, DataNode } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import { suggestion, valueOf } from "./words.ts";

/** A document before and after the file's collection actions. */
export interface ActedDocument {
  readonly original: DataNode;
  readonly content: DataNode;
}

const actions = ["global", "reset", "repeat"];

/**
 * Applies the collection actions of Sigma 1 (`action: global | reset | repeat`), which the second
 * version dropped but pySigma still honors: a global document is merged under those that follow, reset
 * forgets it (and is a rule where it holds one), repeat merges a document over the one before.
 */
export function applyActions(
  documents: readonly DataNode[],
  reportFor: (document: DataNode) => Report,
): readonly ActedDocument[] {
  const out: ActedDocument[] = [];
  let global: DataMap | undefined;
  let previous: DataMap | undefined;
  for (const document of documents) {
    if (document.kind !== "map") {
      out.push({ original: document, content: document });
      continue;
    }
    const action = valueOf(document, "action");
    const name = action?.kind === "scalar" ? action.text : undefined;
    switch (name) {
      case "global":
        global = global === undefined ? document : merge(global, document);
        continue;
      case "reset":
        global = undefined;
        // What stands beside the action would be lost without a word.
        if (document.entries.length === 1) continue;
        previous = merge(document, { ...document, entries: [] });
        break;
      case "repeat":
        previous = previous === undefined ? document : merge(previous, document);
        break;
      default:
        if (action !== undefined) {
          const word = name ?? "";
          const payload = {
            attribute: "action",
            word,
            known: actions,
            ...suggestion(word, actions),
          };
          reportFor(document).say("sigma/unknown-word", payload, action.span);
        }
        previous = global === undefined ? document : merge(global, document);
    }
    out.push({ original: document, content: previous });
  }
  return out;
}

/** Maps merge key by key; anything else of `over` replaces that of `under`. */
function merge(under: DataMap, over: DataMap): DataMap {
  const entries = new Map<string, DataEntry>();
  for (const entry of under.entries)
    if (entry.key.text !== "action") entries.set(entry.key.text, entry);
  for (const entry of over.entries) {
    const below = entries.get(entry.key.text)?.value;
    const both = below?.kind === "map" && entry.value.kind === "map";
    entries.set(
      entry.key.text,
      both ? { key: entry.key, value: merge(below, entry.value) } : entry,
    );
  }
  return { kind: "map", entries: [...entries.values()], span: over.span };
}
