import { createByteSink } from "./byte-sink.ts";
import { crc32 } from "./crc32.ts";
import type { Element, Slot, Template } from "./template.ts";
import type { EncodedValue } from "./value.ts";

/** Every chunk is this long, whatever it holds. */
export const chunkSize = 65_536;
const headerSize = 512;
const stringBuckets = { at: 128, count: 64 };
const templateBuckets = { at: 384, count: 32 };

/** What a template is filled with: a value, or a part with a template of its own. */
export type SlotValue = EncodedValue | Instance;

export interface Instance {
  readonly template: Template;
  readonly values: readonly SlotValue[];
}

/** A chunk that is being filled. */
export interface ChunkWriter {
  readonly isEmpty: boolean;
  /** Adds a record; false (and nothing added) if it has no room left. */
  add(recordId: bigint, filetime: Uint8Array, instance: Instance): boolean;
  /** The finished chunk, with its tables and checksums. */
  finish(): Uint8Array;
}

const fragmentHeader = Uint8Array.of(0x0f, 0x01, 0x01, 0x00);
const noDependency = 0xffff;

/** A chunk as [MS-EVEN6] and libyal describe it: header, tables of names and templates, records. */
export function createChunk(firstRecordId: bigint): ChunkWriter {
  const sink = createByteSink();
  sink.bytes(new Uint8Array(headerSize));
  /** Offsets in the chunk, in the order of writing. */
  const names = new Map<string, number>();
  const templates = new Map<string, number>();
  let recordCount = 0;
  let lastRecordAt = 0;

  function writeInstance({ template, values }: Instance): void {
    sink.bytes(fragmentHeader);
    sink.u8(0x0c);
    sink.u8(0x01);
    sink.u32(templateId(template));
    const known = templates.get(template.key);
    if (known === undefined) {
      templates.set(template.key, sink.length + 4);
      sink.u32(sink.length + 4);
      writeDefinition(template);
    } else {
      sink.u32(known);
    }
    sink.u32(values.length);
    const table = sink.length;
    sink.bytes(new Uint8Array(4 * values.length));
    values.forEach((value, i) => {
      const start = sink.length;
      if ("template" in value) writeInstance(value);
      else sink.bytes(value.bytes);
      sink.patchU16(table + 4 * i, sink.length - start);
      sink.patchU16(table + 4 * i + 2, "template" in value ? 0x21 : value.type);
    });
    sink.u8(0x00);
  }

  function writeDefinition(template: Template): void {
    sink.u32(0);
    sink.bytes(templateGuid(template));
    const size = reserveSize();
    sink.bytes(fragmentHeader);
    writeElement(template.root);
    sink.u8(0x00);
    size();
  }

  function writeElement({ name, attributes, children }: Element): void {
    const [only] = children;
    const dependency =
      only !== undefined && "slot" in only && only.optional ? only.slot : noDependency;
    sink.u8(attributes.length > 0 ? 0x41 : 0x01);
    sink.u16(dependency);
    const size = reserveSize();
    writeName(name);
    if (attributes.length > 0) {
      const attributesSize = reserveSize();
      attributes.forEach((attribute, i) => {
        sink.u8(i === attributes.length - 1 ? 0x06 : 0x46);
        writeName(attribute.name);
        if (typeof attribute.value === "string") writeText(attribute.value);
        else writeSlot(attribute.value);
      });
      attributesSize();
    }
    if (children.length === 0) {
      sink.u8(0x03);
    } else {
      sink.u8(0x02);
      for (const child of children) {
        if ("slot" in child) writeSlot(child);
        else writeElement(child);
      }
      sink.u8(0x04);
    }
    size();
  }

  function writeSlot({ slot, type, optional }: Slot): void {
    sink.u8(optional ? 0x0e : 0x0d);
    sink.u16(slot);
    sink.u8(type);
  }

  function writeText(text: string): void {
    sink.u8(0x05);
    sink.u8(0x01);
    sink.u16(text.length);
    sink.text(text);
  }

  /** The offset of a name; where it is new, the name itself follows. */
  function writeName(name: string): void {
    const known = names.get(name);
    if (known !== undefined) return sink.u32(known);
    names.set(name, sink.length + 4);
    sink.u32(sink.length + 4);
    sink.u32(0);
    sink.u16(nameHash(name));
    sink.u16(name.length);
    sink.text(name);
    sink.u16(0);
  }

  /** Leaves room for a size and returns what fills it in. */
  function reserveSize(): () => void {
    const at = sink.length;
    sink.u32(0);
    return () => sink.patchU32(at, sink.length - at - 4);
  }

  function forget(table: Map<string, number>, from: number): void {
    for (const [key, at] of table) if (at >= from) table.delete(key);
  }

  return {
    get isEmpty() {
      return recordCount === 0;
    },

    add(recordId, filetime, instance) {
      const start = sink.length;
      sink.u32(0x2a2a);
      sink.u32(0);
      sink.u64(recordId);
      sink.bytes(filetime);
      writeInstance(instance);
      // Windows aligns records to eight bytes.
      sink.bytes(new Uint8Array((12 - (sink.length % 8)) % 8));
      const size = sink.length + 4 - start;
      sink.u32(size);
      sink.patchU32(start + 4, size);
      if (sink.length > chunkSize) {
        sink.truncate(start);
        forget(names, start);
        forget(templates, start);
        return false;
      }
      recordCount++;
      lastRecordAt = start;
      return true;
    },

    finish() {
      const free = sink.length;
      const chunk = new Uint8Array(chunkSize);
      chunk.set(sink.toBytes());
      const view = new DataView(chunk.buffer);
      const lastRecordId = firstRecordId + BigInt(recordCount) - 1n;
      chunk.set(new TextEncoder().encode("ElfChnk\0"));
      view.setBigUint64(8, firstRecordId, true);
      view.setBigUint64(16, lastRecordId, true);
      view.setBigUint64(24, firstRecordId, true);
      view.setBigUint64(32, lastRecordId, true);
      view.setUint32(40, 128, true);
      view.setUint32(44, lastRecordAt, true);
      view.setUint32(48, free, true);
      for (const [name, at] of names) link(view, stringBuckets, nameHash(name), at);
      for (const at of templates.values()) {
        link(view, templateBuckets, view.getUint32(at + 4, true), at);
      }
      view.setUint32(52, crc32(chunk.subarray(headerSize, free)), true);
      view.setUint32(124, crc32(chunk.subarray(0, 120), chunk.subarray(128, headerSize)), true);
      return chunk;
    },
  };
}

