/** The state at the start of a record. */
export const rootNode = 1;

const viaLeaf = 0;
const viaObject = 1;
const viaArray = 2;
const viaClose = 3;

/** Of a value in an object of a list: which of the objects, by the numbers of it and of those around it, and its name there. */
export interface ListPlace {
  readonly object: string;
  readonly name: string;
}

const nowhere: readonly ListPlace[] = [];

/** Elements of lists have no name. */
function placesOf(
  path: readonly { readonly name: string | undefined; readonly number: number }[],
): readonly ListPlace[] {
  if (path.every(({ name }) => name !== undefined)) return nowhere;
  return path.flatMap(({ name }, at) => {
    if (name !== undefined) return [];
    const numbers = path
      .slice(0, at + 1)
      .flatMap((one) => (one.name === undefined ? [one.number] : []));
    const rest = path.slice(at + 1).flatMap((one) => one.name ?? []);
    return [{ object: numbers.join("/"), name: rest.join(".") }];
  });
}

/** Beyond these the tree is thrown away and grown anew: input with ever new keys must not fill the memory. */
const maxNodes = 1 << 18;
const maxLayouts = 4096;

/**
 * The key sequences met so far, as a tree (the "hidden classes" of the records). A node is the state after some
 * keys and brackets; an edge is a key, with one child per kind of value: leaf, object, array. Records with the
 * same sequence end at the same node, which therefore stands for their layout.
 *
 * Stored as columns, because the scan touches several of them per key. Index 0 means "none" throughout. Keys are
 * raw bytes as in the input, quotes and escapes and all: `nameOf` reads them. Elements of arrays have the empty key.
 */
export class KeyTree<L> {
  firstEdge = new Int32Array(256);
  closed = new Int32Array(256);
  inArray = new Uint8Array(256);
  readonly layouts: (L | undefined)[] = [];
  #parent = new Int32Array(256);
  #via = new Uint8Array(256);
  #viaEdge = new Int32Array(256);
  #nodes = 2;
  #layoutCount = 0;

  keyStart = new Int32Array(256);
  keyLength = new Int32Array(256);
  nextEdge = new Int32Array(256);
  leaf = new Int32Array(256);
  object = new Int32Array(256);
  array = new Int32Array(256);
  /** For whoever scans: what it found out about the array that a key holds; 0 at first. */
  arrayNote = new Uint8Array(256);
  #edges = 1;

  keys = new Uint8Array(4096);
  keyWords = new DataView(this.keys.buffer);
  #keysEnd = 0;
  readonly #nameOfKey: (bytes: Uint8Array, start: number, end: number) => string;

  constructor(nameOfKey: (bytes: Uint8Array, start: number, end: number) => string) {
    this.#nameOfKey = nameOfKey;
  }

  /** Whether the tree has outgrown its bounds; ask between records. */
  get isFull(): boolean {
    return this.#nodes > maxNodes || this.#layoutCount > maxLayouts;
  }

  /** The edge of a key at a node; made if it is new. Moves it to the front: the next record likely wants it too. */
  edge(node: number, bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    let before = 0;
    for (
      let edge = this.firstEdge[node] as number;
      edge !== 0;
      edge = this.nextEdge[edge] as number
    ) {
      if (this.keyLength[edge] === length && this.#sameKey(edge, bytes, start)) {
        if (before !== 0) {
          this.nextEdge[before] = this.nextEdge[edge] as number;
          this.nextEdge[edge] = this.firstEdge[node] as number;
          this.firstEdge[node] = edge;
        }
        return edge;
      }
      before = edge;
    }
    const edge = this.#newEdge(bytes, start, length);
    this.nextEdge[edge] = this.firstEdge[node] as number;
    this.firstEdge[node] = edge;
    return edge;
  }

