import { EVENT_ID, type Event as YamlEvent, getScalarValue, SCALAR_STYLE } from "js-yaml";
import type {
  DataEntry,
  DataList,
  DataMap,
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
type CollectionEvent = Extract<
  YamlEvent,
  { type: typeof EVENT_ID.MAPPING | typeof EVENT_ID.SEQUENCE }
>;

/** A node, and how many levels it and what is below it make. */
interface Built {
  readonly node: DataNode;
  readonly depth: number;
}

/** A node that an alias may stand for, with how much the alias would add to the tree. */
interface Anchored extends Built {
  readonly nodes: number;
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
    const absent = event.valueStart < 0;
    const style = styleOf(event);
    const block = style === "block";
    const end = absent ? lastEnd : block ? trimEnd(text, event) : event.valueEnd;
    const start = absent ? lastEnd : block ? skipBlanks(text, event, end) : event.valueStart;
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
    const close = text.indexOf(open === "{" ? "}" : "]", Math.max(lastEnd, event.start));
    if (close >= 0) lastEnd = close + 1;
    return lastEnd;
  };

  const anchored = (event: ScalarEvent | CollectionEvent, built: Built, before: number): Built => {
    if (event.anchorStart >= 0) {
      const name = text.slice(event.anchorStart, event.anchorEnd);
      anchors.set(name, { ...built, nodes: nodes - before });
    }
    return built;
  };

  /** Reads the node at `at` with all below it; `depth` is how deep it stands. */
  const node = (depth: number): Built => {
    const event = events[at++];
    const before = nodes++;
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return anchored(event, { node: scalar(event), depth: 1 }, before);
      case EVENT_ID.SEQUENCE: {
        tagOf(event, collectionTags);
        const items: DataNode[] = [];
        let deepest = 0;
        while (events[at]?.type !== EVENT_ID.POP) {
          const item = node(depth + 1);
          items.push(item.node);
          deepest = Math.max(deepest, item.depth);
        }
        at++;
        const list: DataList = { kind: "list", items, span: spanOf(event.start, closeOf(event)) };
        return anchored(event, { node: list, depth: deepest + 1 }, before);
      }
      case EVENT_ID.MAPPING: {
        tagOf(event, collectionTags);
        const entries: DataEntry[] = [];
        let deepest = 0;
        while (events[at]?.type !== EVENT_ID.POP) {
          const key = node(depth + 1).node;
          const value = node(depth + 1);
          deepest = Math.max(deepest, value.depth);
          if (key.kind === "scalar") entries.push({ key, value: value.node });
          else fail(yamlDiagnostics.make("yaml/complex-key", {}, source, key.span));
        }
        at++;
        const span = spanOf(event.start, closeOf(event));
        const map: DataMap = { kind: "map", entries: mergeEntries(unique(entries)), span };
        return anchored(event, { node: map, depth: deepest + 1 }, before);
      }
      case EVENT_ID.ALIAS: {
        const span = spanOf(event.anchorStart - 1, event.anchorEnd);
        lastEnd = event.anchorEnd;
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const target = anchors.get(name);
        if (target === undefined) {
          fail(yamlDiagnostics.make("yaml/unknown-alias", { name }, source, span));
        } else {
          nodes += target.nodes;
          if (nodes > maxNodes) {
            fail(
              yamlDiagnostics.make(
                "yaml/too-large",
                { limit: maxNodes, of: "nodes" },
                source,
                span,
              ),
            );
          } else if (depth + target.depth > maxDepth) {
            fail(
              yamlDiagnostics.make(
                "yaml/too-large",
                { limit: maxDepth, of: "levels" },
                source,
                span,
              ),
            );
          } else return target;
        }
        return { node: emptyScalar(span), depth: 1 };
      }
      default:
        return { node: emptyScalar(spanOf(lastEnd, lastEnd)), depth: 1 };
    }
  };

  const unique = (entries: readonly DataEntry[]): readonly DataEntry[] => {
    const seen = new Map<string, DataEntry>();
    for (const entry of entries) {
      const first = seen.get(entry.key.text);
      if (first === undefined) seen.set(entry.key.text, entry);
      else {
        const payload = { key: entry.key.text, line: source.positionAt(first.key.span.start).line };
        fail(yamlDiagnostics.make("yaml/duplicate-key", payload, source, entry.key.span));
      }
    }
    return seen.size === entries.length ? entries : [...seen.values()];
  };

  const documents: DataNode[] = [];
  while (at < events.length) {
    at++;
    anchors = new Map();
    nodes = 0;
    failed = false;
    const empty = events[at]?.type === EVENT_ID.POP;
    const built = empty ? undefined : node(1).node;
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

/** A block scalar's range takes in indentation and line breaks, which a message should not underline. */
function skipBlanks(text: string, { valueStart }: ScalarEvent, end: number): number {
  let start = valueStart;
  while (start < end && /\s/.test(text.charAt(start))) start++;
  return start;
}

function trimEnd(text: string, { valueStart, valueEnd }: ScalarEvent): number {
  let end = valueEnd;
  while (end > valueStart && /\s/.test(text.charAt(end - 1))) end--;
  return end;
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
