import type { DataEntry, DataNode } from "../../source/index.ts";

/**
 * Resolves merge keys (`<<: *base`, YAML 1.1, which PyYAML and so all Sigma tools honor): the named
 * maps' entries come in where the map has no such key of its own; earlier maps win over later ones.
 */
export function mergeEntries(entries: readonly DataEntry[]): readonly DataEntry[] {
  if (!entries.some(isMerge)) return entries;
  const own = entries.filter((entry) => !isMerge(entry));
  const names = new Set(own.map((entry) => entry.key.text));
  const merged: DataEntry[] = [];
  for (const entry of entries.filter(isMerge)) {
    for (const map of mapsOf(entry.value)) {
      for (const inherited of map) {
        if (names.has(inherited.key.text)) continue;
        names.add(inherited.key.text);
        merged.push(inherited);
      }
    }
  }
  return [...merged, ...own];
}

function isMerge(entry: DataEntry): boolean {
  return entry.key.style === "plain" && entry.key.text === "<<" && mapsOf(entry.value).length > 0;
}

function mapsOf(node: DataNode): (readonly DataEntry[])[] {
  if (node.kind === "map") return [node.entries];
  if (node.kind === "list" && node.items.every((item) => item.kind === "map")) {
    return node.items.map((item) => item.entries);
  }
  return [];
}
