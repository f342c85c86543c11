import { and, type Expr, or } from "../../../model/index.ts";
import { unreachable } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { Search, SearchBlock } from "../syntax/index.ts";
import { lowerCondition } from "./condition.ts";
import { lowerItem } from "./item.ts";
import type { Placeholders } from "./placeholders.ts";

interface SearchContext {
  readonly report: Report;
  readonly placeholders: Placeholders;
}

/**
 * Lowers a block's conditions, each to one expression in which the identifiers are named nodes.
 * Identifiers that no condition uses are lowered too, so that what is wrong in them is said.
 */
export function lowerSearchBlock(block: SearchBlock, context: SearchContext): readonly Expr[] {
  const named = new Map<string, Expr>();
  for (const [name, { search, span }] of block.identifiers) {
    const arg = lowerSearch(search, context);
    // A hole keeps the condition's own diagnostics going; the errors said keep the rule from loading.
    named.set(name, { kind: "named", name, role: "selection", arg: arg ?? or([]), origin: span });
  }
  const used = new Set<string>();
  const conditions = block.conditions.map((condition) =>
    lowerCondition(condition, { named, used, report: context.report }),
  );
  for (const { name, span } of block.identifiers.values()) {
    // A broken condition may well have meant it.
    if (used.has(name) || context.report.failed()) continue;
    context.report.say(
      "sigma/unused-identifier",
      { name },
      { start: span.start, end: span.start + name.length },
    );
  }
  return conditions.filter((condition) => condition !== undefined);
}

function lowerSearch(search: Search, context: SearchContext): Expr | undefined {
  switch (search.kind) {
    case "items": {
      const items = search.items.map((item) => lowerItem(item, context));
      const sound = items.filter((item) => item !== undefined);
      return sound.length < items.length ? undefined : and(sound, search.span);
    }
    case "alternatives": {
      const members = search.members.map((member) => lowerSearch(member, context));
      const sound = members.filter((member) => member !== undefined);
      return sound.length < members.length ? undefined : or(sound, search.span);
    }
    case "keywords":
      return lowerItem(search.item, context);
    default:
      return unreachable(search);
  }
}
