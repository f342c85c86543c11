import { u16, u32, utf16 } from "./bytes.ts";
import type { AttributeNode, ContentNode, ElementNode, PartNode } from "./tree.ts";

/** Why a record cannot be decoded; caught where records are read. */
export class DamagedRecord extends Error {}

/** Names and element counts beyond these do not occur in sound files; they bound the work on crafted ones. */
const maxDepth = 64;
const maxNodes = 20_000;

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/** Where a name stands that the parsed bytes refer to; kept so that equal templates can be told without parsing. */
export interface NameReference {
  /** Position of the u32 that holds the name's offset, from the start of the fragment. */
  readonly at: number;
  readonly name: string;
  /** The name's record stands right behind the reference. */
  readonly inline: boolean;
}

/**
 * Parses BinXML (MS-EVEN6 2.2.12; libyal's EVTX notes) into a tree. Offsets in the bytes are relative to the chunk.
 * `inTemplate`: elements carry a dependency id and may hold holes.
 */
export class BinXmlParser {
  readonly #chunk: Uint8Array;
  readonly #end: number;
  readonly #inTemplate: boolean;
  readonly #start: number;
  readonly names: NameReference[] = [];
  at: number;
  #depth = 0;
  #nodes = 0;

  constructor(chunk: Uint8Array, start: number, end: number, inTemplate: boolean) {
    this.#chunk = chunk;
    this.#start = start;
    this.#end = end;
    this.#inTemplate = inTemplate;
    this.at = start;
  }

  /** Everything up to the end of the fragment. */
  fragment(): readonly ContentNode[] {
    const nodes: ContentNode[] = [];
    while (this.at < this.#end) {
      const token = this.#byte(this.at);
      if (token === 0x00) {
        this.at++;
        break;
      }
      if (token === 0x0f) this.at += 4;
      else if (token === 0x0c) nodes.push(this.#instance());
      else if ((token & 0xbf) === 0x01) nodes.push(this.#element());
      else if (token === 0x0a) this.#skipInstruction();
      else throw new DamagedRecord(`token 0x${token.toString(16)} at a fragment's top`);
    }
    return nodes;
  }

  #element(): ElementNode {
    if (++this.#depth > maxDepth)
      throw new DamagedRecord(`elements nested more than ${maxDepth} deep`);
    const hasAttributes = (this.#byte(this.at++) & 0x40) !== 0;
    let dependency = -1;
    if (this.#inTemplate) {
      const index = u16(this.#chunk, this.at);
      if (index !== 0xffff) dependency = index;
      this.at += 2;
    }
    this.at += 4;
    const name = this.#name();
    const attributes: AttributeNode[] = [];
    if (hasAttributes) {
      this.at += 4;
      while ((this.#byte(this.at) & 0xbf) === 0x06) {
        this.at++;
        attributes.push({
          name: this.#name(),
          parts: this.#content("attribute") as readonly PartNode[],
        });
      }
    }
    const close = this.#byte(this.at++);
    let children: readonly ContentNode[] = [];
    if (close === 0x02) {
      children = this.#content("element");
      this.at++;
    } else if (close !== 0x03)
      throw new DamagedRecord(
        `token 0x${close.toString(16)} where <${name}> should close its start tag`,
      );
    this.#depth--;
    return { kind: "element", name, attributes, children, dependency };
  }

  /** Content up to the token that ends it: `0x04` for an element, the next attribute or tag end for an attribute. */
  #content(of: "element" | "attribute"): readonly ContentNode[] {
    const nodes: ContentNode[] = [];
    for (;;) {
      if (this.at >= this.#end) throw new DamagedRecord("text ends inside an element");
      if (++this.#nodes > maxNodes)
        throw new DamagedRecord(`more than ${maxNodes} nodes in one record`);
      const token = this.#byte(this.at);
      const plain = token & 0xbf;
      if (of === "element" ? plain === 0x04 : plain === 0x06 || plain === 0x02 || plain === 0x03)
        return nodes;
      if (of === "element" && plain === 0x01) nodes.push(this.#element());
      else if (of === "element" && token === 0x0c) nodes.push(this.#instance());
      else if (token === 0x0f) this.at += 4;
      else if (token === 0x0a) this.#skipInstruction();
      else nodes.push(this.#part(token));
    }
  }

  #part(token: number): PartNode {
    switch (token & 0xbf) {
      case 0x05:
        if (this.#byte(this.at + 1) !== 0x01)
          throw new DamagedRecord("literal that is not a string");
        this.at += 2;
        return this.#text();
      case 0x07:
        this.at += 1;
        return this.#text();
      case 0x08: {
        const text = String.fromCharCode(u16(this.#chunk, this.at + 1));
        this.at += 3;
        return { kind: "text", text };
      }
      case 0x09: {
        this.at++;
        const name = this.#name();
        return { kind: "text", text: entities[name] ?? `&${name};` };
      }
      case 0x0d:
      case 0x0e: {
        const index = u16(this.#chunk, this.at + 1);
        this.at += 4;
        return { kind: "hole", index, optional: token === 0x0e };
      }
      default:
        throw new DamagedRecord(`token 0x${token.toString(16)} in content`);
    }
  }

  #text(): PartNode {
    const units = u16(this.#chunk, this.at);
    const start = this.at + 2;
    if (start + 2 * units > this.#end) throw new DamagedRecord("a literal runs over the end");
    this.at = start + 2 * units;
    return { kind: "text", text: utf16(this.#chunk, start, units) };
  }

  #instance(): ContentNode {
    const at = this.at;
    this.at = skipInstance(this.#chunk, at, this.#end);
    return { kind: "instance", at };
  }

  #skipInstruction(): void {
    this.at++;
    this.#name();
    if (this.#byte(this.at) === 0x0b) this.at += 3 + 2 * u16(this.#chunk, this.at + 1);
  }

  /** Reads a name reference at the position; an inline name's record is stepped over. */
  #name(): string {
    const offset = u32(this.#chunk, this.at);
    const inline = offset === this.at + 4;
    const units = u16(this.#chunk, offset + 6);
    if (offset + 8 + 2 * units > this.#chunk.length)
      throw new DamagedRecord("a name lies outside the chunk");
    const name = utf16(this.#chunk, offset + 8, units);
    this.names.push({ at: this.at - this.#start, name, inline });
    this.at += inline ? 4 + 8 + 2 * units + 2 : 4;
    return name;
  }

  #byte(at: number): number {
    if (at >= this.#end) throw new DamagedRecord("text ends inside a tag");
    return this.#chunk[at] as number;
  }
}

/** The position behind a template instance (definition if inline, value table, values). */
export function skipInstance(chunk: Uint8Array, at: number, end: number): number {
  let position = instanceValues(chunk, at);
  const count = u32(chunk, position);
  if (count > 8192) throw new DamagedRecord(`${count} values in a template instance`);
  position += 4;
  let next = position + 4 * count;
  for (let i = 0; i < count; i++) next += u16(chunk, position + 4 * i);
  if (next > end) throw new DamagedRecord("a template's values run over the end");
  return next;
}

/** The position of a template instance's value table. */
export function instanceValues(chunk: Uint8Array, at: number): number {
  const definition = u32(chunk, at + 6);
  const next = at + 10;
  return definition === next ? definition + 24 + u32(chunk, definition + 20) : next;
}
