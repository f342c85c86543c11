/** The UTF-8 bytes of a text; a lone surrogate becomes U+FFFD, as in every encoder. */
export function utf8Bytes(text: string): number[] {
  const bytes: number[] = [];
  for (const character of text.toWellFormed()) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(code));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(code >> 6), tail(code));
    else bytes.push(0xf0 | (code >> 18), tail(code >> 12), tail(code >> 6), tail(code));
  }
  return bytes;
}

const tail = (bits: number) => 0x80 | (bits & 0x3f);

/** The UTF-16 bytes of a text, without a byte order mark. */
export function utf16Bytes(text: string, order: "little" | "big"): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (order === "little") bytes.push(unit & 0xff, unit >> 8);
    else bytes.push(unit >> 8, unit & 0xff);
  }
  return bytes;
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** Base64 with padding (RFC 4648). */
export function base64(bytes: readonly number[]): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b, c] = bytes.slice(i, i + 3);
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    out += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63);
    out += b === undefined ? "=" : alphabet.charAt((bits >> 6) & 63);
    out += c === undefined ? "=" : alphabet.charAt(bits & 63);
  }
  return out;
}

/**
 * What of the bytes' Base64 form is the same wherever they stand in a longer input: one text for each
 * of the three positions in a group. The characters that neighbors share bits with are cut off.
 */
export function base64Offsets(bytes: readonly number[]): readonly [string, string, string] {
  const at = (offset: 0 | 1 | 2): string => {
    const encoded = base64([...Array.from({ length: offset }, () => 0), ...bytes]);
    const start = [0, 2, 3][offset] ?? 0;
    const shared = [0, 3, 2][(bytes.length + offset) % 3] ?? 0;
    return encoded.slice(start, encoded.length - shared);
  };
  return [at(0), at(1), at(2)];
}
