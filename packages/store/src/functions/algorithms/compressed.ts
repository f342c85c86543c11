import { inflate } from "./inflate.ts";

/** Texts in GZIP (RFC 1952) and ZLIB (RFC 1950) wrappings. What is packed here is stored as it is. */

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return ~crc >>> 0;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  return ((high << 16) | low) >>> 0;
}

const littleEndian = (value: number, size: number) =>
  Array.from({ length: size }, (_, i) => (value >>> (8 * i)) & 0xff);
const uint32At = (bytes: Uint8Array, at: number, isLittleEndian: boolean) =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, isLittleEndian);

/** DEFLATE blocks without compression. */
function stored(bytes: Uint8Array): readonly number[] {
  const blocks: number[] = [];
  let at = 0;
  do {
    const part = bytes.subarray(at, at + 0xffff);
    at += part.length;
    const isLast = at >= bytes.length ? 1 : 0;
    blocks.push(isLast, ...littleEndian(part.length, 2), ...littleEndian(~part.length, 2));
    for (const byte of part) blocks.push(byte);
  } while (at < bytes.length);
  return blocks;
}

const gzipHead = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];

export function gzip(bytes: Uint8Array): Uint8Array {
  const tail = [...littleEndian(crc32(bytes), 4), ...littleEndian(bytes.length, 4)];
  return Uint8Array.from([...gzipHead, ...stored(bytes), ...tail]);
}

/** The unpacked bytes; undefined where the data is no GZIP, or not what was packed. */
export function gunzip(data: Uint8Array): Uint8Array | undefined {
  if (data.length < 18 || data[0] !== 0x1f || data[1] !== 0x8b || data[2] !== 8) return undefined;
  const flags = data[3] ?? 0;
  let at = 10;
  const skipText = () => {
    while (at < data.length && data[at] !== 0) at += 1;
    at += 1;
  };
  if (flags & 4) at += 2 + ((data[at] ?? 0) | ((data[at + 1] ?? 0) << 8));
  if (flags & 8) skipText();
  if (flags & 16) skipText();
  if (flags & 2) at += 2;
  const bytes = inflate(data.subarray(at, data.length - 8));
  const isWhole =
    bytes !== undefined &&
    crc32(bytes) === uint32At(data, data.length - 8, true) &&
    bytes.length === uint32At(data, data.length - 4, true);
  return isWhole ? bytes : undefined;
}

export function zlib(bytes: Uint8Array): Uint8Array {
  const tail = littleEndian(adler32(bytes), 4).toReversed();
  return Uint8Array.from([0x78, 0x01, ...stored(bytes), ...tail]);
}

/** The unpacked bytes; undefined where the data is no ZLIB, or not what was packed. */
export function unzlib(data: Uint8Array): Uint8Array | undefined {
  const [method = 0, flags = 0] = data;
  const isHead = (method & 15) === 8 && (method * 256 + flags) % 31 === 0 && !(flags & 32);
  if (data.length < 7 || !isHead) return undefined;
  const bytes = inflate(data.subarray(2, data.length - 4));
  return bytes !== undefined && adler32(bytes) === uint32At(data, data.length - 4, false)
    ? bytes
    : undefined;
}
