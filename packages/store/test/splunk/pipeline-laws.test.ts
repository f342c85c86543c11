import fc from "fast-check";
import { expect, test } from "vitest";
import { splRows, sysmon } from "./kit.ts";

interface Row {
  readonly n: number;
  readonly k: string | undefined;
  readonly v: string | undefined;
}

const keys = ["x", "y", "Y", undefined];
const texts = ["1", "2", "10", "010", "b", "B", "", undefined];

const row = fc.record({ k: fc.constantFrom(...keys), v: fc.constantFrom(...texts) });
const rows = fc
  .array(row, { maxLength: 12 })
  .map((all) => all.map(({ k, v }, n): Row => ({ n, k, v: v === "" ? undefined : v })));

const events = (all: readonly Row[]) =>
  all.map(({ n, k, v }) =>
    sysmon(
      1,
      { n: String(n), ...(k === undefined ? {} : { k }), ...(v === undefined ? {} : { v }) },
      n,
    ),
  );

/** The newest first, as a search gives them. */
const found = (all: readonly Row[]): readonly Row[] => all.toReversed();

interface Stage {
  readonly text: string;
  readonly apply: (all: readonly Row[]) => readonly Row[];
}

const stage = (text: string, apply: Stage["apply"]): Stage => ({ text, apply });

function firstOfEach(all: readonly Row[], most: number): readonly Row[] {
  const seen = new Map<string, number>();
  return all.filter(({ k }) => {
    if (k === undefined) return false;
    const count = (seen.get(k) ?? 0) + 1;
    seen.set(k, count);
    return count <= most;
  });
}

/** Commands that keep rows, and order them. */
const stages = fc.array(
  fc.constantFrom<Stage>(
    stage("sort n", (all) => all.toSorted((a, b) => a.n - b.n)),
    stage("sort -n", (all) => all.toSorted((a, b) => b.n - a.n)),
    stage("reverse", (all) => all.toReversed()),
    stage("head 4", (all) => all.slice(0, 4)),
    stage("tail 3", (all) => all.slice(-3).toReversed()),
    stage("dedup k", (all) => firstOfEach(all, 1)),
    stage("dedup 2 k", (all) => firstOfEach(all, 2)),
    stage("search k=y", (all) => all.filter(({ k }) => k?.toLowerCase() === "y")),
    stage("search NOT k=y", (all) => all.filter(({ k }) => k?.toLowerCase() !== "y")),
    stage("search k!=y", (all) =>
      all.filter(({ k }) => k !== undefined && k.toLowerCase() !== "y"),
    ),
    stage('where k="y"', (all) => all.filter(({ k }) => k === "y")),
    stage('where NOT k="y"', (all) => all.filter(({ k }) => k !== undefined && k !== "y")),
    stage("where isnull(v) OR n>3", (all) => all.filter(({ n, v }) => v === undefined || n > 3)),
    stage("eval n=n+1", (all) => all.map((one) => ({ ...one, n: one.n + 1 }))),
    stage("fillnull value=none k", (all) => all.map((one) => ({ ...one, k: one.k ?? "none" }))),
    stage("eval k=if(n<3, v, k)", (all) =>
      all.map((one) => ({ ...one, k: one.n < 3 ? one.v : one.k })),
    ),
    stage("streamstats count as n", (all) => all.map((one, i) => ({ ...one, n: i + 1 }))),
    stage("eventstats max(n) as m | where n=m | fields - m", (all) =>
      all.filter(({ n }) => n === Math.max(...all.map((one) => one.n))),
    ),
  ),
  { maxLength: 6 },
);

const settings = { numRuns: 60, seed: 7 };

test("commands that keep rows do so one after the other, in their order", async () => {
  await fc.assert(
    fc.asyncProperty(rows, stages, async (all, commands) => {
      const search = ["index=sysmon", ...commands.map(({ text }) => text), "table n k v"].join(
        " | ",
      );
      const wanted = commands.reduce((so, { apply }) => apply(so), found(all));
      const got = await splRows(search, events(all));
      expect(got.map((line) => line.replace(/\.0(?=\|)/, ""))).toEqual(
        wanted.map(({ n, k, v }) => `${n}|${k ?? "null"}|${v ?? "null"}`),
      );
    }),
    settings,
  );
}, 60_000);

const isNumber = (text: string) => /^\d+$/.test(text);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The least and the greatest: by number where all are numbers, else by text. */
function extremes(all: readonly string[]): readonly [string, string] {
  if (all.length === 0) return ["null", "null"];
  const sorted = all.every(isNumber)
    ? all.toSorted((a, b) => Number(a) - Number(b))
    : all.toSorted(byText);
  return [sorted.at(0) ?? "", sorted.at(-1) ?? ""];
}

// https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Aggregatefunctions
test("groups and what they come to are those of the documentation", async () => {
  await fc.assert(
    fc.asyncProperty(rows, fc.boolean(), async (all, isGrouped) => {
      const groups = isGrouped
        ? [...Map.groupBy(found(all), ({ k }) => k)]
            .flatMap(([k, members]) => (k === undefined ? [] : [[`${k}|`, members] as const]))
            .toSorted(([a], [b]) => byText(a, b))
        : [["", found(all)] as const];
      const wanted = groups.map(([k, members]) => {
        const present = members.flatMap(({ v }) => v ?? []);
        const numbers = present.filter(isNumber).map(Number);
        const sum = numbers.reduce((total, one) => total + one, 0);
        const distinct = [...new Set(present)].toSorted(byText);
        const [least, greatest] = extremes(present);
        return [
          `${k}${members.length}`,
          present.length,
          distinct.length,
          distinct.length === 0 ? "null" : JSON.stringify(distinct),
          present.length === 0 ? "null" : JSON.stringify(present),
          numbers.length === 0 ? "null" : sum,
          present.every(isNumber) && present.length > 0 ? Number(least) : least,
          present.every(isNumber) && present.length > 0 ? Number(greatest) : greatest,
          present.at(0) ?? "null",
          present.at(-1) ?? "null",
        ].join("|");
      });
      const by = isGrouped ? " by k" : "";
      const search = `index=sysmon | stats count count(v) dc(v) values(v) list(v) sum(v) min(v) max(v) first(v) last(v)${by}`;
      const got = await splRows(search, events(all));
      expect(got.map((line) => line.replaceAll(/\b0+(?=\d)|\.0\b/g, ""))).toEqual(
        wanted.map((line) => line.replaceAll(/\b0+(?=\d)|\.0\b/g, "")),
      );
    }),
    settings,
  );
}, 60_000);
