import { describe, expect, test } from "vitest";
import { security, splRows, sysmon } from "./kit.ts";

/** Which of the events a search finds, by their field `n`. */
const found = async (where: string, events: readonly Readonly<Record<string, string>>[]) => {
  const records = events.map((fields, i) => sysmon(1, { ...fields, n: String(i + 1) }));
  const rows = await splRows(`index=sysmon ${where} | table n | sort n`, records);
  return rows.join(" ");
};

describe("the search expression", () => {
  // https://docs.splunk.com/Documentation/SplunkCloud/latest/Search/Booleanexpressions
  test("joins by OR before AND", async () => {
    const events = [
      { a: "1", b: "2" },
      { a: "1", b: "3" },
      { a: "2", b: "3" },
    ];
    expect(await found("a=1 b=2 OR b=3", events)).toBe("1 2");
    expect(await found("b=3 OR a=1 b=2", events)).toBe("1");
  });

  test("negates what comes next alone", async () => {
    const events = [
      { a: "1", b: "1" },
      { a: "2", b: "1" },
      { a: "2", b: "2" },
    ];
    expect(await found("NOT a=1 b=1", events)).toBe("2");
    expect(await found("NOT (a=1 OR b=2)", events)).toBe("2");
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/Search/NOTexpressions
  test("tells NOT from !=: only the first holds where there is no such field", async () => {
    const events = [{ a: "1" }, { a: "2" }, { b: "1" }];
    expect(await found("NOT a=1", events)).toBe("2 3");
    expect(await found("a!=1", events)).toBe("2");
    expect(await found("NOT a!=1", events)).toBe("1 3");
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/Search/Wildcards
  test("compares values as a whole, without case; asterisks are wildcards in quotes too", async () => {
    const events = [{ a: "C:\\Windows\\cmd.exe" }, { a: "cmd.exe" }, { a: "cmd.exe /c" }];
    expect(await found("a=CMD.EXE", events)).toBe("2");
    expect(await found('a="*cmd.exe"', events)).toBe("1 2");
    expect(await found("a=*cmd*", events)).toBe("1 2 3");
    expect(await found('a="c*d.exe"', events)).toBe("1 2");
    expect(await found('a="cm*d.exe"', events)).toBe("2");
    expect(await found("a=*", [...events, { b: "x" }])).toBe("1 2 3");
  });

  test("names of fields have their case", async () => {
    expect(await found("A=1", [{ a: "1" }, { A: "1" }])).toBe("2");
  });

  test("takes one backslash and two for the same before other characters", async () => {
    const events = [{ a: "C:\\Temp\\x.exe" }, { a: "C:\\Tempo\\x.exe" }, { a: "/Temp/" }];
    expect(await found('a="*\\Temp\\*"', events)).toBe("1");
    expect(await found('a="*\\\\Temp\\\\*"', events)).toBe("1");
    expect(await found("a=*\\Temp\\*", events)).toBe("1");
  });

  test('takes \\" for a quote within a value', async () => {
    expect(await found('a="say \\"hi\\""', [{ a: 'say "hi"' }, { a: "say hi" }])).toBe("1");
  });

  test("compares order by number where both sides are numbers, else by text", async () => {
    const events = [{ a: "9" }, { a: "10" }, { a: "b" }];
    expect(await found("a>9", events)).toBe("2 3");
    expect(await found("a<=9", events)).toBe("1");
    expect(await found("a>a", events)).toBe("3");
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Search
  test("takes IN for a list of tests, empty members aside", async () => {
    const events = [{ a: "x.exe" }, { a: "y.exe" }, { a: "z" }, { a: "%%14674" }];
    expect(await found('a IN (x.exe, "Y*")', events)).toBe("1 2");
    expect(await found('a IN(,"z",%%14674)', events)).toBe("3 4");
    expect(await found("NOT a IN (x.exe, y.exe)", events)).toBe("3 4");
  });

  test("knows networks in CIDR", async () => {
    expect(await found("a=10.1.0.0/16", [{ a: "10.1.2.3" }, { a: "10.2.2.3" }])).toBe("1");
  });

  test("looks for words and phrases in the whole event", async () => {
    const events = [{ a: "one Mimikatz two" }, { b: "nothing" }];
    expect(await found("mimikatz", events)).toBe("1");
    expect(await found('"mimikatz two"', events)).toBe("1");
    expect(await found("NOT mimikatz", events)).toBe("2");
  });

  test("knows channels by index, source, sourcetype and event type", async () => {
    const events = [sysmon(1, { n: "1" }), security(4688, { n: "2" })];
    const at = (where: string) => splRows(`search ${where} | table n | sort n`, events);
    expect(await at("index=sysmon")).toEqual(["1"]);
    expect(await at('source="XmlWinEventLog:Security"')).toEqual(["2"]);
    expect(await at("sourcetype=WinEventLog:Security")).toEqual(["2"]);
    expect(await at("eventtype=wineventlog_security OR Channel=security")).toEqual(["2"]);
    expect(await at("index=* NOT source=*Sysmon*")).toEqual(["2"]);
    expect(await at("sourcetype=aws:cloudtrail")).toEqual([]);
    expect(await at("`sysmon` EventCode=1")).toEqual(["1"]);
  });

  // https://docs.splunk.com/Documentation/Splunk/latest/Search/Specifytimemodifiersinyoursearch
  test("counts times from now", async () => {
    const events = [sysmon(1, { n: "1" }, -1800), sysmon(1, { n: "2" }, 1800)];
    const at = (where: string) => splRows(`index=sysmon ${where} | table n | sort n`, events);
    expect(await at("earliest=-1h")).toEqual(["2"]);
    expect(await at("earliest=-2h latest=-1h@h")).toEqual(["1"]);
    expect(await at("earliest=03/16/2024:11:00:00")).toEqual(["2"]);
    expect(await at("earliest=@d")).toEqual(["1", "2"]);
  });

  test("takes the fields of a search in brackets for its terms", async () => {
    const events = [
      sysmon(1, { n: "1", ProcessGuid: "a" }),
      sysmon(1, { n: "2", ProcessGuid: "b" }),
      sysmon(3, { ProcessGuid: "B" }),
    ];
    const search =
      "index=sysmon EventCode=1 [search index=sysmon EventCode=3 | fields ProcessGuid] | table n";
    expect(await splRows(search, events)).toEqual(["2"]);
  });
});