  /** The state after a key with a leaf value. */
  leafOf(node: number, edge: number): number {
    return (this.leaf[edge] ||= this.#newNode(node, viaLeaf, edge, this.inArray[node] as number));
  }

  /** The state inside the object that a key holds. */
  objectOf(node: number, edge: number): number {
    return (this.object[edge] ||= this.#newNode(node, viaObject, edge, 0));
  }

  /** The state inside the array that a key holds. */
  arrayOf(node: number, edge: number): number {
    return (this.array[edge] ||= this.#newNode(node, viaArray, edge, 1));
  }

  /** The state after the object or array around a node was closed. */
  closedOf(node: number): number {
    const known = this.closed[node] as number;
    if (known !== 0) return known;
    const made = this.#newNode(node, viaClose, 0, this.inArray[this.#container(node)] as number);
    this.closed[node] = made;
    return made;
  }

  setLayout(node: number, layout: L): void {
    this.layouts[node] = layout;
    this.#layoutCount++;
  }

  /** The paths of the leaves on the way to a node, in order: names unescaped, array steps left out. */
  leafPaths(node: number): readonly (readonly string[])[] {
    const steps: number[] = [];
    for (let at = node; at !== rootNode; at = this.#parent[at] as number) steps.push(at);
    const paths: string[][] = [];
    const path: (string | undefined)[] = [];
    for (const step of steps.reverse()) {
      const via = this.#via[step];
      if (via === viaClose) {
        path.pop();
        continue;
      }
      const name = this.#nameOf(this.#viaEdge[step] as number);
      path.push(name);
      if (via === viaLeaf) {
        paths.push(path.filter((part) => part !== undefined));
        path.pop();
      }
    }
    return paths;
  }

  /**
   * Where each leaf stands in lists of objects, the outermost first: which object of the lists it is in, and the path
   * from there.
   */
  leafPlaces(node: number): readonly (readonly ListPlace[])[] {
    const steps: number[] = [];
    for (let at = node; at !== rootNode; at = this.#parent[at] as number) steps.push(at);
    const places: (readonly ListPlace[])[] = [];
    const open: { readonly name: string | undefined; readonly number: number; members: number }[] =
      [];
    for (const step of steps.reverse()) {
      const via = this.#via[step];
      if (via === viaClose) {
        open.pop();
        continue;
      }
      const name = this.#nameOf(this.#viaEdge[step] as number);
      const parent = open.at(-1);
      const frame = { name, number: parent === undefined ? 0 : parent.members++, members: 0 };
      if (via !== viaLeaf) open.push(frame);
      else if (name !== undefined) places.push(placesOf([...open, frame]));
      else places.push(nowhere);
    }
    return places;
  }

  /** The path of the key at `edge` below `node`, and the paths of the leaves before it. */
  openPath(node: number, edge: number): readonly string[] {
    const path: string[] = [this.#nameOf(edge) ?? ""];
    let closedAbove = 0;
    for (let at = node; at !== rootNode; at = this.#parent[at] as number) {
      const via = this.#via[at];
      if (via === viaClose) closedAbove++;
      else if (via !== viaLeaf) {
        if (closedAbove > 0) closedAbove--;
        else path.unshift(this.#nameOf(this.#viaEdge[at] as number) ?? "");
      }
    }
    return path;
  }

  #nameOf(edge: number): string | undefined {
    const length = this.keyLength[edge] as number;
    if (length === 0) return undefined;
    const start = this.keyStart[edge] as number;
    return this.#nameOfKey(this.keys, start, start + length);
  }

  /** The node just outside the innermost open object or array of a node. */
  #container(node: number): number {
    let depth = 0;
    for (let at = node; at !== rootNode; at = this.#parent[at] as number) {
      const via = this.#via[at];
      if (via === viaClose) depth++;
      else if (via !== viaLeaf) {
        if (depth === 0) return this.#parent[at] as number;
        depth--;
      }
    }
    return rootNode;
  }

  #sameKey(edge: number, bytes: Uint8Array, start: number): boolean {
    const key = this.keyStart[edge] as number;
    const length = this.keyLength[edge] as number;
    for (let i = 0; i < length; i++) if (this.keys[key + i] !== bytes[start + i]) return false;
    return true;
  }

  #newNode(parent: number, via: number, edge: number, inArray: number): number {
    const node = this.#nodes++;
    if (node === this.firstEdge.length) {
      this.firstEdge = doubled(this.firstEdge);
      this.closed = doubled(this.closed);
      this.inArray = doubled(this.inArray);
      this.#parent = doubled(this.#parent);
      this.#via = doubled(this.#via);
      this.#viaEdge = doubled(this.#viaEdge);
    }
    this.#parent[node] = parent;
    this.#via[node] = via;
    this.#viaEdge[node] = edge;
    this.inArray[node] = inArray;
    return node;
  }

  #newEdge(bytes: Uint8Array, start: number, length: number): number {
    const edge = this.#edges++;
    if (edge === this.keyStart.length) {
      this.keyStart = doubled(this.keyStart);
      this.keyLength = doubled(this.keyLength);
      this.nextEdge = doubled(this.nextEdge);
      this.leaf = doubled(this.leaf);
      this.object = doubled(this.object);
      this.array = doubled(this.array);
      this.arrayNote = doubled(this.arrayNote);
    }
    while (this.#keysEnd + length > this.keys.length) {
      this.keys = doubled(this.keys);
      this.keyWords = new DataView(this.keys.buffer);
    }
    this.keys.set(bytes.subarray(start, start + length), this.#keysEnd);
    this.keyStart[edge] = this.#keysEnd;
    this.keyLength[edge] = length;
    this.#keysEnd += length;
    return edge;
  }
}

function doubled<A extends Int32Array | Uint8Array>(array: A): A {
  const made = new (array.constructor as new (length: number) => A)(array.length * 2);
  made.set(array);
  return made;
}
