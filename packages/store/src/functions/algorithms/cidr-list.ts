import { ipv4Text, readIpv4 } from "./ip-address.ts";

/** The fewest networks that are together all addresses from one to another; undefined where these cannot be read. */
export function cidrsOfRange(start: string, end: string): readonly string[] | undefined {
  const [first, last] = [readIpv4(start)?.address, readIpv4(end)?.address];
  if (first === undefined || last === undefined) return undefined;
  const networks: string[] = [];
  for (let at = first; at <= last;) {
    let bits = 0;
    while (bits < 32 && at % 2 ** (bits + 1) === 0 && at + 2 ** (bits + 1) - 1 <= last) bits += 1;
    networks.push(`${ipv4Text(at)}/${32 - bits}`);
    at += 2 ** bits;
  }
  return networks;
}
