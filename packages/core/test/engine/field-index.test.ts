import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FieldIndex, isCertain } from "../../src/engine/field-index.ts";
import { foldText } from "../../src/engine/index.ts";
import type { Probe } from "../../src/engine/probe.ts";

const ascii = "aAbB.\\ 1k".split("");
const beyond = [...ascii, "é", "É", "ê", "σ", "Σ", "\u212a", "\u017f", "😀"];

// oxlint-disable-next-line no-control-regex
const beyondAscii = expect.stringMatching(/[^\0-\x7f]/);

/** Found by looking. */
function occurs({ place, literal }: Probe, folded: string): boolean {
  if (place === "whole") return folded === literal;
  if (place === "start") return folded.startsWith(literal);
  return place === "end" ? folded.endsWith(literal) : folded.includes(literal);
}

/** All that the index finds in a text, which stands amid others. */
function foundIn(
  probes: readonly Probe[],
  texts: readonly string[],
): readonly (readonly number[])[] {
  const found = new Set<number>();
  const index = new FieldIndex(new Map(probes.entries()), (id) => void found.add(id));
  return texts.map((text) => {
    found.clear();
    const around = `${"ab.\\".repeat(3)}${text}${"1kσé".repeat(3)}`;
    const units = Uint16Array.from({ length: around.length }, (_, i) => around.charCodeAt(i));
    index.scan(units, 12, 12 + text.length);
    return [...found].toSorted((a, b) => a - b);
  });
}

const probesOf = (
  letters: readonly string[],
  place: fc.Arbitrary<Probe["place"]>,
  minLength: number,
  count: number,
) =>
  fc.uniqueArray(
    fc
      .tuple(
        place,
        fc.string({ unit: fc.constantFrom(...letters), minLength, maxLength: minLength + 8 }),
      )
      .map(([where, text]): Probe => ({ field: "f", place: where, literal: foldText(text) })),
    {
      minLength: 1,
      maxLength: count,
      selector: ({ place: where, literal }) => `${where} ${literal}`,
    },
  );

const anywhere = fc.constant<Probe["place"]>("anywhere");
const anyPlace = fc.constantFrom<Probe["place"]>("anywhere", "anywhere", "start", "end", "whole");

