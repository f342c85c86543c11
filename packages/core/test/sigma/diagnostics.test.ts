import { describe, expect, test } from "vitest";
import { loadRules } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { load, ruleText } from "./support.ts";

/** `code line:column-column "underlined" | message | hint` for each diagnostic. */
function said(text: string): string[] {
  const source = new SourceText("rule.yml", text);
  return loadRules([source]).diagnostics.map(({ code, span, start, end, message, hint }) => {
    const place =
      span && start && end
        ? `${start.line}:${start.column}-${end.column} «${source.slice(span)}»`
        : "-";
    return [`${code} ${place}`, message, ...(hint === undefined ? [] : [hint])].join(" | ");
  });
}

const inDetection = (detection: string) => said(ruleText(detection));

const detectionCases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "an unknown identifier",
    "selection:\n  a: 1\ncondition: selecton and not x",
    [
      "sigma/unknown-identifier 7:14-22 «selecton» | The search identifier 'selecton' is not defined | Did you mean 'selection'?",
      "sigma/unknown-identifier 7:31-32 «x» | The search identifier 'x' is not defined",
    ],
  ],
  [
    "a pattern that fits nothing",
    "sel_a:\n  a: 1\n_hidden:\n  b: 1\ncondition: sel_a and 1 of nope*",
    [
      "sigma/empty-quantifier 9:29-34 «nope*» | No search identifier fits 'nope*' | Defined are sel_a, _hidden.",
    ],
  ],
  [
    "keywords in upper case",
    "a:\n  a: 1\ncondition: a AND a",
    ["sigma/condition-case 7:16-19 «AND» | 'AND' should be in lower case | Write 'and'."],
  ],
  [
    "the operand is missing",
    "a:\n  a: 1\ncondition: a and",
    ["sigma/condition-syntax 7:19-19 «» | Expected a search identifier, but found the end"],
  ],
  [
    "an operator too many",
    "a:\n  a: 1\ncondition: a or and a",
    ["sigma/condition-syntax 7:19-22 «and» | Expected a search identifier, but found 'and'"],
  ],
  [
    "an operator is missing",
    "a:\n  a: 1\ncondition: a a",
    ["sigma/condition-syntax 7:16-17 «a» | Expected 'and' or 'or', but found 'a'"],
  ],
  [
    "a parenthesis is open",
    "a:\n  a: 1\ncondition: (a",
    ["sigma/condition-syntax 7:16-16 «» | Expected ')', 'and' or 'or', but found the end"],
  ],
  [
    "a parenthesis too many",
    "a:\n  a: 1\ncondition: a)",
    ["sigma/condition-syntax 7:15-16 «)» | Expected an open parenthesis for it, but found ')'"],
  ],
  [
    "2 of",
    "a:\n  a: 1\ncondition: 2 of a*",
    [
      "sigma/quantifier 7:14-15 «2» | '2 of' is not a quantifier | Use '1 of', 'any of' or 'all of'.",
    ],
  ],
  [
    "a parenthesis after of",
    "a:\n  a: 1\ncondition: 1 of (a)",
    [
      "sigma/condition-syntax 7:19-20 «(» | Expected 'them' or a name pattern such as selection_*, but found '('",
    ],
  ],
  [
    "an aggregation of Sigma 1",
    "a:\n  a: 1\ntimeframe: 5m\ncondition: a | count() by b > 3",
    [
      "sigma/timeframe 7:3-12 «timeframe» | 'timeframe' has no effect | Use a correlation rule with 'timespan'.",
      "sigma/pipe-aggregation 8:16-17 «|» | Aggregations in conditions are no longer part of Sigma | Write a correlation rule (event_count, value_count, temporal) that refers to this rule.",
    ],
  ],
  [
    "a place in a folded condition",
    "a:\n  a: 1\ncondition: >\n  a and\n  bb",
    ["sigma/unknown-identifier 9:5-7 «bb» | The search identifier 'bb' is not defined"],
  ],
  [
    "a place in a quoted condition",
    "a:\n  a: 1\ncondition: 'a and b'",
    ["sigma/unknown-identifier 7:21-22 «b» | The search identifier 'b' is not defined"],
  ],
  [
    "no condition",
    "a:\n  a: 1",
    [
      "sigma/condition 5:3-4 «a» | 'condition' must be a text, but is missing | Indent 'condition' like the search identifiers.",
    ],
  ],
  [
    "a condition inside the selection",
    "a:\n  b: 1\n  condition: a",
    [
      "sigma/condition 5:3-4 «a» | 'condition' must be a text, but is missing | Indent 'condition' like the search identifiers.",
    ],
  ],
  [
    "a condition that is a number",
    "a:\n  a: 1\ncondition: 1",
    ["sigma/condition 7:14-15 «1» | 'condition' must be a text, but is 1"],
  ],
  [
    "a map as a value",
    "a:\n  f:\n    g: 1\ncondition: a",
    [
      "sigma/item-value 7:7-11 «g: 1» | 'f' cannot be compared with a map | Give a value or a list of values; check the indentation.",
    ],
  ],
  [
    "an empty map",
    "a: {}\ncondition: a",
    ["sigma/empty-search 5:3-4 «a» | 'a' searches for nothing"],
  ],
  [
    "an unknown modifier",
    "a:\n  f|contans|all: x\ncondition: a",
    [
      "sigma/unknown-modifier 6:7-14 «contans» | The modifier 'contans' is not known | Did you mean 'contains'?",
    ],
  ],
  [
    "contains of a number",
    "a:\n  f|contains: 5\ncondition: a",
    [
      "sigma/unquoted-text 6:17-18 «5» | 'contains' needs a text; 5 is taken as one | Quote it, for other tools refuse it: '5'.",
    ],
  ],
  [
    "contains of nothing",
    "a:\n  f|contains:\n    - null\n    -\ncondition: a",
    [
      "sigma/modifier-value 7:9-13 «null» | 'contains' needs a text, but the value is null",
      "sigma/modifier-value 8:8-8 «» | 'contains' needs a text, but the value is null",
    ],
  ],
  [
    "a boolean that may be meant as text",
    "a:\n  f: [no, false]\ncondition: a",
    [
      "sigma/boolean-word 6:9-11 «no» | no is read as false | Write false, or quote it if the text is meant: 'no'.",
    ],
  ],
  [
    "base64offset of one byte",
    "a:\n  f|base64offset|contains: x\ncondition: a",
    ["sigma/modifier-value 6:30-31 «x» | 'base64offset' needs a longer text, but the value is 'x'"],
  ],
  [
    "a comparison with a text",
    "a:\n  f|gt: '5'\ncondition: a",
    [
      "sigma/modifier-value 6:11-14 «'5'» | 'gt' needs a number, without quotes, but the value is '5'",
    ],
  ],
  [
    "re after contains",
    "a:\n  f|contains|re: x\ncondition: a",
    [
      "sigma/modifier-order 6:16-18 «re» | 're' cannot stand here | It works as the first modifier.",
    ],
  ],
  [
    "i without re",
    "a:\n  f|i: x\ncondition: a",
    ["sigma/modifier-order 6:7-8 «i» | 'i' cannot stand here | It works after 're'."],
  ],
  [
    "base64 of a wildcard",
    "a:\n  f|base64: x*\ncondition: a",
    [
      "sigma/modifier-value 6:15-17 «x*» | 'base64' needs a text without wildcards, but the value is 'x*'",
    ],
  ],
  [
    "exists with a text",
    "a:\n  f|exists: 'true'\ncondition: a",
    [
      "sigma/modifier-value 6:15-21 «'true'» | 'exists' needs true or false, but the value is 'true'",
    ],
  ],
  [
    "host bits in a network",
    "a:\n  f|cidr: [10.1.2.3/8, 10.0.0.0/33, 10.0.0]\ncondition: a",
    [
      "sigma/network 6:14-24 «10.1.2.3/8» | '10.1.2.3/8' is not a network: it has host bits set",
      "sigma/network 6:26-37 «10.0.0.0/33» | '10.0.0.0/33' is not a network: the prefix length must be a number from 0 to 32",
      "sigma/network 6:39-45 «10.0.0» | '10.0.0' is not a network: it is not an IPv4 or IPv6 address",
    ],
  ],
  [
    "look-ahead",
    "a:\n  f|re: 'a(?=b)'\ncondition: a",
    [
      "sigma/unsupported-regex 6:11-19 «'a(?=b)'» | Regular expressions cannot use look-ahead (at character 2) | Split the test into several selections, or use contains and startswith.",
    ],
  ],
  [
    "a malformed regular expression",
    "a:\n  f|re: ['a(b', '*a', 'a)', '[b-a]', '[a', 'a\\q']\ncondition: a",
    [
      "sigma/regex 6:12-17 «'a(b'» | Invalid regular expression: missing ')' (at character 2)",
      "sigma/regex 6:19-23 «'*a'» | Invalid regular expression: nothing to repeat before '*' (at character 1)",
      "sigma/regex 6:25-29 «'a)'» | Invalid regular expression: unmatched ')' (at character 2)",
      "sigma/regex 6:31-38 «'[b-a]'» | Invalid regular expression: range out of order in character class (at character 1)",
      "sigma/regex 6:40-44 «'[a'» | Invalid regular expression: missing ']' (at character 1)",
      "sigma/regex 6:46-51 «'a\\q'» | Invalid regular expression: unknown escape '\\q' (at character 2)",
    ],
  ],
  [
    "a placeholder without values",
    "a:\n  f|expand: '%users%'\ncondition: a",
    [
      "sigma/unresolved-placeholder 6:15-24 «'%users%'» | The placeholder '%users%' has no values | Put them into a YAML file beside the rules: vars, and below it users with a list of values.",
    ],
  ],
  [
    "an unused identifier",
    "a:\n  f: 1\nb:\n  f: 2\ncondition: a",
    ["sigma/unused-identifier 7:3-4 «b» | The search identifier 'b' is not used by the condition"],
  ],
  [
    "all errors of a rule at once",
    "a:\n  f|gt: x\n  g:\n    h: 1\nb: {}\ncondition: a or c",
    [
      "sigma/modifier-value 6:11-12 «x» | 'gt' needs a number, without quotes, but the value is 'x'",
      "sigma/item-value 8:7-11 «h: 1» | 'g' cannot be compared with a map | Give a value or a list of values; check the indentation.",
      "sigma/empty-search 9:3-4 «b» | 'b' searches for nothing",
      "sigma/unknown-identifier 10:19-20 «c» | The search identifier 'c' is not defined",
    ],
  ],
  [
    "null as a keyword",
    "a: [null]\ncondition: a",
    ["sigma/keyword-value 5:7-11 «null» | Keywords cannot be null: that needs a field"],
  ],
  [
    "exists without a field",
    "a:\n  '|exists': true\ncondition: a",
    ["sigma/keyword-value 6:16-20 «true» | Keywords cannot be exists: that needs a field"],
  ],
  [
    "too many dashes",
    "a:\n  f|windash: '-a -b -c -d -e -f'\ncondition: a",
    [
      "sigma/too-many-alternatives 6:7-14 «windash» | The value expands to 15625 alternatives; the limit is 3125",
    ],
  ],
  [
    "an hour that never comes",
    "a:\n  f|hour: 24\ncondition: a",
    ["sigma/time-part-range 6:13-15 «24» | 'hour' is never 24; it runs from 0 to 23"],
  ],
];

