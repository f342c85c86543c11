/** An IPv4 address and how many of its bits count. */
export interface Ipv4 {
  readonly address: number;
  readonly prefix: number;
}

/** An IPv6 address, or an IPv4 one mapped into it, and how many of the 128 bits count. */
export interface Ipv6 {
  readonly address: bigint;
  readonly prefix: number;
}

/** Reads `192.168.1.1` or `192.168.1.0/24`; undefined for other texts. */
export function readIpv4(text: string): Ipv4 | undefined {
  const parts = /^\s*(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?\s*$/.exec(text);
  if (parts === null) return undefined;
  const bytes = parts.slice(1, 5).map(Number);
  const prefix = Number(parts[5] ?? 32);
  if (bytes.some((byte) => byte > 255) || prefix > 32) return undefined;
  return { address: bytes.reduce((word, byte) => word * 256 + byte, 0), prefix };
}

/** The address with the bits beyond the prefix cleared. */
export function networkOf(address: number, prefix: number): number {
  const size = 2 ** (32 - prefix);
  return address - (address % size);
}

export function ipv4Text(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
}

/**
 * How two IPv4 addresses compare within the bits that count for both and for the prefix: -1, 0, 1; undefined if either
 * cannot be read.
 */
export function compareIpv4(a: string, b: string, prefix = 32): number | undefined {
  const [left, right] = [readIpv4(a), readIpv4(b)];
  if (left === undefined || right === undefined || prefix < 0 || prefix > 32) return undefined;
  const bits = Math.min(left.prefix, right.prefix, prefix);
  return Math.sign(networkOf(left.address, bits) - networkOf(right.address, bits));
}

/** Whether an address lies in a network; undefined if either cannot be read. */
export function isIpv4In(address: string, network: string): boolean | undefined {
  const [inner, outer] = [readIpv4(address), readIpv4(network)];
  if (inner === undefined || outer === undefined) return undefined;
  return networkOf(inner.address, outer.prefix) === networkOf(outer.address, outer.prefix);
}

const privateNetworks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(readIpv4);

/** Whether an address is of a private network (RFC 1918); undefined if it cannot be read. */
export function isPrivateIpv4(address: string): boolean | undefined {
  const read = readIpv4(address);
  if (read === undefined) return undefined;
  const within = networkOf(read.address, read.prefix);
  return privateNetworks.some(
    (network) => network !== undefined && networkOf(within, network.prefix) === network.address,
  );
}

/** Reads an IPv6 or IPv4 address with a prefix or without; undefined for other texts. */
export function readIpv6(text: string): Ipv6 | undefined {
  const [, base = "", length] = /^\s*([^/\s]+)(?:\/(\d{1,3}))?\s*$/.exec(text) ?? [];
  if (!base.includes(":")) {
    const mapped = readIpv4(text);
    if (mapped === undefined) return undefined;
    return { address: 0xffff00000000n + BigInt(mapped.address), prefix: 96 + mapped.prefix };
  }
  const address = groupsOf(base.replace(/%.*$/, ""));
  const prefix = Number(length ?? 128);
  if (address === undefined || prefix > 128) return undefined;
  return { address: address.reduce((word, group) => word * 65536n + BigInt(group), 0n), prefix };
}

function groupsOf(text: string): readonly number[] | undefined {
  const tail = /^(.*:)(\d{1,3}(?:\.\d{1,3}){3})$/.exec(text);
  const word = tail === null ? undefined : readIpv4(tail[2] ?? "")?.address;
  if (tail !== null && word === undefined) return undefined;
  const hexadecimal =
    word === undefined
      ? text
      : `${tail?.[1] ?? ""}${Math.floor(word / 65536).toString(16)}:${(word % 65536).toString(16)}`;
  const halves = hexadecimal.split("::");
  const groups = halves.map((half) => (half === "" ? [] : half.split(":")));
  const count = groups.reduce((sum, half) => sum + half.length, 0);
  if (halves.length > 2 || (halves.length === 1 ? count !== 8 : count > 7)) return undefined;
  if (groups.flat().some((group) => !/^[\da-f]{1,4}$/i.test(group))) return undefined;
  const [left = [], right = []] = groups;
  return [...left, ...new Array<string>(8 - count).fill("0"), ...right].map((group) =>
    parseInt(group, 16),
  );
}

export function network6Of(address: bigint, prefix: number): bigint {
  const rest = BigInt(128 - prefix);
  return (address >> rest) << rest;
}

/** All eight groups with all their digits. */
export function ipv6Text(address: bigint): string {
  return (address.toString(16).padStart(32, "0").match(/.{4}/g) ?? []).join(":");
}

/** As `compareIpv4`, for addresses of either kind. */
export function compareIpv6(a: string, b: string, prefix = 128): number | undefined {
  const [left, right] = [readIpv6(a), readIpv6(b)];
  if (left === undefined || right === undefined || prefix < 0 || prefix > 128) return undefined;
  const bits = Math.min(left.prefix, right.prefix, prefix);
  const difference = network6Of(left.address, bits) - network6Of(right.address, bits);
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export function isIpv6In(address: string, network: string): boolean | undefined {
  const [inner, outer] = [readIpv6(address), readIpv6(network)];
  if (inner === undefined || outer === undefined) return undefined;
  return network6Of(inner.address, outer.prefix) === network6Of(outer.address, outer.prefix);
}

const addressInText = /(?<![\p{L}\p{N}.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?![\p{L}\p{N}]|\.\d)/gu;

/** The IPv4 addresses in a text that no letter, digit or point runs into. */
export function ipv4sIn(text: string): readonly string[] {
  return [...text.matchAll(addressInText)]
    .map(([address]) => address)
    .filter((address) => readIpv4(address) !== undefined);
}

/** Whether a text has an IPv4 address that begins with this: an address, or its first bytes with a point at the end. */
export function hasIpv4Prefix(text: string, prefix: string): boolean {
  const isWhole = readIpv4(prefix) !== undefined && !prefix.includes("/");
  if (!isWhole && !/^\d{1,3}\.(\d{1,3}\.){0,2}$/.test(prefix)) return false;
  return ipv4sIn(text).some((address) =>
    isWhole ? address === prefix : address.startsWith(prefix),
  );
}
