import nodeZlib from "node:zlib";
import { timeOfTicks } from "@telltale/core/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decodeBase64, encodeBase64 } from "../../src/functions/algorithms/bytes.ts";
import { splitCommandLine } from "../../src/functions/algorithms/command-line.ts";
import { gunzip, gzip, unzlib, zlib } from "../../src/functions/algorithms/compressed.ts";
import { jsonOf, readDynamic } from "../../src/functions/algorithms/dynamic.ts";
import { formatTime } from "../../src/functions/algorithms/format-time.ts";
import {
  ipv4Text,
  ipv6Text,
  readIpv4,
  readIpv6,
} from "../../src/functions/algorithms/ip-address.ts";
import { parseXml } from "../../src/functions/algorithms/parse-xml.ts";
import { decodePunycode, encodePunycode } from "../../src/functions/algorithms/punycode.ts";
import { readTime } from "../../src/functions/algorithms/read-time.ts";
import { localOfUtc, utcOfLocal } from "../../src/functions/algorithms/time-zone.ts";
import { openStore, type Store } from "../../src/index.ts";
import { rowsOf } from "../kit.ts";

const seed = { seed: 20_240_316 };
const ticks = fc.bigInt({ min: 0n, max: 3_155_378_975_999_999_999n });

describe("what is written is what is read", () => {
  test("JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = readDynamic(JSON.stringify(value));
        // -0 is written as 0.
        expect(JSON.parse(jsonOf(read ?? null))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      seed,
    );
  });

  test("only JSON is JSON", () => {
    const nearly = fc.stringMatching(/^[{}[\]",:0-9a-e.\\ -]{0,12}$/);
    fc.assert(
      fc.property(nearly, (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(readDynamic(text) !== undefined).toBe(isJson);
      }),
      { ...seed, numRuns: 2000 },
    );
  });

  test("Base64", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const encoded = encodeBase64(bytes);
        expect(encoded).toBe(Buffer.from(bytes).toString("base64"));
        expect(decodeBase64(encoded)).toEqual(bytes);
      }),
      seed,
    );
  });

  test("GZIP and ZLIB, ours and others'", () => {
    const block = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc
        .tuple(fc.stringMatching(/^[a-d]{1,8}$/), fc.nat({ max: 9000 }))
        .map(([text, times]) => new TextEncoder().encode(text.repeat(times))),
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), fc.nat({ max: 9 }), (blocks, level) => {
        const bytes = Uint8Array.from(Buffer.concat(blocks));
        expect(gunzip(nodeZlib.gzipSync(bytes, { level }))).toEqual(bytes);
        expect(unzlib(nodeZlib.deflateSync(bytes, { level }))).toEqual(bytes);
        expect(gunzip(gzip(bytes))).toEqual(bytes);
        expect(new Uint8Array(nodeZlib.inflateSync(zlib(bytes)))).toEqual(bytes);
      }),
      seed,
    );
  });

  test("damaged GZIP gives nothing, or what was packed", () => {
    const text = new TextEncoder().encode("forfiles /p c:\\windows /c cmd.exe ".repeat(20));
    const packed = nodeZlib.gzipSync(text);
    fc.assert(
      fc.property(
        fc.nat({ max: packed.length - 11 }),
        fc.integer({ min: 1, max: 255 }),
        (at, by) => {
          const damaged = Uint8Array.from(packed);
          damaged[10 + at] = (damaged[10 + at] ?? 0) ^ by;
          // The bits behind the last code mean nothing.
          expect([undefined, text]).toContainEqual(gunzip(damaged));
          expect(gunzip(packed.subarray(0, at))).toBeUndefined();
        },
      ),
      { ...seed, numRuns: 500 },
    );
  });

  test("Punycode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(decodePunycode(encodePunycode(text))).toBe(text);
      }),
      seed,
    );
  });

  test("addresses", () => {
    fc.assert(
      fc.property(fc.nat({ max: 0xffffffff }), fc.ipV6(), (address, text) => {
        expect(readIpv4(ipv4Text(address))?.address).toBe(address);
        const read = readIpv6(text)?.address;
        expect(read).toBeDefined();
        expect(readIpv6(ipv6Text(read ?? 0n))?.address).toBe(read);
      }),
      seed,
    );
  });

  test("times", () => {
    fc.assert(
      fc.property(ticks, (time) => {
        expect(readTime(timeOfTicks(time))).toBe(time);
        expect(`${formatTime(time, "yyyy-MM-ddTHH:mm:ss.fffffff")}Z`).toBe(timeOfTicks(time));
      }),
      seed,
    );
  });

  test("command lines", () => {
    const quoted = (arg: string) =>
      `"${arg.replaceAll(/(\\*)("|$)/g, (_, run: string, end: string) => run + run + (end === "" ? "" : '\\"'))}"`;
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[ a\\"]{0,6}$/)), (args) => {
        expect(splitCommandLine(args.map(quoted).join(" "))).toEqual(args);
      }),
      seed,
    );
  });

  test("XML", () => {
    const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
        fc.pre(text.trim() !== "");
        const xml = `<Data Name='x'>${escaped(text)}</Data>`;
        expect(parseXml(xml)).toEqual(
          new Map([
            [
              "Data",
              new Map([
                ["@Name", "x"],
                ["#text", text.trim()],
              ]),
            ],
          ]),
        );
      }),
      seed,
    );
  });
});