describe("what is wrong in a detection is said, with its place", () => {
  test.each(detectionCases)("%s", (_name, detection, expected) => {
    expect(inDetection(detection)).toEqual(expected);
  });
});

test("a rule with warnings loads, one with errors does not", () => {
  expect(load("a:\n  f|hour: 24\ncondition: a").where).toBeDefined();
  expect(load("a:\n  f|contans: x\ncondition: a").where).toBeUndefined();
});

const documentCases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "attributes",
    [
      "title: T",
      "id: 12",
      "level: hihg",
      "status: Test",
      "date: 2026-02-30",
      "modified: 2026/1/2",
      "tags: [attack.t1059, Attack.T1, nodot]",
      "references: {a: b}",
      "related: [{id: x, type: deriveds}, y]",
      "logsource: {product: windows, catgory: x}",
      "detection: {a: {b: c}, condition: a}",
    ].join("\n"),
    [
      "sigma/id-form 2:5-7 «12» | '12' is not a UUID",
      "sigma/unknown-word 3:8-12 «hihg» | 'hihg' is not a known value of 'level' | Did you mean 'high'?",
      "sigma/date 5:7-17 «2026-02-30» | '2026-02-30' is not a date | Write it as YYYY-MM-DD.",
      "sigma/tag-form 7:22-31 «Attack.T1» | 'Attack.T1' is not a tag of the form namespace.name | Tags are in lower case.",
      "sigma/tag-form 7:33-38 «nodot» | 'nodot' is not a tag of the form namespace.name",
      "sigma/attribute-type 8:13-19 «{a: b}» | 'references' must be a list of texts, but is a map",
      "sigma/unknown-word 9:25-33 «deriveds» | 'deriveds' is not a known value of 'related' | Did you mean 'derived'?",
      "sigma/attribute-type 9:36-37 «y» | 'related' must be a list of maps with id and type, but is a text",
      "sigma/log-source-key 10:31-38 «catgory» | The log source key 'catgory' is not known and is ignored | Did you mean 'category'?",
    ],
  ],
  [
    "another taxonomy",
    "title: T\ntaxonomy: ecs\nlogsource: {product: windows}\ndetection: {a: {b: c}, condition: a}",
    [
      "sigma/taxonomy 2:11-14 «ecs» | The taxonomy 'ecs' is not known | Translate the field names to Sigma's own taxonomy and remove the attribute.",
    ],
  ],
  [
    "no log source, no title",
    "detection: {a: {b: c}, condition: a}",
    [
      "sigma/title 1:1-10 «detection» | The title is missing",
      "sigma/log-source 1:1-10 «detection» | 'logsource' must be a map with product, category or service, but is missing",
    ],
  ],
  [
    "two kinds in one document",
    "title: T\ndetection: {}\ncorrelation: {}",
    [
      "sigma/two-kinds 3:14-16 «{}» | A document cannot have both 'detection' and 'correlation' | Put each in a document of its own, separated by '---'.",
    ],
  ],
  [
    "a detection that is a list",
    "title: T\nlogsource: {product: windows}\ndetection: []",
    [
      "sigma/detection 3:12-14 «[]» | 'detection' must be a map of search identifiers, but is a list",
    ],
  ],
];

