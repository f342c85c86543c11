import { lowerKusto, parseKusto, type TableCatalog } from "@telltale/core/languages/kusto";
import type { LoweringOptions } from "@telltale/core/languages/kusto";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";
import { columns } from "./lower-kit.ts";

const tables = new Map([
  ["Hosts", { name: "Hosts", columns: columns("TimeGenerated:datetime Host:string") }],
  ["Plain", { name: "Plain", columns: columns("Time:datetime Host:string") }],
  ["Sent_CL", { name: "Sent_CL", columns: columns("Host_s:string Port_s:string"), isOpen: true }],
]);

tables.set("Diagnostics", {
  name: "Diagnostics",
  columns: columns("TimeGenerated:datetime Category:string"),
  isOpen: true,
});

const functions = new Map([
  ["Known", "Vendor_CL | project TimeGenerated, Level, Items"],
  [
    "Ports",
    "union (Vendor_CL | extend EventPort = extract('p=(.*)', 1, Said)), Vendor_CL | project TimeGenerated, EventPort",
  ],
]);

const catalog: TableCatalog = {
  table(name) {
    const table = tables.get(name);
    return table && { vocabulary: "test", ...table };
  },
  storedFunction(name) {
    const body = functions.get(name);
    return body === undefined
      ? undefined
      : { name, parameters: "", body: new SourceText(`${name}.txt`, body) };
  },
  names: () => [...tables.keys(), ...functions.keys()],
  searched: () => ["Hosts", "Plain"],
};

/** What is said, and the columns. */
function seen(text: string, options: LoweringOptions = {}): readonly string[] {
  const source = new SourceText("query.kql", text);
  const { results, diagnostics } = lowerKusto(parseKusto(source), source, catalog, options);
  return [
    ...diagnostics.map(({ code, message }) => `${code} ${message}`),
    (results.at(-1)?.columns ?? []).map(({ name, type }) => `${name}:${type}`).join(" "),
  ];
}

const assumed = (text: string) => seen(text, { assumeTables: true });

describe("standard columns", () => {
  test("every table of a workspace has them where the query names them, and only there", () => {
    expect(seen("Hosts")).toEqual(["TimeGenerated:datetime Host:string"]);
    expect(seen("Hosts | where _IsBillable == 'true' | project _ItemId, _BilledSize")).toEqual([
      "_ItemId:string _BilledSize:real",
    ]);
    // As in the service, a column that is named is there from the table on.
    expect(seen("Hosts | where _ItemId != ''")).toEqual([
      "TimeGenerated:datetime Host:string _ItemId:string",
    ]);
  });

  test("give way to columns that are called like them", () => {
    expect(seen("Hosts | project-rename _ResourceId = Host | where _ResourceId == 'x'")).toEqual([
      "TimeGenerated:datetime _ResourceId:string",
    ]);
  });

  test("tables that are not of a workspace have none", () => {
    expect(seen("Plain | project _ItemId")[0]).toMatch(/^kusto\/unknown-name .*'_ItemId'/);
  });
});

