import { compileEsql, lowerEventQuery } from "@telltale/core/library";
import type { EventLanguage } from "@telltale/core/library";
import { SourceText } from "@telltale/core/source";
import { describe, expect, test } from "vitest";

type Language = EventLanguage | "esql";

/** What is said of the language that a text is in, and of which part of it. */
function foreign(language: Language, text: string): readonly (readonly [string, string])[] {
  const source = new SourceText("q", text);
  const { diagnostics } =
    language === "esql" ? compileEsql(source) : lowerEventQuery(source, language);
  return diagnostics
    .filter(({ code }) => code.endsWith("/other-language"))
    .map(({ message, span }) => [
      /looks like (.*?)(?:;|$)/.exec(message)?.[1] ?? "",
      text.slice(span?.start, span?.end),
    ]);
}

describe("texts in another language than they are said to be in", () => {
  test.each<readonly [Language, string, string, string]>([
    ["eql", 'process.name: "cmd.exe" and user.name: x', "Kibana KQL or Lucene", "process.name:"],
    ["eql", "not (event.category:process)", "Kibana KQL or Lucene", "not (event.category:"],
    ["eql", 'from logs-* | where a == "b"', "ES|QL", "from logs-* |"],
    ["eql", 'Table | where A =~ "b"', "Kusto", "Table | where"],
    ["eql", "index=main x=y", "Splunk's SPL", "index="],
    ["kuery", 'process where process.name : "x"', "EQL", "process where"],
    ["kuery", '"my category" where true', "EQL", '"my category" where'],
    ["kuery", "sequence by a [any where true] [any where true]", "EQL", "sequence by"],
    ["kuery", "from logs-* metadata _id", "ES|QL", "from logs-* metadata"],
    ["kuery", 'process.name == "x"', "EQL or ES|QL", "e =="],
    ["kuery", "process.name != x", "EQL or ES|QL", "e !="],
    ["kuery", "process.name: x | head 5", "EQL or ES|QL", "| head"],
    ["kuery", 'user.name in ("a")', "EQL or ES|QL", "r.name in ("],
    ["kuery", "user.name = root", "another language", "user.name ="],
    ["kuery", "_exists_:user.name", "Lucene", "_exists_:"],
    ["kuery", "user.name:/r[ou]+t/", "Lucene", ":/r[ou]+t/"],
    ["kuery", "user.id:[1 TO 5]", "Lucene", ":[1 TO 5]"],
    ["kuery", "user.name:a && user.id:5", "Lucene", "&&"],
    ["kuery", "user.name:a -user.id:5", "Lucene", "-"],
    ["lucene", 'any where process.name : "x"', "EQL", "any where"],
    ["lucene", 'process.name == "x"', "EQL or ES|QL", "e =="],
    ["lucene", "user:{ name: x }", "Kibana KQL", "r:{"],
    ["esql", 'process where process.name : "x"', "EQL", "process where"],
    ["esql", "process.name: x", "Kibana KQL or Lucene", "process.name:"],
    ["esql", "Table | summarize count()", "Kusto", "Table | summarize"],
  ])("%s: %s", (language, text, name, part) => {
    expect(foreign(language, text)).toEqual([[name, part]]);
  });

  test.each<readonly [Language, string]>([
    ["kuery", 'process.command_line: "a == b | head 5 [1 TO 2]" and process.args: -x'],
    ["kuery", "file.path: /usr/bin/* and process.args: *-Dsolr.home=*"],
    ["kuery", "process.parent.name: where or event.action: sequence"],
    ["kuery", "url.full: *a=b* and not user.name: (in or like)"],
    ["lucene", 'process.name:/a.*/ AND user.id:[1 TO 5] AND NOT user.name:"x = y"'],
    ["lucene", "a:x && !b:y || -c:z"],
    ["eql", 'process where process.name : "from logs-* | where"'],
    ["eql", "sequence by user.id [any where a == 1] [any where true] | head 5"],
    ["esql", "from cluster:logs-* | where a:b | eval x = 1::long | stats n = count(*)"],
    ["esql", 'row process.name = "x" | where process.name == "x" | head 5'],
  ])("%s: %s is in it", (language, text) => {
    expect(foreign(language, text)).toEqual([]);
  });
});

describe("slips of those who know another language better", () => {
  const codes = (language: EventLanguage, text: string) =>
    lowerEventQuery(new SourceText("q", text), language).diagnostics.map(({ code }) => code);

  test.each<readonly [EventLanguage, string, readonly string[]]>([
    ["kuery", "user.name: 'root'", ["kuery/apostrophe"]],
    ["kuery", "user.name: (o'brien or 'a')", ["kuery/apostrophe"]],
    ["kuery", "process.name: cmd?.exe", ["kuery/question-mark"]],
    ["kuery", 'process.name: "cmd?.exe"', []],
    ["kuery", "url.full: https\\://x/?q=1", []],
    ["lucene", "user.name:'root'", ["lucene/apostrophe"]],
    ["lucene", "user.name:o'brien", []],
  ])("%s: %s", (language, text, expected) => {
    expect(codes(language, text)).toEqual(expected);
  });

  test("ES|QL: wildcards of SQL", () => {
    const warned = (pattern: string) =>
      compileEsql(
        new SourceText("q", `from logs-* | where user.name like "${pattern}"`),
      ).diagnostics.map(({ code }) => code);
    expect(warned("%root%")).toEqual(["esql/percent"]);
    expect(warned("*100%25*")).toEqual([]);
  });
});
