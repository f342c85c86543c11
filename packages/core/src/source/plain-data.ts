import type { DataNode } from "./data-tree.ts";

/** A node as plain JSON-able data, without its places. */
export function plainData(node: DataNode): unknown {
  switch (node.kind) {
    case "scalar":
      return node.value;
    case "list":
      return node.items.map(plainData);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plainData(value)]));
  }
}
