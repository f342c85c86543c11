/** Little-endian bytes that grow at the end; earlier places can be overwritten. */
export interface ByteSink {
  readonly length: number;
  u8(value: number): void;
  u16(value: number): void;
  u32(value: number): void;
  u64(value: bigint): void;
  bytes(value: Uint8Array): void;
  /** UTF-16 units, without length or end mark. */
  text(value: string): void;
  patchU16(at: number, value: number): void;
  patchU32(at: number, value: number): void;
  /** Drops everything from an offset on. */
  truncate(length: number): void;
  /** A copy of what was written. */
  toBytes(): Uint8Array;
}

export function createByteSink(): ByteSink {
  let buffer = new Uint8Array(4096);
  let view = new DataView(buffer.buffer);
  let length = 0;

  /** Makes room for `count` more bytes and returns where they go. */
  function take(count: number): number {
    const at = length;
    length += count;
    if (length > buffer.length) {
      const larger = new Uint8Array(Math.max(length, buffer.length * 2));
      larger.set(buffer);
      buffer = larger;
      view = new DataView(buffer.buffer);
    }
    return at;
  }

  return {
    get length() {
      return length;
    },
    u8(value) {
      const at = take(1);
      view.setUint8(at, value);
    },
    u16(value) {
      const at = take(2);
      view.setUint16(at, value, true);
    },
    u32(value) {
      const at = take(4);
      view.setUint32(at, value, true);
    },
    u64(value) {
      const at = take(8);
      view.setBigUint64(at, value, true);
    },
    bytes(value) {
      const at = take(value.length);
      buffer.set(value, at);
    },
    text(value) {
      const at = take(2 * value.length);
      for (let i = 0; i < value.length; i++) view.setUint16(at + 2 * i, value.charCodeAt(i), true);
    },
    patchU16: (at, value) => view.setUint16(at, value, true),
    patchU32: (at, value) => view.setUint32(at, value, true),
    truncate(to) {
      buffer.fill(0, to, length);
      length = to;
    },
    toBytes: () => buffer.slice(0, length),
  };
}
