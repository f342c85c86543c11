import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkPackFile, isPackFile, loadRules, readPack } from "../../src/library/index.ts";
import { readCsvText } from "../../src/library/splunk/csv.ts";
import { SourceText } from "../../src/source/index.ts";

describe("CSV of lookups", () => {
  test("what is written by the rules is read again", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", " ", ",", '"', "\n", "\r\n", "ü") });
    const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
        minLength: 1,
        maxLength: 5,
      }),
    );
    fc.assert(
      fc.property(table, fc.constantFrom("\n", "\r\n"), fc.boolean(), (rows, end, isEnded) => {
        const text = rows
          .map((row) =>
            row
              .map((one) => (/[,"\r\n]/.test(one) ? `"${one.replaceAll('"', '""')}"` : one))
              .join(","),
          )
          .join(end);
        const read = readCsvText(isEnded ? text + end : text);
        expect(read.map(({ cells }) => cells)).toEqual(rows);
        // Where a row stands, it stands alone.
        for (const { cells, span } of read)
          expect(readCsvText(text.slice(span.start, span.end))[0]?.cells).toEqual(cells);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  test("marks at the head and empty lines are no cells", () => {
    expect(readCsvText("\uFEFFa,b\r\n\r\n1,\r\n").map(({ cells }) => cells)).toEqual([
      ["a", "b"],
      ["1", ""],
    ]);
    expect(readCsvText("")).toEqual([]);
  });
});

describe("a pack", () => {
  const file = (name: string, text: string) => new SourceText(name, text);

  test("has lookups by definition, by file and by name", () => {
    const { lookups } = readPack([
      file("app/lookups/Hosts.csv", "host,role\ndc1,dc\n"),
      file(
        "app/local/transforms.conf",
        "[roles]\nfilename = Hosts.csv\ncase_sensitive_match = 0\nmatch_type = WILDCARD(host), CIDR(ip)\nmax_matches = 3\n[kv]\ncollection = x\nexternal_type = kvstore\n",
      ),
    ]);
    expect([...lookups.keys()]).toEqual(["Hosts.csv", "Hosts", "roles"]);
    expect(lookups.get("roles")).toEqual({
      columns: ["host", "role"],
      rows: [["dc1", "dc"]],
      isCaseSensitive: false,
      patterns: new Map([
        ["host", "wildcard"],
        ["ip", "network"],
      ]),
      maxMatches: 3,
      minMatches: 0,
      defaultMatch: "",
    });
    expect(lookups.get("Hosts")).toMatchObject({ isCaseSensitive: true, maxMatches: 100 });
  });

  test("gives files of the user's the definition of their name", () => {
    const given = [{ name: "roles", source: file("x.csv", "host,role\nweb1,web\n") }];
    const conf = file("transforms.conf", "[roles]\nfilename = other.csv\nmax_matches = 1\n");
    expect(readPack([conf], given).lookups.get("roles")).toMatchObject({
      rows: [["web1", "web"]],
      maxMatches: 1,
    });
  });

  test("takes a lookup in YAML for the file beside it", () => {
    const { lookups } = readPack([
      file("lookups/asr.yml", "name: asr_rules\nlookup_type: csv\ncase_sensitive_match: false\n"),
      file("lookups/asr.csv", "ID,Rule\n1,x\n"),
    ]);
    expect(lookups.get("asr_rules")).toMatchObject({ isCaseSensitive: false, rows: [["1", "x"]] });
  });

  test("says which channels a name stands for", () => {
    const { sources } = readPack([
      file(
        "sources.conf",
        "[Index::Corp]\nchannels = Security , System\n[sourcetype::all]\nchannels = *\n",
      ),
    ]);
    expect(sources.get("index::corp")).toEqual(["Security", "System"]);
    expect(sources.get("sourcetype::all")).toEqual(["*"]);
  });

  test("says what is wrong with its files, and where", () => {
    const said = (name: string, text: string) =>
      checkPackFile(file(name, text)).map(
        ({ code, span }) => `${code}: ${text.slice(span?.start, span?.end)}`,
      );
    expect(said("lookups/x.csv", "a,b,a,\n1,2,3,4\n1,2\n")).toEqual([
      "splunk-rule/lookup-column: a,b,a,",
      "splunk-rule/lookup-column: a,b,a,",
      "splunk-rule/lookup-row: 1,2",
    ]);
    expect(said("sources.conf", "[index::x]\nchannel = Security\nodd\n")).toEqual([
      "splunk-rule/setting: odd",
      "splunk-rule/no-channels: [index::x]\nchannel = Security",
    ]);
    expect(said("transforms.conf", "[x]\nfilename = x.csv\n")).toEqual([]);
    const { lookups } = readPack([file("lookups/x.csv", "a,b,a,\n1,2,3,4\n1\n")]);
    expect(lookups.get("x")).toMatchObject({
      columns: ["a", "b"],
      rows: [
        ["1", "2"],
        ["1", ""],
      ],
    });
  });

  test("is made of files that are no rules", () => {
    const names = ["macros.conf", "a/transforms.conf", "a/lookups/x.csv", "sources.conf"];
    expect(names.every((name) => isPackFile(file(name, "")))).toBe(true);
    for (const name of ["x.csv", "savedsearches.conf", "lookups/x.txt", "rule.yml"])
      expect(isPackFile(file(name, "name: a\nsearch: b\n"))).toBe(false);
  });
});

test("a rule whose columns the data brings is for hunts", () => {
  const text = "index=* a=* | chart count over a by b | where x>1";
  const { detections, diagnostics } = loadRules([new SourceText("rule.spl", text)]);
  expect(detections).toEqual([]);
  expect(
    diagnostics.map(({ code, span }) => [code, text.slice(span?.start, span?.end)]),
  ).toContainEqual(["splunk-rule/open-columns", "chart count over a by b "]);
});
