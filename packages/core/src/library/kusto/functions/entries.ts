import type { DataMap, DataNode, DataScalar } from "../../../source/index.ts";

/** The value of a key, however it is capitalized: `functionAlias`, `FunctionAlias`. */
export function entryOf({ entries }: DataMap, name: string): DataNode | undefined {
  return entries.find(({ key }) => key.text.toLowerCase() === name)?.value;
}

/** The value of a key where it is a text with something in it. */
export function scalarOfEntry(map: DataMap, name: string): DataScalar | undefined {
  const node = entryOf(map, name);
  return node?.kind === "scalar" && node.text.trim() !== "" ? node : undefined;
}

/** The same, as a text without blanks around it. */
export function textOfEntry(map: DataMap, name: string): string | undefined {
  return scalarOfEntry(map, name)?.text.trim();
}
