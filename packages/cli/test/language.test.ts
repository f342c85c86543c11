import { kustoCatalog } from "@telltale/core/schema/kusto";
import { expect, test } from "vitest";
import { detectEventLanguage, detectLanguage } from "../src/hunt/language.ts";

const catalog = kustoCatalog();
const languageOf = (text: string, file?: string) =>
  detectEventLanguage(text, file) ??
  detectLanguage(text, file, (name) => catalog.table(name) !== undefined);

test.each([
  ["process where true", "eql"],
  ["process where(process.pid == 1)", "eql"],
  ['"my category" where true', "eql"],
  ['"""any""" where true', "eql"],
  ["`any` where true", "eql"],
  ['any where\n  process.name : "x"', "eql"],
  ["/* a\n b */\n// c\n sequence by host.id [any where true] [any where true]", "eql"],
  ["sequence\n  [any where true]\n  [any where true]", "eql"],
  ["sequence with maxspan=1m ![any where true] [any where true]", "eql"],
  ["sample by host.id [any where true] [any where true]", "eql"],
  ["from logs-* | limit 5", "esql"],
  ["FROM logs-*, winlogbeat-* METADATA _id\n| LIMIT 1", "esql"],
  ["/* where it is */ from cluster:logs-* | limit 1", "esql"],
  ["from logs-* /* all */ | limit 1", "esql"],
  ["from logs-* // all\n| limit 1", "esql"],
  ['from "logs-*"', "esql"],
  ["ROW a = 1", "esql"],
  ['SET unmapped_fields="nullify"; FROM logs-* | LIMIT 1', "esql"],
  ["DeviceProcessEvents | where FileName == 'x'", "kusto"],
  ["// from logs-* | limit 1\nSecurityEvent\n| take 1", "kusto"],
  ["find where EventID == 1", "kusto"],
  ["search index=main", "spl"],
  ["`sysmon` EventCode=1", "spl"],
])("%j is %s", (text, language) => {
  expect(languageOf(text)).toBe(language);
});

test.each([
  ["process.name: cmd.exe and user.name: x"],
  ["process.name:cmd.exe AND NOT user.name:x"],
  ['process.name : ("a", "b")'],
  ['"process where true"'],
  ['process.args: "from logs-* | limit 1"'],
])("%j could be several", (text) => {
  expect(languageOf(text)).toBeUndefined();
});

test("the name of a file says it", () => {
  expect(languageOf("process.name: x", "q.kuery")).toBe("kuery");
  expect(languageOf("process.name:x", "q.LUCENE")).toBe("lucene");
  expect(languageOf("process where true", "q.esql")).toBe("esql");
  expect(languageOf("process where true", "q.txt")).toBe("eql");
});
