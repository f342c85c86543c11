import { EVENT_ID, type Event as YamlEvent, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type {
  DataEntry,
  DataNode,
  DataScalar,
  Diagnostic,
  SourceText,
  Span,
} from "../../source/index.ts";
import { yamlDiagnostics } from "./diagnostics.ts";
import { mergeEntries } from "./merge.ts";
import { typePlainScalar } from "./scalar.ts";

/** Far above any rule (the largest known has about 5,000 nodes), far below what hurts. */
const maxNodes = 100_000;
const maxDepth = 100;

type ScalarEvent = Extract<YamlEvent, { type: typeof EVENT_ID.SCALAR }>;
type AliasEvent = Extract<YamlEvent, { type: typeof EVENT_ID.ALIAS }>;
type CollectionEvent = Extract<
  YamlEvent,
  { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }
>;

/** A node that an alias may stand for, with what the alias would add to the tree. */
interface Anchored {
  readonly node: DataNode;
  readonly nodes: number;
  readonly levels: number;
}

/**
 * Turns the parser's events into trees. `base` is the offset of `text` in the source.
 * Aliases share the node they refer to, whose spans stay those of the definition.
 */
export function buildDocuments(
  events: readonly YamlEvent[],
  text: string,
  base: number,
  source: SourceText,
  diagnostics: Diagnostic[],
): DataNode[] {
  let at = 0;
  let lastEnd = 0;
  let nodes = 0;
  let deepest = 0;
  let failed = false;
  let anchors = new Map<string, Anchored>();

  const spanOf = (start: number, end: number): Span => ({ start: base + start, end: base + end });

  const fail = (diagnostic: Diagnostic) => {
    failed = true;
    diagnostics.push(diagnostic);
  };

  const tagOf = (event: ScalarEvent | CollectionEvent, standard: ReadonlySet<string>): string => {
    if (event.tagStart < 0) return "";
    const tag = text.slice(event.tagStart, event.tagEnd);
    if (!standard.has(tag)) {
      fail(
        yamlDiagnostics.make(
          "yaml/unsupported-tag",
          { tag },
          source,
          spanOf(event.tagStart, event.tagEnd),
        ),
      );
    }
    return tag;
  };

  const scalar = (event: ScalarEvent): DataScalar => {
    const value = getScalarValue(text, event);
    const tag = tagOf(event, scalarTags);
    const style = styleOf(event);
    const [start, end] = extentOf(text, event, style, lastEnd);
    const quotes = style === "quoted" ? 1 : 0;
    lastEnd = end + quotes;
    const typed = (style === "plain" && tag === "") || typedTags.has(tag);
    return {
      kind: "scalar",
      value: typed ? typePlainScalar(value) : value,
      text: value,
      style,
      span: spanOf(start - quotes, end + quotes),
    };
  };

  const closeOf = (event: CollectionEvent): number => {
    const open = text.charAt(event.start);
    if (open !== "{" && open !== "[") return lastEnd;
    const close = text.indexOf(open === "{" ? "}" : "]", lastEnd);
    if (close >= 0) lastEnd = close + 1;
    return lastEnd;
  };

  /** Reads the node at `at` with all below it; `depth` is how deep it stands. */
  const node = (depth: number): DataNode => {
    const event = events[at++];
    const before = nodes++;
    if (depth > deepest) deepest = depth;
    if (event === undefined || event.type === EVENT_ID.DOCUMENT || event.type === EVENT_ID.POP) {
      return emptyScalar(spanOf(lastEnd, lastEnd));
    }
    if (event.type === EVENT_ID.ALIAS) return aliased(event, depth);
    if (event.anchorStart < 0) return contentOf(event, depth);
    const above = deepest;
    deepest = depth;
    const built = contentOf(event, depth);
    const name = text.slice(event.anchorStart, event.anchorEnd);
    anchors.set(name, { node: built, nodes: nodes - before, levels: deepest - depth + 1 });
    deepest = Math.max(above, deepest);
    return built;
  };

  const contentOf = (event: ScalarEvent | CollectionEvent, depth: number): DataNode => {
    if (event.type === EVENT_ID.SCALAR) return scalar(event);
    tagOf(event, collectionTags);
    lastEnd = Math.max(lastEnd, event.start);
    if (event.type === EVENT_ID.SEQUENCE) {
      const items: DataNode[] = [];
      while (events[at]?.type !== EVENT_ID.POP) items.push(node(depth + 1));
      at++;
      return { kind: "list", items, span: spanOf(event.start, closeOf(event)) };
    }
    const entries: DataEntry[] = [];
    while (events[at]?.type !== EVENT_ID.POP) {
      const key = node(depth + 1);
      const value = node(depth + 1);
      if (key.kind === "scalar") entries.push({ key, value });
      else fail(yamlDiagnostics.make("yaml/complex-key", {}, source, key.span));
    }
    at++;
    const span = spanOf(event.start, closeOf(event));
    return { kind: "map", entries: mergeEntries(unique(entries)), span };
  };

  const aliased = (event: AliasEvent, depth: number): DataNode => {
    const span = spanOf(event.anchorStart - 1, event.anchorEnd);
    lastEnd = event.anchorEnd;
    const name = text.slice(event.anchorStart, event.anchorEnd);
    const target = anchors.get(name);
    if (target === undefined) {
      fail(yamlDiagnostics.make("yaml/unknown-alias", { name }, source, span));
      return emptyScalar(span);
    }
    nodes += target.nodes;
    deepest = Math.max(deepest, depth + target.levels - 1);
    if (nodes <= maxNodes && deepest <= maxDepth) return target.node;
    const payload =
      nodes > maxNodes ? { limit: maxNodes, of: "nodes" } : { limit: maxDepth, of: "levels" };
    fail(yamlDiagnostics.make("yaml/too-large", payload, source, span));
    return emptyScalar(span);
  };

  const unique = (entries: readonly DataEntry[]): readonly DataEntry[] => {
    if (!hasDuplicates(entries)) return entries;
    const seen = new Map<string, DataEntry>();
    for (const entry of entries) {
      const first = seen.get(entry.key.text);
      if (first === undefined) seen.set(entry.key.text, entry);
      else {
        const payload = { key: entry.key.text, line: source.positionAt(first.key.span.start).line };
        fail(yamlDiagnostics.make("yaml/duplicate-key", payload, source, entry.key.span));
      }
    }
    return [...seen.values()];
  };

  const documents: DataNode[] = [];
  while (at < events.length) {
    at++;
    anchors = new Map();
    nodes = 0;
    deepest = 0;
    failed = false;
    const empty = events[at]?.type === EVENT_ID.POP;
    const built = empty ? undefined : node(1);
    at++;
    if (built !== undefined && !failed && !isEmpty(built)) documents.push(built);
  }
  return documents;
}

const scalarTags: ReadonlySet<string> = new Set([
  "!",
  "!!str",
  "!!int",
  "!!float",
  "!!bool",
  "!!null",
]);
const typedTags: ReadonlySet<string> = new Set(["!!int", "!!float", "!!bool", "!!null"]);
const collectionTags: ReadonlySet<string> = new Set(["!", "!!map", "!!seq"]);

/** Where a scalar's content starts and ends. */
function extentOf(
  text: string,
  { valueStart, valueEnd }: ScalarEvent,
  style: DataScalar["style"],
  lastEnd: number,
): readonly [number, number] {
  if (valueStart < 0) {
    // An absent value stands behind the indicator that announces it.
    const indicator = skipBlanks(text, lastEnd, text.length);
    const at = /[-:?]/.test(text.charAt(indicator)) ? indicator + 1 : lastEnd;
    return [at, at];
  }
  if (style !== "block") return [valueStart, valueEnd];
  // The range takes in indentation and line breaks, which a message should not underline.
  let end = valueEnd;
  while (end > valueStart && /\s/.test(text.charAt(end - 1))) end--;
  return [skipBlanks(text, valueStart, end), end];
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text.charAt(at))) at++;
  return at;
}

/** Most maps are so small that comparing all pairs costs less than a table. */
const maxPairwise = 16;

function hasDuplicates(entries: readonly DataEntry[]): boolean {
  if (entries.length > maxPairwise) {
    return new Set(entries.map((entry) => entry.key.text)).size < entries.length;
  }
  return entries.some((entry, i) => {
    for (let before = 0; before < i; before++) {
      if (entries[before]?.key.text === entry.key.text) return true;
    }
    return false;
  });
}

/** A document of comments only. */
function isEmpty(node: DataNode): boolean {
  return node.kind === "scalar" && node.style === "plain" && node.text === "";
}

function emptyScalar(span: Span): DataScalar {
  return { kind: "scalar", value: null, text: "", style: "plain", span };
}

function styleOf({ style }: ScalarEvent): DataScalar["style"] {
  switch (style) {
    case SCALAR_STYLE.PLAIN:
      return "plain";
    case SCALAR_STYLE.SINGLE_QUOTED:
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return "quoted";
    default:
      return "block";
  }
}