describe("finds what occurs", () => {
  test.each([
    ["literals of any length, anywhere", probesOf(ascii, anywhere, 1, 30), ascii, 300],
    ["longer literals, leaping", probesOf(ascii, anywhere, 4, 40), ascii, 300],
    ["literals beyond ASCII", probesOf(beyond, anywhere, 1, 30), beyond, 300],
    ["longer literals beyond ASCII", probesOf(beyond, anywhere, 4, 40), beyond, 300],
    ["at every place", probesOf(ascii, anyPlace, 1, 40), ascii, 300],
    ["at every place, beyond ASCII", probesOf(beyond, anyPlace, 1, 40), beyond, 300],
    ["hundreds of literals", probesOf(beyond, anywhere, 2, 400), beyond, 15],
    ["hundreds of long literals", probesOf(ascii, anywhere, 8, 400), ascii, 15],
  ])("%s", (_, probes, letters, numRuns) => {
    let occurring = 0;
    fc.assert(
      fc.property(
        probes,
        fc.array(fc.string({ unit: fc.constantFrom(...letters), maxLength: 40 }), {
          minLength: 5,
          maxLength: 5,
        }),
        fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
        (all, random, picks) => {
          // Texts of the literals themselves: one, its halves, several run together and overlapping.
          const [a = "", b = "", c = "", d = ""] = picks.map(
            (pick) => all[pick % all.length]?.literal ?? "",
          );
          const texts = [
            ...random,
            a,
            a.toUpperCase(),
            a.slice(1),
            a.slice(0, -1),
            a + b,
            `${a.slice(0, -1)}${b}`,
            `x${a}`,
            `${c}x`,
            c + c.slice(1) + d,
            "",
          ];
          const results = foundIn(all, texts);
          texts.forEach((text, t) => {
            const folded = foldText(text);
            all.forEach((probe, id) => {
              if (!occurs(probe, folded)) {
                // What is found for certain is there: all literals of ASCII are.
                if (results[t]?.includes(id) === true)
                  expect([probe, text]).toEqual([
                    expect.objectContaining({ literal: beyondAscii }),
                    text,
                  ]);
                return;
              }
              occurring++;
              expect([probe, text, results[t]?.includes(id)]).toEqual([probe, text, true]);
            });
          });
        },
      ),
      { seed: 1, numRuns },
    );
    expect(occurring).toBeGreaterThan(100);
  });

  test("and certainly so where it says that a finding is exact", () => {
    let exactFindings = 0;
    fc.assert(
      fc.property(
        probesOf(beyond, anyPlace, 1, 60),
        fc.array(fc.string({ unit: fc.constantFrom(...beyond), maxLength: 30 }), {
          minLength: 8,
          maxLength: 8,
        }),
        (all, texts) => {
          const results = foundIn(all, texts);
          texts.forEach((text, t) => {
            for (const id of results[t] ?? []) {
              const probe = all[id] as Probe;
              if (!isCertain(probe)) continue;
              exactFindings++;
              expect([probe, text, occurs(probe, foldText(text))]).toEqual([probe, text, true]);
            }
          });
        },
      ),
      { seed: 2, numRuns: 300 },
    );
    expect(exactFindings).toBeGreaterThan(100);
  });

  test("findings that do not occur are of literals beyond ASCII only", () => {
    fc.assert(
      fc.property(
        probesOf(beyond, anyPlace, 1, 30),
        fc.array(fc.string({ unit: fc.constantFrom(...beyond), maxLength: 30 }), {
          minLength: 8,
          maxLength: 8,
        }),
        (all, texts) => {
          const results = foundIn(all, texts);
          texts.forEach((text, t) => {
            for (const id of results[t] ?? []) {
              const probe = all[id] as Probe;
              if (occurs(probe, foldText(text))) continue;
              expect([probe, text]).toEqual([
                expect.objectContaining({ literal: beyondAscii }),
                text,
              ]);
            }
          });
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });

  test("wherever in a long text, which is looked through in parts", () => {
    const literal = fc.string({ unit: fc.constantFrom(...ascii), minLength: 1, maxLength: 12 });
    const literals = fc.uniqueArray(literal.map(foldText), { minLength: 1, maxLength: 20 });
    let found = 0;
    fc.assert(
      fc.property(
        literals,
        fc.integer({ min: 100, max: 700 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
        (all, length, places) => {
          // A short one keeps the index from leaping; the rest of the text has nothing of any literal.
          const probes = [...all, "q"].map((text): Probe => ({
            field: "f",
            place: "anywhere",
            literal: text,
          }));
          const units = Array.from({ length }, () => "_");
          for (const [pick, place] of places) {
            const text = all[pick % all.length] ?? "";
            const at = place % (length - text.length);
            units.splice(at, text.length, ...text.toUpperCase());
          }
          const text = units.join("");
          const folded = foldText(text);
          const expected = probes.flatMap((probe, id) => (occurs(probe, folded) ? [id] : []));
          found += expected.length;
          expect(foundIn(probes, [text])).toEqual([expected]);
        },
      ),
      { seed: 4, numRuns: 2000 },
    );
    expect(found).toBeGreaterThan(2000);
  });

  test("the empty text, and texts shorter than every literal", () => {
    const probes: Probe[] = ["abcdefgh", "bcdefghi"].map((literal) => ({
      field: "f",
      place: "anywhere",
      literal,
    }));
    expect(foundIn(probes, ["", "abcdefg", "abcdefgh", "abcdefghi"])).toEqual([
      [],
      [],
      [0],
      [0, 1],
    ]);
  });
});
