import { createByteSink, type ByteSink } from "../../src/lab/evtx/byte-sink.ts";

/** Text, references and substitutions, as they stand between tags or in an attribute. */
export type Part =
  | string
  | { readonly cdata: string }
  | { readonly charRef: number }
  | { readonly entity: string }
  | { readonly hole: number; readonly optional?: boolean };

export interface Element {
  readonly name: string;
  readonly attributes?: readonly (readonly [name: string, ...parts: Part[]])[];
  readonly content?: readonly (
    | Part
    | Element
    | { readonly instruction: string; readonly data: string }
    | Instance
  )[];
  /** The value without which the element is not there; only in templates. */
  readonly dependency?: number;
}

export interface Template {
  /** Equal keys share one definition in a chunk. */
  readonly key: string;
  /** What its GUID starts with. */
  readonly guid?: number;
  readonly root: readonly Element[];
}

/** A value: its type byte and bytes, or BinXML. */
export type Value = { readonly type: number; readonly bytes: Uint8Array } | Fragment;

export interface Instance {
  readonly template: Template;
  readonly values: readonly Value[];
}

export interface Fragment {
  /** Whether it starts with the fragment header token. */
  readonly header: boolean;
  readonly body: Instance | readonly Element[];
}

/** How a chunk is written, where that is a choice. */
export interface ChunkOptions {
  /** Repeat every name where it is used, instead of referring to its first place. */
  readonly inlineNames?: boolean;
}

export const chunkSize = 65_536;
const headerSize = 512;

/** Writes a chunk of records with the given BinXML, correct but for checksums, which no reader may need. */
export function chunkOf(records: readonly Fragment[], options: ChunkOptions = {}): Uint8Array {
  const sink = createByteSink();
  sink.bytes(new Uint8Array(headerSize));
  const writer = new Writer(sink, options);
  records.forEach((record, i) => {
    const start = sink.length;
    sink.u32(0x2a2a);
    sink.u32(0);
    sink.u64(BigInt(i + 1));
    sink.u64(0n);
    writer.fragment(record);
    const size = sink.length + 4 - start;
    sink.u32(size);
    sink.patchU32(start + 4, size);
  });
  if (sink.length > chunkSize) throw new Error(`${sink.length} bytes are too much for a chunk`);
  const chunk = new Uint8Array(chunkSize);
  chunk.set(sink.toBytes());
  chunk.set(new TextEncoder().encode("ElfChnk\0"));
  new DataView(chunk.buffer).setUint32(48, sink.length, true);
  return chunk;
}

/** A file of chunks. */
export function fileOf(...chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(4096 + chunks.length * chunkSize);
  bytes.set(new TextEncoder().encode("ElfFile\0"));
  new DataView(bytes.buffer).setUint16(42, chunks.length, true);
  chunks.forEach((chunk, i) => bytes.set(chunk, 4096 + i * chunkSize));
  return bytes;
}

class Writer {
  readonly #sink: ByteSink;
  readonly #options: ChunkOptions;
  readonly #names = new Map<string, number>();
  readonly #templates = new Map<string, number>();

  constructor(sink: ByteSink, options: ChunkOptions) {
    this.#sink = sink;
    this.#options = options;
  }

  fragment({ header, body }: Fragment): void {
    if (header) this.#sink.bytes(Uint8Array.of(0x0f, 0x01, 0x01, 0x00));
    if ("template" in body) this.#instance(body);
    else for (const element of body) this.#element(element, false);
    this.#sink.u8(0x00);
  }