/** Puts an entry in front of its bucket's chain; the first field of an entry is the next one's offset. */
function link(view: DataView, buckets: { at: number; count: number }, hash: number, entry: number) {
  const bucket = buckets.at + 4 * (hash % buckets.count);
  view.setUint32(entry, view.getUint32(bucket, true), true);
  view.setUint32(bucket, entry, true);
}

/** The 16-bit hash of a name by which its bucket is found. */
function nameHash(name: string): number {
  let hash = 0;
  for (let i = 0; i < name.length; i++) {
    hash = (Math.imul(hash, 65_599) + name.charCodeAt(i)) >>> 0;
  }
  return hash & 0xffff;
}

/** A GUID made from the template's key, so that equal templates have equal GUIDs in every file. */
function templateGuid(template: Template): Uint8Array {
  const guid = new Uint8Array(16);
  const view = new DataView(guid.buffer);
  for (let word = 0; word < 4; word++) {
    // FNV-1a, with another seed for each word.
    let hash = 0x811c9dc5 + word;
    for (let i = 0; i < template.key.length; i++) {
      hash = Math.imul(hash ^ template.key.charCodeAt(i), 0x01000193);
    }
    view.setUint32(4 * word, hash >>> 0, true);
  }
  return guid;
}

/** Windows identifies a template instance by the first part of the template's GUID. */
function templateId(template: Template): number {
  return new DataView(templateGuid(template).buffer).getUint32(0, true);
}
