const base = 36;
const least = 1;
const most = 26;
const highest = 0x10ffff;

/** How the thresholds of the digits move on. RFC 3492, section 6.1. */
function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = Math.floor(delta / (isFirst ? 700 : 2));
  rest += Math.floor(rest / count);
  let k = 0;
  for (; rest > ((base - least) * most) / 2; k += base) rest = Math.floor(rest / (base - least));
  return k + Math.floor(((base - least + 1) * rest) / (rest + 38));
}

const threshold = (k: number, bias: number) => Math.min(Math.max(k - bias, least), most);
const digitOf = (value: number) => String.fromCharCode(value < 26 ? 0x61 + value : 0x16 + value);

/** Names are short, and work grows with the square of their length: longer texts are none. */
const longest = 4096;

/** A text in Punycode (RFC 3492), its ASCII characters first; empty where it is too long. */
export function encodePunycode(text: string): string {
  if (text.length > longest) return "";
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const ascii = codes.filter((code) => code < 0x80);
  let out = ascii.map((code) => String.fromCharCode(code)).join("");
  if (ascii.length > 0) out += "-";
  let handled = ascii.length;
  let next = 0x80;
  let delta = 0;
  let bias = 72;
  while (handled < codes.length) {
    const lowest = Math.min(...codes.filter((code) => code >= next));
    delta += (lowest - next) * (handled + 1);
    next = lowest;
    for (const code of codes) {
      if (code < next) delta += 1;
      if (code !== next) continue;
      out += variableLength(delta, bias);
      bias = adapt(delta, handled + 1, handled === ascii.length);
      delta = 0;
      handled += 1;
    }
    delta += 1;
    next += 1;
  }
  return out;
}

function variableLength(value: number, bias: number): string {
  let out = "";
  let rest = value;
  for (let k = base; ; k += base) {
    const limit = threshold(k, bias);
    if (rest < limit) return out + digitOf(rest);
    out += digitOf(limit + ((rest - limit) % (base - limit)));
    rest = Math.floor((rest - limit) / (base - limit));
  }
}

/** The text that is this in Punycode; undefined where it is none. */
export function decodePunycode(encoded: string): string | undefined {
  if (encoded.length > longest) return undefined;
  const cut = encoded.lastIndexOf("-");
  const ascii = encoded.slice(0, Math.max(cut, 0));
  const codes = [...ascii].map((character) => character.charCodeAt(0));
  if (codes.some((code) => code >= 0x80)) return undefined;
  let at = 0;
  let next = 0x80;
  let bias = 72;
  for (let place = cut + 1; place < encoded.length;) {
    const before = at;
    let weight = 1;
    for (let k = base; ; k += base) {
      const digit = parseInt(encoded.charAt(place), base);
      if (Number.isNaN(digit)) return undefined;
      place += 1;
      // The letters come before the digits.
      const value = digit < 10 ? digit + 26 : digit - 10;
      at += value * weight;
      const limit = threshold(k, bias);
      if (value < limit) break;
      weight *= base - limit;
      if (weight > highest * base) return undefined;
    }
    bias = adapt(at - before, codes.length + 1, before === 0);
    next += Math.floor(at / (codes.length + 1));
    if (next > highest) return undefined;
    at %= codes.length + 1;
    codes.splice(at, 0, next);
    at += 1;
  }
  return String.fromCodePoint(...codes);
}

const isAscii = (text: string) => [...text].every((character) => character.charCodeAt(0) < 0x80);

/** A domain whose labels are in Punycode where they must be. */
export function encodeDomain(domain: string): string {
  return domain
    .split(/[.。．｡]/)
    .map((label) => (isAscii(label) ? label : `xn--${encodePunycode(label)}`))
    .join(".");
}

/** A domain with its labels in their own letters; empty where one cannot be read. */
export function decodeDomain(domain: string): string {
  const labels = domain
    .split(".")
    .map((label) => (/^xn--/i.test(label) ? decodePunycode(label.slice(4)) : label));
  return labels.includes(undefined) ? "" : labels.join(".");
}
