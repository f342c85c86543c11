/** An address as 128 bits in four words, or undefined; IPv4 sits in the last word of `::ffff:0:0/96`. */
function parseAddress(
  text: string,
): { readonly words: readonly number[]; readonly bits: 32 | 128 } | undefined {
  const plain = text.trim().replace(/%.*$/, "");
  if (!plain.includes(":")) {
    const word = parseIpv4(plain);
    return word === undefined ? undefined : { words: [0, 0, 0xffff, word], bits: 32 };
  }
  const words = parseIpv6(plain);
  if (words === undefined) return undefined;
  const mapped = words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
  return { words, bits: mapped ? 32 : 128 };
}

function parseIpv4(text: string): number | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (match === null) return undefined;
  const bytes = match.slice(1).map(Number);
  if (bytes.some((byte) => byte > 255)) return undefined;
  return bytes.reduce((word, byte) => ((word << 8) | byte) >>> 0, 0);
}

function parseIpv6(text: string): readonly number[] | undefined {
  const lastColon = text.lastIndexOf(":");
  let head = text;
  let tail: number[] = [];
  if (text.includes(".")) {
    const word = parseIpv4(text.slice(lastColon + 1));
    if (word === undefined) return undefined;
    tail = [word >>> 16, word & 0xffff];
    head = text.slice(0, lastColon + 1);
    if (!head.endsWith("::")) head = head.slice(0, -1);
  }
  const halves = head.split("::");
  if (halves.length > 2) return undefined;
  const groupsOf = (part: string | undefined) =>
    part === undefined || part === "" ? [] : part.split(":");
  const left = groupsOf(halves[0]);
  const right = groupsOf(halves[1]);
  if ([...left, ...right].some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return undefined;
  const missing = 8 - left.length - right.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [
    ...left.map((group) => parseInt(group, 16)),
    ...new Array<number>(missing).fill(0),
    ...right.map((group) => parseInt(group, 16)),
    ...tail,
  ];
  return [0, 2, 4, 6].map((i) => (((groups[i] ?? 0) << 16) | (groups[i + 1] ?? 0)) >>> 0);
}

/**
 * Compiles a CIDR network (`10.0.0.0/8`, `fe80::/10`, a bare address) to a test of address texts.
 * IPv4-mapped IPv6 addresses are their IPv4 address. Undefined if the network cannot be read.
 */
export function compileNetwork(network: string): ((address: string) => boolean) | undefined {
  const [base = "", prefixText] = network.split("/");
  const address = parseAddress(base);
  if (address === undefined) return undefined;
  const width = base.includes(":") ? 128 : 32;
  const prefix = prefixText === undefined ? width : Number(prefixText);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > width) return undefined;
  const length = width === 32 ? prefix + 96 : prefix;
  return (candidate) => {
    const other = parseAddress(candidate);
    if (other === undefined) return false;
    if (width === 32 && other.bits !== 32) return false;
    for (let i = 0; i < 4; i++) {
      const bits = Math.max(0, Math.min(32, length - 32 * i));
      if (bits === 0) break;
      const mask = bits === 32 ? 0xffffffff : ~(0xffffffff >>> bits) >>> 0;
      if ((((address.words[i] ?? 0) ^ (other.words[i] ?? 0)) & mask) !== 0) return false;
    }
    return true;
  };
}