describe("what is wrong in a document is said, with its place", () => {
  test.each(documentCases)("%s", (_name, text, expected) => {
    expect(said(text)).toEqual(expected);
  });
});

test("a long folded condition is read in time that grows with its length", () => {
  const operands = Array.from({ length: 30_000 }, (_, i) => `  x${i}`).join("\n  or\n");
  const { diagnostics } = load(`a:\n  a: 1\ncondition: >\n${operands}`);
  expect(diagnostics).toHaveLength(30_000);
  expect(diagnostics.at(-1)?.start?.column).toBe(5);
}, 10_000);

test("a condition may not nest without end, and no input overflows the stack", () => {
  const deep = `a:\n  a: 1\ncondition: ${"(".repeat(100_000)}a`;
  expect(load(deep).diagnostics.map(({ code }) => code)).toContain("sigma/condition-depth");
  const groups = `a:\n  f|re: ${"(".repeat(100_000)}${")".repeat(100_000)}\ncondition: a`;
  expect(load(groups).diagnostics.map(({ code }) => code)).toContain("sigma/regex");
  const nots = `a:\n  a: 1\ncondition: ${"not ".repeat(100_000)}a`;
  expect(load(nots).diagnostics.map(({ code }) => code)).toContain("sigma/condition-depth");
});