describe("hostile texts give nothing, soon, and never throw", () => {
  const texts: readonly (readonly [name: string, text: string])[] = [
    ["many escapes", `"${String.raw`\"`.repeat(2_000_000)}`],
    ["many digits", "7".repeat(500_000)],
    ["deep lists", "[".repeat(100_000)],
    ["deep elements", "<a>".repeat(100_000)],
    ["many brothers", `<a>${"<b/>".repeat(100_000)}`],
    ["many attributes", `<a ${"x='1' ".repeat(100_000)}`],
    ["many letters", "é".repeat(100_000)],
  ];
  test.each(texts)("%s", (_, text) => {
    const read = readDynamic(text);
    expect(read === undefined || typeof read === "number").toBe(true);
    expect(parseXml(text)).toBeNull();
    expect(readTime(text)).toBeUndefined();
    expect(decodePunycode(text)).toBeUndefined();
    expect(encodePunycode(text)).toBe("");
    expect(splitCommandLine(text).length).toBeGreaterThan(0);
  });

  test("many brothers in good order are a list", () => {
    const read = parseXml(`<a>${"<b/>".repeat(50_000)}</a>`);
    expect(jsonOf(read).length).toBe(`{"a":{"b":[${"null,".repeat(50_000).slice(0, -1)}]}}`.length);
  });
});

test("times of a zone go there and back", () => {
  const zones = fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC");
  fc.assert(
    fc.property(ticks, zones, (time, zone) => {
      const local = localOfUtc(time, zone) ?? 0n;
      // The hour before clocks are put back is there twice.
      const back = utcOfLocal(local, zone) ?? 0n;
      expect([0n, 36_000_000_000n]).toContain(time > back ? time - back : back - time);
      expect(localOfUtc(back, zone)).toBe(local);
    }),
    seed,
  );
});

describe("operators agree with themselves, whether their right side is written or computed", () => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());

  const operators = [
    "has",
    "has_cs",
    "hasprefix",
    "hassuffix",
    "contains",
    "contains_cs",
    "startswith",
    "endswith_cs",
    "=~",
  ];
  const piece = fc.constantFrom(
    "a",
    "A",
    "b",
    "1",
    "_",
    "-",
    " ",
    "/",
    "é",
    "É",
    "я",
    "Я",
    "%",
    "😀",
  );
  const text = (maxLength: number) =>
    fc.array(piece, { maxLength }).map((pieces) => pieces.join(""));

  test.each(operators)("%s", async (operator) => {
    const pairs = fc.sample(fc.tuple(text(8), text(3)), { numRuns: 150, ...seed });
    const columns = pairs.map(
      ([subject, part], i) =>
        `x${i} = ("${subject}" ${operator} "${part}") == ("${subject}" ${operator} strcat("${part}", ""))`,
    );
    const [row = ""] = await rowsOf(store, `print ${columns.join(", ")}`);
    const wrong = pairs.filter((_, i) => row.split("|")[i] !== "True");
    expect(wrong).toEqual([]);
  });
});