describe("tables that are not known", () => {
  test("are an error unless they may be assumed", () => {
    expect(seen("Vendor_CL | take 1")[0]).toBe("kusto/unknown-table There is no table 'Vendor_CL'");
  });

  test("have the columns that the query speaks of, typed by use, by custom, or as text", () => {
    const text =
      "Vendor_CL | where Level > 3 | mv-expand Items | extend a = Details.x, b = Name | project TimeGenerated, Level, Items, Details, b, Count_d";
    expect(assumed(text)).toEqual([
      "kusto/assumed-table The table 'Vendor_CL' is not known; its columns are guessed",
      "TimeGenerated:datetime Level:real Items:dynamic Details:dynamic b:string Count_d:real",
    ]);
  });

  test("share the types of columns with tables that the query reads as well", () => {
    expect(
      assumed("Vendor_CL | where Port_s == 22 | join Sent_CL on Port_s | project Port_s"),
    ).toEqual([
      "kusto/assumed-table The table 'Vendor_CL' is not known; its columns are guessed",
      "Port_s:string",
    ]);
  });

  test("may be meant by a wildcard", () => {
    expect(assumed("union withsource=From Vendor* | project From, Level")).toEqual([
      "kusto/assumed-table The table 'Vendor*' is not known; its columns are guessed",
      "From:string Level:string",
    ]);
    expect(seen("union Vendor*")[0]).toBe("kusto/unknown-table There is no table 'Vendor*'");
  });

  test("are found behind functions of the workspace, with what its callers ask of them", () => {
    expect(assumed("Known | mv-expand Items | where Level > 3")).toEqual([
      "kusto/assumed-table The table 'Vendor_CL' is not known; its columns are guessed",
      "TimeGenerated:datetime Level:real Items:dynamic",
    ]);
  });

  test("have nothing that is only unknown as long as something before it is", () => {
    expect(assumed("Ports | where EventPort == '22'").at(-1)).toBe(
      "TimeGenerated:datetime EventPort:string",
    );
  });

  test("lose what only a later operator makes", () => {
    expect(assumed("Vendor_CL | project-rename Host = host_s | where Host == 'x'")[1]).toBe(
      "Host:string",
    );
  });

  test("are there in a union where no leg is known", () => {
    expect(assumed("union isfuzzy=true A_Vendor, B_Vendor | where x_s == ''").at(-1)).toBe(
      "x_s:string",
    );
  });

  test.each([
    ["Host | take 1", "Hosts"],
    ["Hots | take 1", "Hosts"],
    ["Knwon", "Known"],
    ["invoke_(); Hosts | invoke Knwon()", "Known"],
  ])("are an error where they are misspelled: %s", (text, near) => {
    const source = new SourceText("query.kql", text);
    const { diagnostics } = lowerKusto(parseKusto(source), source, catalog, { assumeTables: true });
    expect(diagnostics.map(({ hint }) => hint).join()).toContain(near);
  });
});

describe("queries over all tables", () => {
  test.each([
    ['union * | where Action has "x" | project Host, Action', "Host:string Action:string"],
    ['search * | where Action has "x" | project Host, Action', "Host:string Action:string"],
    ['find where Action has "x" project Action', "source_:string Action:string"],
  ])("%s: columns of other tables are empty", (text, found) => {
    expect(assumed(text)).toEqual([
      "kusto/columns-elsewhere No table that logs supply has 'Action'",
      found,
    ]);
  });

  test("and may not where nothing may be assumed", () => {
    expect(seen("union * | where Action has 'x'")[0]).toMatch(/^kusto\/unknown-name .*'Action'/);
  });
});

describe("Azure's Resource Graph", () => {
  test("is a table that the data brings", () => {
    expect(assumed('arg("").Resources | project name, properties.state')).toEqual([
      "kusto/assumed-table The table 'Resources' is not known; its columns are guessed",
      "name:string properties_state:dynamic",
    ]);
    expect(seen('arg("").Hosts | project Host')).toEqual(["Host:string"]);
    expect(seen('arg("").Resources')[0]).toMatch(/^kusto\/elsewhere arg\(…\)/);
    expect(assumed('workspace("x").Resources')[0]).toMatch(/^kusto\/elsewhere workspace\(…\)/);
  });
});

describe("custom logs", () => {
  test("have the custom columns that the query speaks of, by their endings", () => {
    expect(assumed("Sent_CL | where count_d > 1 and ok_b | project Host_s, at_t, id_g")).toEqual([
      "kusto/assumed-columns The table 'Sent_CL' is not known to have 'count_d', 'ok_b', 'at_t', 'id_g'; only its data can tell",
      "Host_s:string at_t:datetime id_g:string",
    ]);
  });

  test("have any other, for newer ones are named freely, but for misspelled ones", () => {
    expect(assumed("Sent_CL | where Level > 3 | project Nope").at(-1)).toBe("Nope:string");
    expect(assumed("Sent_CL | project Host_S")[0]).toMatch(/^kusto\/unknown-name .*'Host_S'/);
  });

  test("have no others where nothing may be assumed, and nothing is said where all are known", () => {
    expect(assumed("Sent_CL | project Port_s")).toEqual(["Port_s:string"]);
    expect(seen("Sent_CL | project count_d")[0]).toMatch(/^kusto\/unknown-name .*'count_d'/);
  });

  test("are not the only open tables; those of the product have columns that tell their types", () => {
    expect(assumed("Diagnostics | project count_d").at(-1)).toBe("count_d:real");
    expect(assumed("Diagnostics | project Nope")[0]).toMatch(/^kusto\/unknown-name .*'Nope'/);
  });

  test("columns that the query makes itself are not taken for theirs", () => {
    expect(assumed("Sent_CL | extend new_s = strcat(Host_s, '!') | project new_s")).toEqual([
      "new_s:string",
    ]);
  });
});