  #instance({ template, values }: Instance): void {
    const sink = this.#sink;
    sink.u8(0x0c);
    sink.u8(0x01);
    sink.u32(template.guid ?? 1);
    const known = this.#templates.get(template.key);
    sink.u32(known ?? sink.length + 4);
    if (known === undefined) {
      this.#templates.set(template.key, sink.length);
      sink.u32(0);
      sink.u32(template.guid ?? 1);
      sink.bytes(new Uint8Array(12));
      const size = this.#size();
      sink.bytes(Uint8Array.of(0x0f, 0x01, 0x01, 0x00));
      for (const element of template.root) this.#element(element, true);
      sink.u8(0x00);
      size();
    }
    sink.u32(values.length);
    const table = sink.length;
    sink.bytes(new Uint8Array(4 * values.length));
    values.forEach((value, i) => {
      const start = sink.length;
      if ("bytes" in value) sink.bytes(value.bytes);
      else this.fragment(value);
      sink.patchU16(table + 4 * i, sink.length - start);
      sink.patchU16(table + 4 * i + 2, "bytes" in value ? value.type : 0x21);
    });
  }

  #element(
    { name, attributes = [], content = [], dependency }: Element,
    inTemplate: boolean,
  ): void {
    const sink = this.#sink;
    sink.u8(attributes.length > 0 ? 0x41 : 0x01);
    if (inTemplate) sink.u16(dependency ?? 0xffff);
    const size = this.#size();
    this.#name(name);
    if (attributes.length > 0) {
      const attributesSize = this.#size();
      attributes.forEach(([attribute, ...parts], i) => {
        sink.u8(i === attributes.length - 1 ? 0x06 : 0x46);
        this.#name(attribute);
        for (const part of parts) this.#part(part);
      });
      attributesSize();
    }
    if (content.length === 0) sink.u8(0x03);
    else {
      sink.u8(0x02);
      for (const child of content) {
        if (typeof child === "object" && "name" in child) this.#element(child, inTemplate);
        else if (typeof child === "object" && "template" in child) this.#instance(child);
        else if (typeof child === "object" && "instruction" in child) {
          sink.u8(0x0a);
          this.#name(child.instruction);
          sink.u8(0x0b);
          this.#counted(child.data);
        } else this.#part(child);
      }
      sink.u8(0x04);
    }
    size();
  }

  #part(part: Part): void {
    const sink = this.#sink;
    if (typeof part === "string") {
      sink.u8(0x05);
      sink.u8(0x01);
      this.#counted(part);
    } else if ("cdata" in part) {
      sink.u8(0x07);
      this.#counted(part.cdata);
    } else if ("charRef" in part) {
      sink.u8(0x08);
      sink.u16(part.charRef);
    } else if ("entity" in part) {
      sink.u8(0x09);
      this.#name(part.entity);
    } else {
      sink.u8(part.optional === true ? 0x0e : 0x0d);
      sink.u16(part.hole);
      sink.u8(0x01);
    }
  }

  #counted(text: string): void {
    this.#sink.u16(text.length);
    this.#sink.text(text);
  }

  #name(name: string): void {
    const sink = this.#sink;
    const known = this.#options.inlineNames === true ? undefined : this.#names.get(name);
    sink.u32(known ?? sink.length + 4);
    if (known !== undefined) return;
    this.#names.set(name, sink.length);
    sink.u32(0);
    sink.u16(0);
    sink.u16(name.length);
    sink.text(name);
    sink.u16(0);
  }

  #size(): () => void {
    const at = this.#sink.length;
    this.#sink.u32(0);
    return () => this.#sink.patchU32(at, this.#sink.length - at - 4);
  }
}

/** The bytes of a UTF-16 text. */
export function utf16(text: string): Uint8Array {
  const sink = createByteSink();
  sink.text(text);
  return sink.toBytes();
}

export const textValue = (text: string): Value => ({ type: 0x01, bytes: utf16(text) });
export const noValue: Value = { type: 0x00, bytes: new Uint8Array(0) };

/** `<Event>` with a System part and the given sections. */
export function eventOf(...sections: readonly Element[]): Element {
  return {
    name: "Event",
    attributes: [["xmlns", "http://schemas.microsoft.com/win/2004/08/events/event"]],
    content: [
      {
        name: "System",
        content: [
          { name: "Provider", attributes: [["Name", "Demo"]] },
          { name: "EventID", content: ["7"] },
          { name: "Channel", content: ["Demo/Log"] },
        ],
      },
      ...sections,
    ],
  };
}

/** `<EventData>` with named or (name empty) bare `<Data>`. */
export function dataOf(
  ...fields: readonly (readonly [name: string, ...content: Part[]])[]
): Element {
  return {
    name: "EventData",
    content: fields.map(([name, ...content]) => ({
      name: "Data",
      ...(name === "" ? {} : { attributes: [["Name", name]] as const }),
      content,
    })),
  };
}

/** A record without a template. */
export const plainRecord = (...roots: readonly Element[]): Fragment => ({
  header: true,
  body: roots,
});

/** A record of one template. */
export function record(
  key: string,
  root: Element,
  values: readonly Value[],
  guid?: number,
): Fragment {
  return {
    header: true,
    body: { template: { key, root: [root], ...(guid === undefined ? {} : { guid }) }, values },
  };
}
