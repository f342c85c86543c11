import { KeyTree } from "./key-tree.ts";
import { recordLayout } from "./shape/record-layout.ts";
import { type MemoLayout, withMemos } from "./text-memo.ts";

/**
 * The key sequences of one kind of input with their layouts. One for all readers of a thread: a large input is read
 * in parts, each by a reader of its own, and the consumers' knowledge of a layout should outlive them.
 */
export class LayoutTree {
  keys: KeyTree<MemoLayout>;
  readonly #nameOfKey: (bytes: Uint8Array, start: number, end: number) => string;

  /** `nameOfKey` reads the name from a key's bytes. */
  constructor(nameOfKey: (bytes: Uint8Array, start: number, end: number) => string) {
    this.#nameOfKey = nameOfKey;
    this.keys = new KeyTree(nameOfKey);
  }

  /** The layout of the records that end at a node. */
  layoutAt(node: number): MemoLayout {
    const known = this.keys.layouts[node];
    if (known !== undefined) return known;
    const made = withMemos(recordLayout(this.keys.leafPaths(node), this.keys.leafPlaces(node)));
    this.keys.setLayout(node, made);
    return made;
  }

  /** Forgets all if it has become too much; to be called between records. */
  prune(): void {
    if (this.keys.isFull) this.keys = new KeyTree(this.#nameOfKey);
  }
}
