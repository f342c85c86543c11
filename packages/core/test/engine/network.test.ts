import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileNetwork } from "../../src/engine/network.ts";

describe("networks", () => {
  test.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["192.168.1.128/25", "192.168.1.127", false],
    ["192.168.1.128/25", "192.168.1.255", true],
    ["10.1.2.3/8", "10.9.9.9", true],
    ["10.1.2.3", "10.1.2.3", true],
    ["10.1.2.3", "10.1.2.4", false],
    ["0.0.0.0/0", "255.255.255.255", true],
    ["0.0.0.0/0", "fe80::1", false],
    ["10.0.0.0/8", "::ffff:10.1.2.3", true],
    ["10.0.0.0/8", "::ffff:a01:203", true],
    ["10.0.0.0/8", "::10.1.2.3", false],
    ["fe80::/10", "fe80::1%eth0", true],
    ["fe80::/10", "fec0::1", false],
    ["::1", "0:0:0:0:0:0:0:1", true],
    ["::1/128", "::", false],
    ["2001:db8::/33", "2001:db8:7fff::", true],
    ["2001:db8::/33", "2001:db8:8000::", false],
    ["2001:db8::/33", "10.0.0.1", false],
    ["10.0.0.0/8", " 10.1.2.3 ", true],
    ["10.0.0.0/8", "10.1.2", false],
    ["10.0.0.0/8", "10.1.2.3.4", false],
    ["10.0.0.0/8", "10.1.2.256", false],
    ["10.0.0.0/8", "10.1.2.3:80", false],
    ["10.0.0.0/8", "-", false],
    ["10.0.0.0/8", "", false],
    ["::/0", ":::", false],
    ["::/0", "1:2:3", false],
    ["::/0", "1::2::3", false],
    ["::/0", "12345::", false],
    ["::/0", "1:2:3:4:5:6:7:8:9", false],
    ["::/0", "1:2:3:4:5:6:7:8", true],
    ["::/0", "1:2:3:4:5:6:7::", true],
  ])("%s has %s: %s", (network, address, expected) => {
    expect(compileNetwork(network)?.(address)).toBe(expected);
  });

  test.each([
    "",
    "/8",
    "10.0.0.0/33",
    "10.0.0.0/-1",
    "10.0.0.0/x",
    "10.0.0.0/1.5",
    "10.0.0/8",
    "::/129",
    "host/8",
  ])("%j is none", (network) => {
    expect(compileNetwork(network)).toBeUndefined();
  });

  // Few distinct bits, so that addresses near a network's edge are common.
  const word = (bits: number) =>
    fc.oneof(
      fc.bigInt(0n, (1n << BigInt(bits)) - 1n),
      fc.constantFrom(0n, 1n, (1n << BigInt(bits)) - 1n),
    );
  const flips = (bits: number) => fc.array(fc.integer({ min: 0, max: bits - 1 }), { maxLength: 2 });

  const ipv4 = (value: bigint) =>
    [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 0xffn)).join(".");
  const groups = (value: bigint) =>
    Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  /** With the longest run of zero groups left out, as it is usually written. */
  const ipv6 = (value: bigint) => {
    const all = groups(value).join(":");
    const runs = all.match(/(?<![\da-f])0(:0)+(?![\da-f])/g) ?? [];
    const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), "");
    if (longest === "") return all;
    const at = all.search(new RegExp(`(?<![\\da-f])${longest}(?![\\da-f])`));
    const [left, right] = [all.slice(0, at), all.slice(at + longest.length)];
    return `${left.replace(/:$/, "")}::${right.replace(/^:/, "")}`;
  };

  test.each([
    { name: "IPv4", bits: 32, write: ipv4 },
    { name: "IPv6", bits: 128, write: ipv6 },
    {
      name: "IPv6 in full",
      bits: 128,
      write: (value: bigint) => groups(value).join(":").toUpperCase(),
    },
  ])("$name: as arithmetic on the whole address says", ({ bits, write }) => {
    fc.assert(
      fc.property(
        word(bits),
        flips(bits),
        fc.integer({ min: 0, max: bits }),
        (base, flipped, prefix) => {
          const other = flipped.reduce((value, bit) => value ^ (1n << BigInt(bit)), base);
          const rest = BigInt(bits - prefix);
          const expected = base >> rest === other >> rest;
          expect(compileNetwork(`${write(base)}/${prefix}`)?.(write(other))).toBe(expected);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });
});
