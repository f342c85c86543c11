import { compileNetwork } from "../network.ts";
import { ofText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

/** Kinds of addresses as Defender names them; the first network that holds an address decides. */
const kinds = [
  ["Loopback", ["127.0.0.0/8", "::1/128"]],
  ["Private", ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"]],
  ["LinkLocal", ["169.254.0.0/16", "fe80::/10"]],
  ["Multicast", ["224.0.0.0/4", "ff00::/8"]],
  ["Broadcast", ["255.255.255.255/32"]],
  ["Unspecified", ["0.0.0.0/32", "::/128"]],
  ["Reserved", ["0.0.0.0/8", "240.0.0.0/4", "100.64.0.0/10"]],
  ["Teredo", ["2001::/32"]],
  ["Public", ["0.0.0.0/0", "::/0"]],
] as const;

type Holds = (address: string) => boolean;

let tests: readonly (readonly [kind: string, holds: readonly (Holds | undefined)[]])[] | undefined;

export const networkFunctions: readonly NamedFunction[] = [
  /** ip-kind(address): `Public`, `Private`, `Loopback` …; no value for what is no address. */
  ofText("ip-kind", (address) => {
    // Networks take such an address for the one that it maps.
    if (/^::ffff:/i.test(address)) return "FourToSixMapping";
    tests ??= kinds.map(([kind, networks]) => [kind, networks.map(compileNetwork)]);
    return tests.find(([, networks]) => networks.some((holds) => holds?.(address) === true))?.[0];
  }),
];
