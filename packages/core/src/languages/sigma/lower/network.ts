/** A network as CIDR, or why the text is none. */
export type NetworkReading =
  | { readonly kind: "network"; readonly cidr: string }
  | { readonly kind: "problem"; readonly reason: string };

const problem = (reason: string): NetworkReading => ({ kind: "problem", reason });

/** Reads an IPv4 or IPv6 network. A bare address is a network of one; set host bits are refused. */
export function parseNetwork(text: string): NetworkReading {
  const [address = "", length, ...rest] = text.split("/");
  const bytes = address.includes(":") ? ipv6Bytes(address) : ipv4Bytes(address);
  if (bytes === undefined) return problem("it is not an IPv4 or IPv6 address");
  const width = bytes.length * 8;
  if (length === undefined) return { kind: "network", cidr: `${text}/${width}` };
  if (rest.length > 0 || !/^(?:0|[1-9][0-9]{0,2})$/.test(length) || Number(length) > width) {
    return problem(`the prefix length must be a number from 0 to ${width}`);
  }
  const hostBits = bytes.some((byte, i) => {
    const kept = Math.max(0, Math.min(8, Number(length) - i * 8));
    return (byte & (0xff >> kept)) !== 0;
  });
  if (hostBits) return problem("it has host bits set");
  return { kind: "network", cidr: text };
}

function ipv4Bytes(text: string): readonly number[] | undefined {
  const parts = text.split(".");
  const valid = parts.every((part) => /^(?:0|[1-9][0-9]{0,2})$/.test(part) && Number(part) <= 255);
  return parts.length === 4 && valid ? parts.map(Number) : undefined;
}

function ipv6Bytes(text: string): readonly number[] | undefined {
  const [head = "", tail, ...more] = text.split("::");
  if (more.length > 0) return undefined;
  const before = groupBytes(head);
  if (before === undefined) return undefined;
  if (tail === undefined) return before.length === 16 ? before : undefined;
  const after = groupBytes(tail);
  if (after === undefined || before.length + after.length > 14) return undefined;
  const zeros = Array.from({ length: 16 - before.length - after.length }, () => 0);
  return [...before, ...zeros, ...after];
}

/** The bytes of colon-separated groups; the last may be an IPv4 address. */
function groupBytes(text: string): readonly number[] | undefined {
  if (text === "") return [];
  const bytes: number[] = [];
  const groups = text.split(":");
  for (const [i, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
      continue;
    }
    const embedded = i === groups.length - 1 ? ipv4Bytes(group) : undefined;
    if (embedded === undefined) return undefined;
    bytes.push(...embedded);
  }
  return bytes;
}
