import { u16, u32 } from "./bytes.ts";
import { BinXmlParser, DamagedRecord } from "./parse-binxml.ts";
import type { NameReference } from "./parse-binxml.ts";
import type { ContentNode } from "./tree.ts";

/** A template definition, parsed once however many chunks repeat it. */
export interface Template {
  readonly nodes: readonly ContentNode[];
  /** The definition's bytes as first seen and the names in it: what a repeat is recognized by. */
  readonly bytes: Uint8Array;
  readonly names: readonly NameReference[];
}

const headerBytes = 24;
/** Definitions are kept until they have so many bytes together: input with ever new ones must not fill the memory. */
const maxKeptBytes = 8 << 20;
/** Definitions kept of one GUID and size. More than one is rare; crafted input must not make the comparing long. */
const maxAlike = 16;

/**
 * Templates of a file. Each chunk repeats the definitions that it uses, with other name offsets; a repeat is
 * recognized by its GUID and size and then by comparing bytes, names by their text, so that a file which gives
 * one GUID to two definitions (merged or crafted logs) is read right.
 */
export class TemplateStore {
  #bySize = new Map<string, Template[]>();
  #keptBytes = 0;

  /** The template whose definition stands at `offset` of the chunk. */
  at(chunk: Uint8Array, offset: number): Template {
    const size = u32(chunk, offset + 20);
    const start = offset + headerBytes;
    if (start + size > chunk.length || size < 8)
      throw new DamagedRecord("a template definition lies outside the chunk");
    const key = `${u32(chunk, offset + 4)}:${u32(chunk, offset + 8)}:${size}`;
    const known = this.#bySize.get(key);
    const same = known?.find((template) => isRepeat(template, chunk, start));
    if (same !== undefined) return same;
    const parser = new BinXmlParser(chunk, start, start + size, true);
    const nodes = parser.fragment();
    const template = { nodes, bytes: chunk.slice(start, start + size), names: parser.names };
    this.#keptBytes += size;
    if (this.#keptBytes > maxKeptBytes) {
      this.#bySize.clear();
      this.#keptBytes = size;
    }
    const kept = this.#bySize.get(key);
    if (kept === undefined) this.#bySize.set(key, [template]);
    else {
      if (kept.length >= maxAlike) kept.shift();
      kept.push(template);
    }
    return template;
  }
}

function isRepeat(template: Template, chunk: Uint8Array, start: number): boolean {
  const { bytes, names } = template;
  let at = 0;
  for (const reference of names) {
    for (; at < reference.at; at++) if (bytes[at] !== chunk[start + at]) return false;
    const offset = u32(chunk, start + at);
    if ((offset === start + at + 4) !== reference.inline) return false;
    if (!isName(chunk, offset, reference.name)) return false;
    // An inline name's record: link to the next name (differs), hash, length, text, end.
    at += reference.inline ? 4 + 8 + 2 * reference.name.length + 2 : 4;
  }
  for (; at < bytes.length; at++) if (bytes[at] !== chunk[start + at]) return false;
  return true;
}

function isName(chunk: Uint8Array, offset: number, name: string): boolean {
  if (u16(chunk, offset + 6) !== name.length) return false;
  for (let i = 0; i < name.length; i++) {
    if (u16(chunk, offset + 8 + 2 * i) !== name.charCodeAt(i)) return false;
  }
  return true;
}
