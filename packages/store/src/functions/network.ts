import type { Cell } from "@telltale/core/model";
import { jsonOf, parseDynamic, textOfDynamic } from "./algorithms/dynamic.ts";
import { cidrsOfRange } from "./algorithms/cidr-list.ts";
import {
  compareIpv4,
  compareIpv6,
  hasIpv4Prefix,
  ipv4sIn,
  ipv4Text,
  ipv6Text,
  isIpv4In,
  isIpv6In,
  isPrivateIpv4,
  network6Of,
  networkOf,
  readIpv4,
  readIpv6,
} from "./algorithms/ip-address.ts";
import { jsFamily } from "./family.ts";
import type { JsFunction } from "./types.ts";

/** Addresses; what cannot be read gives null. https://learn.microsoft.com/kusto/query/scalar-functions#ipv4ipv6-functions */

const text = (cell: Cell | undefined) => String(cell ?? "");
const prefixOf = (cell: Cell | undefined) =>
  cell === null || cell === undefined ? undefined : Number(cell);
const longOf = (value: number | undefined) => (value === undefined ? null : BigInt(value));

/** The texts in lists and single texts alike. */
const textsOf = (cells: readonly Cell[]): readonly string[] =>
  cells.flatMap((cell) => [parseDynamic(cell)].flat().map((value) => textOfDynamic(value)));

const compared = (
  compare: (a: string, b: string, prefix?: number) => number | undefined,
): Omit<JsFunction, "name"> => ({
  parameters: ["string", "string", "long"],
  returns: "long",
  evaluate: ([a, b, prefix]) => longOf(compare(text(a), text(b), prefixOf(prefix))),
});

const matched = (
  compare: (a: string, b: string, prefix?: number) => number | undefined,
): Omit<JsFunction, "name"> => ({
  parameters: ["string", "string", "long"],
  returns: "boolean",
  evaluate: ([a, b, prefix]) => {
    const order = compare(text(a), text(b), prefixOf(prefix));
    return order === undefined ? null : order === 0;
  },
});

const within = (
  isIn: (address: string, network: string) => boolean | undefined,
): Omit<JsFunction, "name"> => ({
  parameters: ["string", "string"],
  returns: "boolean",
  evaluate: ([address, network]) => isIn(text(address), text(network)) ?? null,
});

/** True if in one of the networks that can be read; null if the address or none of them can. */
const withinAny = (
  isIn: (address: string, network: string) => boolean | undefined,
): Omit<JsFunction, "name"> => ({
  parameters: ["string"],
  variadic: "dynamic",
  returns: "boolean",
  evaluate: ([address, ...networks]) => {
    const answers = textsOf(networks).map((network) => isIn(text(address), network));
    if (answers.includes(true)) return true;
    return answers.includes(false) ? false : null;
  },
});

const searched = (has: (text: string, part: string) => boolean): Omit<JsFunction, "name"> => ({
  parameters: ["string"],
  variadic: "dynamic",
  returns: "boolean",
  evaluate: ([subject, ...parts]) => textsOf(parts).some((part) => has(text(subject), part)),
});

const hasAddress = (subject: string, address: string) =>
  readIpv4(address) !== undefined && ipv4sIn(subject).includes(address);

/** An address given as text or as a number, cut to a prefix. */
const formatted = (withMask: boolean): Omit<JsFunction, "name"> => ({
  parameters: ["string", "long"],
  returns: "string",
  evaluate: ([address, prefix]) => {
    const number = /^\d+$/.test(text(address)) ? Number(address) : undefined;
    const read =
      number !== undefined && number < 2 ** 32
        ? { address: number, prefix: 32 }
        : readIpv4(text(address));
    const bits = Math.min(prefixOf(prefix) ?? 32, read?.prefix ?? 32);
    if (read === undefined || bits < 0) return "";
    return ipv4Text(networkOf(read.address, bits)) + (withMask ? `/${bits}` : "");
  },
});

export const networkFunctions = jsFamily({
  "ipv4-compare": compared(compareIpv4),
  "ipv6-compare": compared(compareIpv6),
  "ipv4-is-match": matched(compareIpv4),
  "ipv6-is-match": matched(compareIpv6),
  "ipv4-is-in-range": within(isIpv4In),
  "ipv6-is-in-range": within(isIpv6In),
  "ipv4-is-in-any-range": withinAny(isIpv4In),
  "ipv6-is-in-any-range": withinAny(isIpv6In),
  "ipv4-is-private": {
    parameters: ["string"],
    returns: "boolean",
    evaluate: ([address]) => isPrivateIpv4(text(address)) ?? null,
  },
  "ipv4-netmask-suffix": {
    parameters: ["string"],
    returns: "long",
    evaluate: ([address]) => longOf(readIpv4(text(address))?.prefix),
  },
  "ipv4-range-to-cidr-list": {
    parameters: ["string", "string"],
    returns: "dynamic",
    evaluate: ([start, end]) => {
      const cidrs = cidrsOfRange(text(start), text(end));
      return cidrs === undefined ? null : jsonOf(cidrs);
    },
  },
  "parse-ipv4": {
    parameters: ["string"],
    returns: "long",
    evaluate: ([address]) => {
      const read = readIpv4(text(address));
      return read === undefined ? null : BigInt(networkOf(read.address, read.prefix));
    },
  },
  "parse-ipv4-mask": {
    parameters: ["string", "long"],
    returns: "long",
    evaluate: ([address, prefix]) => {
      const read = readIpv4(text(address));
      const bits = Math.min(prefixOf(prefix) ?? 32, read?.prefix ?? 32);
      return read === undefined || bits < 0 ? null : BigInt(networkOf(read.address, bits));
    },
  },
  "parse-ipv6": {
    parameters: ["string"],
    returns: "string",
    evaluate: ([address]) => {
      const read = readIpv6(text(address));
      return read === undefined ? "" : ipv6Text(network6Of(read.address, read.prefix));
    },
  },
  "parse-ipv6-mask": {
    parameters: ["string", "long"],
    returns: "string",
    evaluate: ([address, prefix]) => {
      const read = readIpv6(text(address));
      // The prefix of an IPv4 address counts within its 32 bits.
      const given = prefixOf(prefix) ?? 128;
      const bits = Math.min(text(address).includes(":") ? given : 96 + given, read?.prefix ?? 128);
      return read === undefined || bits < 0 ? "" : ipv6Text(network6Of(read.address, bits));
    },
  },
  "format-ipv4": formatted(false),
  "format-ipv4-mask": formatted(true),
  "has-ipv4": searched(hasAddress),
  "has-any-ipv4": searched(hasAddress),
  "has-ipv4-prefix": searched(hasIpv4Prefix),
  "has-any-ipv4-prefix": searched(hasIpv4Prefix),
});
