const bits = 128n;
const largest = (1n << bits) - 1n;
/** IPv4 addresses are ordered among those of IPv6 as `::ffff:10.0.0.1`. */
const mapped = 0xffff_0000_0000n;

/** One end of a range of addresses; open where absent. */
export interface AddressEnd {
  readonly text: string;
  readonly isIncluded: boolean;
}

/**
 * The networks, in CIDR notation, that hold the addresses of a range and no others; undefined where an end is no
 * address. Addresses are ordered as Elasticsearch orders them, IPv4 among IPv6.
 */
export function networksOfRange(
  low: AddressEnd | undefined,
  high: AddressEnd | undefined,
): readonly string[] | undefined {
  const from = low === undefined ? 0n : numberOfAddress(low.text);
  const to = high === undefined ? largest : numberOfAddress(high.text);
  if (from === undefined || to === undefined) return undefined;
  let at = from + (low?.isIncluded === false ? 1n : 0n);
  const end = to - (high?.isIncluded === false ? 1n : 0n);
  const networks: string[] = [];
  while (at <= end) {
    let size = 0n;
    while (size < bits && at % (1n << (size + 1n)) === 0n && at + (1n << (size + 1n)) - 1n <= end)
      size++;
    networks.push(networkText(at, bits - size));
    at += 1n << size;
  }
  return networks;
}

function networkText(address: bigint, prefix: bigint): string {
  if (address >> 32n === mapped >> 32n && prefix >= 96n) {
    const parts = [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n));
    return `${parts.join(".")}/${prefix - 96n}`;
  }
  const groups = Array.from({ length: 8 }, (_, i) =>
    ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  return `${groups.join(":")}/${prefix}`;
}

function numberOfAddress(text: string): bigint | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (v4 !== null) {
    const bytes = v4.slice(1).map(Number);
    return bytes.every((byte) => byte <= 255)
      ? bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0xffffn)
      : undefined;
  }
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0 || !/^[\da-f:.]*:[\da-f:.]*$/i.test(text)) return undefined;
  const groupsOf = (part: string) => (part === "" ? [] : part.split(":"));
  const before = groupsOf(head);
  const behind = tail === undefined ? [] : groupsOf(tail);
  const missing = 8 - before.length - behind.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...new Array<string>(missing).fill("0"), ...behind];
  return groups.every((group) => /^[\da-f]{1,4}$/i.test(group))
    ? groups.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n)
    : undefined;
}
