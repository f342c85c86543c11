import { SourceText } from "../../../../source/index.ts";
import type { Span } from "../../../../source/index.ts";
import { parseKusto } from "../../parse/parse.ts";
import { lowerBody } from "../functions.ts";
import type { Relation } from "../lowerer.ts";
import { noNames, withName } from "../names.ts";
import { reoriginated } from "../origin.ts";
import type { Meaning } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";

/** A column's name as a query writes it, whatever is in it. */
export function bracketed(name: string): string {
  return `["${name.replaceAll(/["\\]/g, "\\$&")}"]`;
}

/**
 * What a plugin does, where the language can say it: a text in Kusto, with what its names stand for. Undefined where it
 * does not work with these.
 */
export function lowerPluginText(
  text: string,
  meanings: Readonly<Record<string, Meaning>>,
  origin: Span,
  lowerer: TabularLowerer,
): Relation | undefined {
  const { tree } = parseKusto(new SourceText("plugin", text));
  const entries = Object.entries(meanings);
  const names = entries.reduce((outer, [name, meaning]) => withName(outer, name, meaning), noNames);
  let isSound = true;
  const inner = lowerer.reportingTo(() => {
    isSound = false;
  });
  const result = lowerBody(tree.statements, names, inner);
  if (!isSound || result.kind !== "relation") return undefined;
  const { relation } = result;
  const kept = entries.flatMap(([, meaning]): readonly object[] => {
    if (meaning.kind === "relation") return [meaning.relation.query];
    return meaning.kind === "scalar" ? [meaning.value] : [];
  });
  return { ...relation, query: reoriginated(relation.query, origin, kept) };
}
