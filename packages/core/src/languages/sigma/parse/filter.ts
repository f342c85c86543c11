import type { DataMap } from "../../../source/index.ts";
import type { Report } from "../report.ts";
import type { SearchBlock, SigmaFilter } from "../syntax/index.ts";
import { parseSearchBlock } from "./detection.ts";
import { describe, scalarsOf, valueOf } from "./words.ts";

const besideIdentifiers: ReadonlySet<string> = new Set(["rules"]);

/** Reads the `filter` part of a filter document (specification 2.1, "Sigma Filters"). */
export function parseFilter(
  document: DataMap,
  report: Report,
): { rules: SigmaFilter["rules"]; search: SearchBlock } | undefined {
  const node = valueOf(document, "filter");
  if (node?.kind !== "map") {
    report.say("sigma/filter", { found: describe(node) }, node?.span ?? document.span);
    return undefined;
  }
  return {
    rules: parseRules(node, report),
    search: parseSearchBlock(node, besideIdentifiers, report),
  };
}

/** `any`, or an empty list (pySigma), covers every rule of the log source. */
function parseRules(filter: DataMap, report: Report): SigmaFilter["rules"] {
  const node = valueOf(filter, "rules");
  const scalars = node === undefined ? undefined : scalarsOf(node);
  if (node === undefined || scalars === undefined) {
    report.say("sigma/filter-rules", { found: describe(node) }, (node ?? filter).span);
    return [];
  }
  if (scalars.length === 0 || (node.kind === "scalar" && node.text === "any")) return "any";
  return scalars.map((scalar) => ({ name: scalar.text, span: scalar.span }));
}
