import type { DataMap, DataNode, SourceText } from "../../../source/index.ts";
import { parseYaml } from "../../yaml/index.ts";
import { declaredIn, type DeclaredFunctions, type FunctionKeys } from "./declared.ts";
import { entryOf } from "./entries.ts";

const keys: FunctionKeys = {
  names: ["functionalias"],
  parameters: ["functionparameters"],
  query: "query",
};

export const mentionsSavedSearch = /"functionAlias"\s*:/i;

/**
 * The saved searches of an ARM template that are functions, however deep the template nests them.
 * Form: https://learn.microsoft.com/azure/templates/microsoft.operationalinsights/workspaces/savedsearches.
 */
export function functionsInTemplate(source: SourceText): DeclaredFunctions {
  // JSON is YAML, too.
  const { documents, diagnostics } = parseYaml(source);
  const found = documents.flatMap(savedSearches).map((map) => declaredIn(map, keys, source));
  return {
    functions: found.flatMap(({ functions }) => functions),
    diagnostics: [...diagnostics, ...found.flatMap((one) => one.diagnostics)],
  };
}

function savedSearches(node: DataNode): readonly DataMap[] {
  switch (node.kind) {
    case "scalar":
      return [];
    case "list":
      return node.items.flatMap(savedSearches);
    case "map":
      return entryOf(node, "functionalias") === undefined
        ? node.entries.flatMap(({ value }) => savedSearches(value))
        : [node];
  }
}
