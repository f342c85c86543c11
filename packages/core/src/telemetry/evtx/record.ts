import { instanceValues, BinXmlParser, DamagedRecord } from "./parse-binxml.ts";
import { u32 } from "./bytes.ts";
import { flattenEvent } from "./flatten.ts";
import type { Placed, Resolve, SlotSource } from "./flatten.ts";
import { RecordFrames } from "./record-frames.ts";
import { shapeOf } from "./record-shape.ts";
import type { RecordShape } from "./record-shape.ts";
import { TemplateStore } from "./template.ts";
import type { Template } from "./template.ts";
import { valueTypes } from "./values.ts";

const recent = 64;
/** Fragments put in place for one record; crafted files place some within others to have them doubled over and over. */
const maxPlacements = 4_000;
/** Shapes are kept until they have so many slots together: input with ever new templates must not fill the memory. */
const maxKeptSlots = 100_000;

/**
 * Finds out a record's make-up and value tables. Nearly all records are one template instance with at most one
 * other in its EventData hole: their shapes are kept by the pair. All others are put together each by itself.
 */
export class RecordDecoder {
  readonly frames = new RecordFrames();
  readonly #chunk: Uint8Array;
  readonly #store = new TemplateStore();
  /** Templates of the present chunk by their offset. */
  readonly #inChunk = new Map<number, Template>();
  readonly #shapes = new Map<Template, Map<Template | number, RecordShape>>();
  /** The last records' templates and shapes: neighbors in a log are alike. */
  readonly #recentOffsets = new Int32Array(recent).fill(-1);
  readonly #recentTemplates: Template[] = [];
  #lastRoot: Template | undefined;
  #lastInner: Template | undefined;
  #lastShape: RecordShape | undefined;
  #keptSlots = 0;

  constructor(chunk: Uint8Array) {
    this.#chunk = chunk;
  }

  /** To be called when the buffer holds another chunk. */
  startChunk(): void {
    this.#inChunk.clear();
    this.#recentOffsets.fill(-1);
  }

  /** The shape of the record whose BinXML spans `start..end`; throws `DamagedRecord`. */
  decode(start: number, end: number): RecordShape {
    const chunk = this.#chunk;
    this.frames.clear();
    if (chunk[start] !== 0x0f || chunk[start + 4] !== 0x0c) return this.#whole(start, end);
    const root = this.#template(start + 4);
    const nested = this.frames.add(chunk, instanceValues(chunk, start + 4), end);
    if (nested === -1) return this.#shapeOf(root, -1);
    if (nested >= 0) {
      const value = {
        at: this.frames.offsets[nested] as number,
        size: this.frames.sizes[nested] as number,
      };
      const at = chunk[value.at] === 0x0f ? value.at + 4 : value.at;
      if (chunk[at] === 0x0c) {
        const inner = this.#template(at);
        if (this.frames.add(chunk, instanceValues(chunk, at), value.at + value.size) === -1) {
          return this.#shapeOf(root, nested, inner);
        }
      }
    }
    this.frames.clear();
    return this.#whole(start, end);
  }

  #shapeOf(root: Template, hole: number, inner?: Template): RecordShape {
    if (root === this.#lastRoot && inner === this.#lastInner && this.#lastShape !== undefined)
      return this.#lastShape;
    let byInner = this.#shapes.get(root);
    if (byInner === undefined) {
      byInner = new Map();
      this.#shapes.set(root, byInner);
    }
    const key = inner ?? -1;
    let shape = byInner.get(key);
    if (shape === undefined) {
      const resolve: Resolve = (node) =>
        node.kind === "hole" && node.index === hole && inner !== undefined
          ? { nodes: inner.nodes, frame: 1 }
          : undefined;
      const slots = flattenEvent({ nodes: root.nodes, frame: 0 }, onlyInFrame(0, resolve));
      shape = shapeOf(inner === undefined ? slots : slots.map((slot) => withoutNeed(slot, hole)));
      byInner.set(key, shape);
      this.#keptSlots += shape.slots.length;
      if (this.#keptSlots > maxKeptSlots) {
        this.#shapes.clear();
        this.#keptSlots = 0;
      }
    }
    this.#lastRoot = root;
    this.#lastInner = inner;
    this.#lastShape = shape;
    return shape;
  }

  /** Any make-up at all: fragments without a template, several or deeper nested values. */
  #whole(start: number, end: number): RecordShape {
    const placed: Placed = {
      nodes: new BinXmlParser(this.#chunk, start, end, false).fragment(),
      frame: -1,
    };
    const known = new Map<string, Placed | undefined>();
    let placements = 0;
    const place = (key: string, make: () => Placed | undefined): Placed | undefined => {
      if (++placements > maxPlacements)
        throw new DamagedRecord(`more than ${maxPlacements} fragments in one record`);
      return memo(known, key, make);
    };
    const resolve: Resolve = (node, frame) => {
      if (node.kind === "instance") return place(`i${node.at}`, () => this.#place(node.at, end));
      if (node.kind !== "hole") return undefined;
      const index = this.frames.indexOf({ frame, index: node.index });
      if (index < 0 || this.frames.types[index] !== valueTypes.binxml) return undefined;
      return place(`h${index}`, () => this.#nestedFragment(index));
    };
    return shapeOf(flattenEvent(placed, resolve));
  }

  #nestedFragment(index: number): Placed | undefined {
    const at = this.frames.offsets[index] as number;
    const size = this.frames.sizes[index] as number;
    if (size === 0) return undefined;
    return { nodes: new BinXmlParser(this.#chunk, at, at + size, false).fragment(), frame: -1 };
  }

  #place(at: number, end: number): Placed {
    const template = this.#template(at);
    const frame = this.frames.frames;
    this.frames.add(this.#chunk, instanceValues(this.#chunk, at), end);
    return { nodes: template.nodes, frame };
  }

  #template(instance: number): Template {
    const offset = u32(this.#chunk, instance + 6);
    const place = (offset >> 3) & (recent - 1);
    if (this.#recentOffsets[place] === offset) return this.#recentTemplates[place] as Template;
    let template = this.#inChunk.get(offset);
    if (template === undefined) {
      template = this.#store.at(this.#chunk, offset);
      this.#inChunk.set(offset, template);
    }
    this.#recentOffsets[place] = offset;
    this.#recentTemplates[place] = template;
    return template;
  }
}

/** Leaves out what records of the shape all have: the nested instance in the root's hole. */
function withoutNeed(slot: SlotSource, hole: number): SlotSource {
  const needs = slot.needs.filter(({ frame, index }) => frame !== 0 || index !== hole);
  return needs.length === slot.needs.length ? slot : { ...slot, needs };
}

/** Holes of other frames than the root's are values, not places for fragments. */
function onlyInFrame(frame: number, resolve: Resolve): Resolve {
  return (node, at) => (at === frame ? resolve(node, at) : undefined);
}

function memo(
  known: Map<string, Placed | undefined>,
  key: string,
  make: () => Placed | undefined,
): Placed | undefined {
  if (!known.has(key)) known.set(key, make());
  return known.get(key);
}

export { DamagedRecord };
