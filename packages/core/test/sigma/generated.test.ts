import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  base64,
  base64Offsets,
  utf8Bytes,
  utf16Bytes,
} from "../../src/languages/sigma/lower/encode.ts";
import { fires, load } from "./support.ts";

/** The meaning of a place, written down a second time and in the plainest way. */
const places = {
  equals: (value: string, part: string) => value === part,
  contains: (value: string, part: string) => value.includes(part),
  startswith: (value: string, part: string) => value.startsWith(part),
  endswith: (value: string, part: string) => value.endsWith(part),
} as const;

type Place = keyof typeof places;

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/** A text as a Sigma value that means it literally. */
const escaped = (text: string) => text.replaceAll(/[\\*?]/g, "\\$&");

/** Values that are, or just are not, what a test for `part` looks for. */
function neighbors(part: string): readonly string[] {
  const flipped = part === part.toLowerCase() ? part.toUpperCase() : part.toLowerCase();
  return [
    part,
    `${part}x`,
    `x${part}`,
    `x${part}x`,
    flipped,
    `x${flipped}x`,
    part.slice(1),
    part.slice(0, -1),
    `${part.slice(0, 1)}x${part.slice(1)}`,
    part.replaceAll("\\", "\\\\"),
    part.replaceAll("*", "x"),
    part.replaceAll("?", "x"),
    ` ${part}`,
    "",
    "x",
  ];
}

const texts = fc.string({
  unit: fc.constantFrom(..."aB1 \\*?%/-.'é".split("")),
  minLength: 1,
  maxLength: 6,
});
const placeNames = fc.constantFrom<Place>("equals", "contains", "startswith", "endswith");

function loaded(detection: string) {
  const { where, diagnostics } = load(detection);
  if (where === undefined) throw new Error(diagnostics.map(({ message }) => message).join("; "));
  return where;
}

describe("generated truth", () => {
  test("a text at a place, with and without case: every neighbor is told apart", () => {
    fc.assert(
      fc.property(texts, placeNames, fc.boolean(), (part, place, cased) => {
        const modifiers = [...(place === "equals" ? [] : [place]), ...(cased ? ["cased"] : [])];
        const key = ["f", ...modifiers].join("|");
        const where = loaded(`sel:\n  ${key}: ${quoted(escaped(part))}\ncondition: sel`);
        const negated = loaded(`sel:\n  ${key}: ${quoted(escaped(part))}\ncondition: not sel`);
        const fold = (text: string) => (cased ? text : text.toLowerCase());
        for (const value of neighbors(part)) {
          const expected = places[place](fold(value), fold(part));
          expect([value, fires(where, { f: value })]).toEqual([value, expected]);
          expect([value, fires(negated, { f: value })]).toEqual([value, !expected]);
        }
        for (const fields of [{}, { f: null }, { g: part }]) {
          expect(fires(where, fields)).toBe(false);
          expect(fires(negated, fields)).toBe(true);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  test("wildcards: as a regular expression that says the same", () => {
    const part = fc.constantFrom(..."ab.\\*?".split(""));
    const value = fc.string({ unit: fc.constantFrom(..."ab.\\*?\n".split("")), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 6 }),
        fc.array(value, { minLength: 5, maxLength: 5 }),
        (parts, values) => {
          const source = parts.join("");
          const regex = source.replaceAll(
            /\\([\\*?])|([\\*?.])/g,
            (_all, literal?: string, special?: string) => {
              if (literal !== undefined) return `\\${literal}`;
              return special === "*" ? "[^]*" : special === "?" ? "[^]" : `\\${special ?? ""}`;
            },
          );
          const where = loaded(`sel:\n  f: ${quoted(source)}\ncondition: sel`);
          for (const text of [
            ...values,
            source,
            parts.map((p) => (/[*?]/.test(p) ? "a" : p)).join(""),
          ]) {
            const expected = new RegExp(`^${regex}$`).test(text);
            expect([source, text, fires(where, { f: text })]).toEqual([source, text, expected]);
          }
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });

  test("lists: any of the values, all under all, none under neq; an absent field has none", () => {
    const list = fc.array(fc.constantFrom("a", "b", "c", "ab"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        list,
        fc.constantFrom("a", "b", "ab", "abc", "c", "", undefined),
        (values, value) => {
          const fields = value === undefined ? {} : { f: value };
          const found = values.map((part) => value !== undefined && value.includes(part));
          const on = (modifiers: string) =>
            fires(loaded(`sel:\n  f|${modifiers}: [${values.join(", ")}]\ncondition: sel`), fields);
          expect(on("contains")).toBe(found.some(Boolean));
          expect(on("contains|all")).toBe(found.every(Boolean));
          expect(on("contains|neq")).toBe(!found.some(Boolean));
          expect(on("contains|all|neq")).toBe(!found.every(Boolean));
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  test("conditions: as two-valued logic over what the selections say", () => {
    type Node = { text: string; value: (on: readonly boolean[]) => boolean };
    const { node } = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        fc
          .integer({ min: 0, max: 2 })
          .map((i): Node => ({ text: `s${i}`, value: (on) => on[i] === true })),
        fc.constantFrom<Node>(
          { text: "1 of s*", value: (on) => on.some(Boolean) },
          { text: "all of them", value: (on) => on.every(Boolean) },
        ),
        tie("node").map((arg): Node => ({
          text: `not (${arg.text})`,
          value: (on) => !arg.value(on),
        })),
        fc.tuple(tie("node"), tie("node")).map(([a, b]): Node => ({
          text: `(${a.text}) and (${b.text})`,
          value: (on) => a.value(on) && b.value(on),
        })),
        fc.tuple(tie("node"), tie("node")).map(([a, b]): Node => ({
          text: `(${a.text}) or (${b.text})`,
          value: (on) => a.value(on) || b.value(on),
        })),
      ),
    }));
    fc.assert(
      fc.property(node, ({ text, value }) => {
        const where = loaded(`s0:\n  a: 1\ns1:\n  b|re: x\ns2:\n  c|gt: 1\ncondition: ${text}`);
        for (let bits = 0; bits < 8; bits++) {
          const on = [0, 1, 2].map((i) => (bits & (1 << i)) !== 0);
          const fields = {
            ...(on[0] ? { a: 1 } : {}),
            ...(on[1] ? { b: "x" } : {}),
            ...(on[2] ? { c: 2 } : {}),
          };
          expect([text, on, fires(where, fields)]).toEqual([text, on, value(on)]);
        }
      }),
      { seed: 4, numRuns: 100 },
    );
  });
});

describe("encodings agree with the platform's", () => {
  test("UTF-8, UTF-16 and Base64", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        const text = raw.toWellFormed();
        expect(utf8Bytes(text)).toEqual([...Buffer.from(text)]);
        expect(utf16Bytes(text, "little")).toEqual([...Buffer.from(text, "utf16le")]);
        expect(base64(utf8Bytes(text))).toBe(Buffer.from(text).toString("base64"));
      }),
      { seed: 5 },
    );
  });

  test("offset forms are found wherever the bytes stand", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 3 }),
        fc.uint8Array(),
        fc.uint8Array(),
        (bytes, before, after) => {
          const whole = Buffer.concat([before, bytes, after]).toString("base64");
          expect(whole).toContain(base64Offsets([...bytes])[(before.length % 3) as 0 | 1 | 2]);
        },
      ),
      { seed: 6 },
    );
  });
});
