import fc from "fast-check";
import { expect, test } from "vitest";
import { parseKusto } from "../../src/languages/kusto/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { said, treeOf } from "./kit.ts";

const seeds = [
  `let lookback = 14d; // two weeks
let names = dynamic(["a.exe", 'b.exe', {"k": [1, -2.5, null, datetime(2026-01-01)]}]);
let f = (T:(*), user:string = "x", n:long = -1) { T | where User =~ user | take n };
DeviceProcessEvents
| where Timestamp > ago(lookback) and FileName in~ (names) or not(ProcessCommandLine has_any ("/c", @"\\x"))
| extend Path = strcat(FolderPath, "\\\\", FileName), (a, b) = f(c)[0].d['e']
| summarize n = count(), arg_max(Timestamp, *) by bin(Timestamp, 1h), DeviceName
| join kind=leftouter hint.strategy=shuffle (SecurityEvent | where EventID == 4688) on $left.x == $right.y, z
| sort by n desc nulls last`,
  `union isfuzzy=true withsource=S T*, (U | where a between (1 .. 2)), database("d").['V w']
| parse kind=regex EventData with * '<Data Name="a">' a:string "<" *
| mv-expand x = parse_json(y) to typeof(string) limit 5
| mv-apply z on (where z has "q" | project z)
| evaluate bag_unpack(b) : (*, c:long)
| render timechart with (title="x", ycolumns=a, b)`,
  `T | scan declare (x:long = 0) with (step s: a == 1 => x = s.x + 1;) | top-nested 2 of a by count()
| make-series count() default=0 on t from a to b step 1h by c | partition by a (top 1 by b)`,
];

const scraps = [
  ..."'\"|:-*?&[]{}()#%\\\n\t,!>@`~$=;.0x".split(""),
  ..."dynamic( datetime( where let by on in between h@' ``` // /* || .. <> 😀 \ud800 “ é T* {p} 1d not".split(
    " ",
  ),
];

type Change = readonly [at: number, cut: number, insert: string];

function mutate(text: string, changes: readonly Change[]): string {
  return changes.reduce((current, [at, cut, insert]) => {
    const start = Math.floor(at * current.length);
    return current.slice(0, start) + insert + current.slice(start + cut);
  }, text);
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

/** Fails where a node's span leaves its parent's; what is empty is missing and has only a place in the text. */
function checkSpans(node: unknown, around: Placed): void {
  if (Array.isArray(node)) {
    for (const item of node) checkSpans(item, around);
    return;
  }
  if (typeof node !== "object" || node === null) return;
  const { span } = node as { readonly span?: Placed };
  if (span !== undefined) {
    expect(span.start).toBeGreaterThanOrEqual(span.start === span.end ? 0 : around.start);
    expect(span.end).toBeGreaterThanOrEqual(span.start);
    expect(span.end).toBeLessThanOrEqual(around.end);
  }
  for (const [key, child] of Object.entries(node)) {
    if (!/span$/i.test(key)) checkSpans(child, span ?? around);
  }
}

test("no text makes the parser throw; spans lie in the text and in their parents'", () => {
  const change = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 20 }),
    fc.constantFrom("", ...scraps),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(change, { minLength: 0, maxLength: 8 }),
      (seed, changes) => {
        const source = new SourceText("query.kql", mutate(seed, changes));
        const { tree, diagnostics } = parseKusto(source);
        checkSpans(tree, { start: 0, end: source.text.length });
        for (const { span, message, hint } of diagnostics) {
          expect(`${message} ${hint ?? ""}`).not.toContain("undefined");
          checkSpans({ span }, { start: 0, end: source.text.length });
        }
        // What is missing from the tree was reported.
        if (JSON.stringify(tree).includes('"missing"')) expect(diagnostics).not.toEqual([]);
      },
    ),
    { seed: 42, numRuns: 1000 },
  );
});

test("the seeds are queries", () => {
  for (const seed of seeds) expect(said(seed)).toEqual([]);
});

test("line breaks, blanks and comments between tokens change nothing in the tree", () => {
  for (const seed of seeds) {
    const spread = seed.replaceAll("\n", " // c | \r\n\t\u00a0");
    expect(treeOf(spread)).toBe(treeOf(seed));
    expect(treeOf(`\ufeff${seed}\n\n`)).toBe(treeOf(seed));
  }
});

const size = 8_000;

const bulky: readonly (readonly [name: string, text: string])[] = [
  ["open parentheses", `T | where ${"(".repeat(size)}`],
  ["nested calls", `T | where ${"f(".repeat(size)}1${")".repeat(size)}`],
  ["nested lists of JSON", `print dynamic(${"[".repeat(size)}${"]".repeat(size)})`],
  ["nested element access", `T | where a${"[a".repeat(size)}${"]".repeat(size)}`],
  ["nested functions", `${"let f = () { ".repeat(size)}`],
  ["signs", `T | where ${"-".repeat(size)}1`],
  ["a sum", `T | where ${"a + ".repeat(size)}1`],
  ["disjunctions", `T | where ${"a == 1 or ".repeat(size)}b`],
  ["steps of a path", `T | where ${"a.".repeat(size)}b`],
  ["strings side by side", `print ${"'a' ".repeat(size)}`],
  ["unclosed strings", "'\n".repeat(size)],
  ["unclosed typed literals", "int(".repeat(size)],
  ["curly quotes", "“".repeat(size)],
  ["stray characters", "§ ".repeat(size)],
  ["hash signs", "T\n#".repeat(size)],
  ["pipes", "|".repeat(size)],
  ["semicolons", ";".repeat(size)],
  ["closing brackets", ")]}".repeat(size)],
  ["mismatched brackets", "([)]".repeat(size)],
  ["commas", `T | project ${",".repeat(size)}`],
  ["unknown operators", "T ".concat("| whre a ".repeat(size))],
  ["a long unknown operator", `T | ${"x".repeat(100 * size)}`],
  ["hyphenated words", `T | ${"a-".repeat(size)}b`],
  ["a wildcard", `union ${"a*".repeat(size)}`],
  ["statements without semicolon", "let x = 1\n".repeat(size)],
];

test.each(bulky)("%s: many cost no more than their length, and are all heard of", (_name, text) => {
  const start = performance.now();
  const { diagnostics, tree } = parseKusto(new SourceText("query.kql", text));
  expect(performance.now() - start).toBeLessThan(1500);
  expect(diagnostics.length).toBeLessThanOrEqual(101);
  // Whoever walks the tree needs no deep stack.
  expect(() => treeOf(text)).not.toThrow();
  expect(tree.kind).toBe("query");
});

test("depth and number of errors are limited, and that is said", () => {
  expect(said(`T | where ${"(".repeat(300)}a${")".repeat(300)} | whre b`)).toEqual([
    "kusto/depth 1:211 «(» | This is nested deeper than 200 levels",
    expect.stringContaining("kusto/unknown-operator"),
  ]);
  expect(said("§ ".repeat(500)).at(-1)).toContain("kusto/too-many");
});

test("names from outside are plain names", () => {
  expect(
    said("T | project constructor, __proto__, toString | where ['hasOwnProperty'] == 1"),
  ).toEqual([]);
});
