import { type DataNode, type DataScalar, nearest } from "../../../source/index.ts";

/** The value of a key in a map, if it has one. */
export function valueOf(node: DataNode, key: string): DataNode | undefined {
  if (node.kind !== "map") return undefined;
  return node.entries.find((entry) => entry.key.text === key)?.value;
}

/** The likeliest of the known words that `word` may be a typo of, as a payload for a hint. */
export function suggestion(word: string, known: Iterable<string>): { suggestion?: string } {
  // Anything is near to a word this short.
  if (word.length < 3) return {};
  const found = nearest(word, known);
  return found === undefined || found === word ? {} : { suggestion: found };
}

/** What a node is called in messages. */
export function describe(node: DataNode | undefined): string {
  if (node === undefined) return "missing";
  if (node.kind !== "scalar") return node.kind === "map" ? "a map" : "a list";
  if (node.value === null) return "empty";
  return typeof node.value === "string" ? "a text" : `a ${typeof node.value}`;
}

/** A node's scalars: those of a list, or the scalar itself as the only one; undefined for all else. */
export function scalarsOf(node: DataNode): readonly DataScalar[] | undefined {
  if (node.kind === "scalar") return [node];
  if (node.kind !== "list") return undefined;
  const scalars = node.items.filter((item) => item.kind === "scalar");
  return scalars.length === node.items.length ? scalars : undefined;
}
