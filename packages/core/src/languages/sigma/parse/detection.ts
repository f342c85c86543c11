import type { DataEntry, DataMap, DataNode, DataScalar } from "../../../source/index.ts";
import { joinSpans } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type {
  Condition,
  DetectionItem,
  Search,
  SearchBlock,
  SearchIdentifier,
} from "../syntax/index.ts";
import { parseCondition } from "./condition.ts";
import { parseItemKey } from "./item-key.ts";
import { describe, scalarsOf, valueOf } from "./words.ts";

/**
 * Reads a map of search identifiers with `condition` (specification 2.1, "Detection").
 * `reserved` are keys that stand beside the identifiers but are none.
 */
export function parseSearchBlock(
  block: DataMap,
  reserved: ReadonlySet<string>,
  report: Report,
): SearchBlock {
  const identifiers = new Map<string, SearchIdentifier>();
  for (const { key, value } of block.entries) {
    if (key.text === "condition" || reserved.has(key.text)) continue;
    if (key.text === "timeframe") {
      report.say("sigma/timeframe", {}, key.span);
      continue;
    }
    // What is broken stays defined, so that the condition is not blamed for it.
    const search = parseSearch(value, key, report) ?? {
      kind: "alternatives",
      members: [],
      span: value.span,
    };
    const span = joinSpans(key.span, value.span);
    identifiers.set(key.text, { name: key.text, search, span });
  }
  return { identifiers, conditions: parseConditions(block, report), span: block.span };
}

function parseConditions(block: DataMap, report: Report): readonly Condition[] {
  const node = valueOf(block, "condition");
  const scalars = node === undefined ? undefined : scalarsOf(node);
  if (node === undefined || scalars === undefined || scalars.length === 0) {
    const at = node?.span ?? block.entries[0]?.key.span ?? block.span;
    report.say("sigma/condition", { found: describe(node) }, at);
    return [];
  }
  return scalars
    .map((scalar) => parseCondition(scalar, report))
    .filter((condition) => condition !== undefined);
}

function parseSearch(node: DataNode, key: DataScalar, report: Report): Search | undefined {
  switch (node.kind) {
    case "map": {
      if (node.entries.length === 0) {
        report.say("sigma/empty-search", { identifier: key.text }, key.span);
        return undefined;
      }
      const items = node.entries.map((entry) => parseItem(entry, report));
      return { kind: "items", items: items.filter((item) => item !== undefined), span: node.span };
    }
    case "scalar":
      return { kind: "keywords", item: keywordItem([node], key) };
    case "list": {
      if (node.items.length === 0) {
        report.say("sigma/empty-search", { identifier: key.text }, key.span);
        return undefined;
      }
      const scalars = scalarsOf(node);
      if (scalars !== undefined) return { kind: "keywords", item: keywordItem(scalars, key) };
      const members = node.items
        .map((item) => parseSearch(item, key, report))
        .filter((member) => member !== undefined);
      return { kind: "alternatives", members, span: node.span };
    }
  }
}

function keywordItem(values: readonly DataScalar[], key: DataScalar): DetectionItem {
  const first = values[0]?.span ?? key.span;
  const span = joinSpans(first, values.at(-1)?.span ?? first);
  return { modifiers: [], values, keySpan: key.span, span };
}

function parseItem({ key, value }: DataEntry, report: Report): DetectionItem | undefined {
  const values = scalarsOf(value);
  if (values === undefined) {
    const inner =
      value.kind === "list" ? value.items.find((item) => item.kind !== "scalar") : value;
    report.say(
      "sigma/item-value",
      { field: key.text, found: describe(inner ?? value) },
      (inner ?? value).span,
    );
    return undefined;
  }
  const span = joinSpans(key.span, value.span);
  return { ...parseItemKey(key, report.source), values, keySpan: key.span, span };
}
