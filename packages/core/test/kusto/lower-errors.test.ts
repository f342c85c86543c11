import { expect, test } from "vitest";
import { lower, planOf, saidOf } from "./lower-kit.ts";

const cases: readonly (readonly [text: string, messages: readonly string[]])[] = [
  [
    "Event | take 1",
    ["kusto/unknown-table «Event» | There is no table 'Event' | Did you mean 'Events'?"],
  ],
  [
    "Evil() | where A == 1",
    ["kusto/unknown-table-function «Evil» | There is no function 'Evil' that gives rows"],
  ],
  [
    "Events | where Hosts == 'a'",
    [
      "kusto/unknown-name «Hosts» | There is no column, table or variable 'Hosts' here | Did you mean 'Host'?",
    ],
  ],
  [
    "Events | project-away Hosts",
    ["kusto/unknown-column «Hosts» | There is no column 'Hosts' here | Did you mean 'Host'?"],
  ],
  ["Events | project Host, Host", ["kusto/duplicate-column «Host» | There are two columns 'Host'"]],
  [
    "Events | project-reorder Host, Id, Host",
    ["kusto/duplicate-column «Host» | There are two columns 'Host'"],
  ],
  [
    "Events | project-rename Host",
    ["kusto/wanted-rename «Host» | A new name is wanted here: new = old"],
  ],
  [
    "Events | where Id",
    ["kusto/wanted-type «Id» | A value of type bool is wanted, but this is of type long"],
  ],
  [
    "Events | distinct Bag",
    [
      "kusto/not-comparable «Bag» | Rows cannot be grouped by a dynamic value | Convert it first: tostring(…), tolong(…), todatetime(…).",
    ],
  ],
  [
    "Events | sort by Bag",
    [
      "kusto/not-comparable «Bag» | Rows cannot be sorted by a dynamic value | Convert it first: tostring(…), tolong(…), todatetime(…).",
    ],
  ],
  [
    "Events | mv-expand Host",
    ["kusto/wanted-type «Host» | A value of type dynamic is wanted, but this is of type string"],
  ],
  [
    "Events | join Logons on User",
    [
      "kusto/join-column «User» | The column 'User' is wanted on both sides, but the left side has none",
    ],
  ],
  [
    "Events | join Logons on Id",
    [
      "kusto/join-types «Id» | The keys have different types: long and string | Convert one of them before the join: extend Key = tostring(Key).",
    ],
  ],
  [
    "Events | join Logons on $right.Host == $left.Host",
    [
      "kusto/join-side «$right.Host» | A column of the left side is wanted: $left.Column | $left stands left of ==, and $right stands right of it.",
      "kusto/join-side «$left.Host» | A column of the right side is wanted: $right.Column | $left stands left of ==, and $right stands right of it.",
    ],
  ],
  [
    "Events | evaluate activity_counts_metrics(Idd, Time, ago(1d), now(), 1h, 3)",
    [
      "kusto/unknown-column «Idd» | There is no column 'Idd' here | Did you mean 'Id'?",
      "kusto/wanted-column «3» | The name of a column is wanted here",
    ],
  ],
  [
    "Events | evaluate activity_counts_metrics(Id, Host, ago(1d), now(), 1h)",
    [
      "kusto/unsupported «activity_counts_metrics(Id, Host, ago(1d), now(), 1h)» | 'activity_counts_metrics' of these columns is not supported",
    ],
  ],
  [
    "Events | evaluate activity_counts_metrics(Id, Time)",
    [
      "kusto/argument-count «activity_counts_metrics(Id, Time)» | 'activity_counts_metrics' takes 5 arguments or more, but gets 2",
    ],
  ],
  [
    "Events | project (A, B) = Id",
    ["kusto/tuple «(A, B) = Id» | More names are given than there are values"],
  ],
  [
    "Events | extend (A, B, C, D) = series_decompose_anomalies(Bag)",
    ["kusto/tuple «D» | More names are given than there are values"],
  ],
  [
    "Events | extend (A, B) = series_decompose_anomalies(Bag, 1.5, -1, 'linefitt', 0, 'tuckey')",
    [
      "kusto/argument-value «'linefitt'» | 'series_decompose_anomalies' knows no 'linefitt' | Did you mean 'linefit'?",
    ],
  ],
  [
    "Events | join kind=outer Logons on Host",
    [
      "kusto/join-kind «outer» | 'outer' is not a kind that is known here | Known are innerunique, inner, leftouter, rightouter, fullouter, leftsemi, rightsemi, leftanti, anti, leftantisemi, rightanti, rightantisemi.",
    ],
  ],
  [
    "Events | join Logons",
    ["kusto/join-without-on «join» | The join has no 'on' with the columns to join on"],
  ],
  [
    "Events | take Host",
    ["kusto/unknown-name «Host» | There is no column, table or variable 'Host' here"],
  ],
  ["Events | take 'a'", ["kusto/wanted-count «'a'» | The number must be a constant integer"]],
  [
    "let n = toscalar(Events | count); Logons | take n",
    ["kusto/unsupported «n» | A computed number of rows is not supported"],
  ],
  [
    "Events | parse Host with a b",
    [
      "kusto/parse-order «b» | A constant text is wanted between two columns or stars of the pattern",
    ],
  ],
  [
    "datatable(a:long, b:long)[1]",
    [
      "kusto/datatable-values «datatable(a:long, b:long)[1]» | 1 values do not make rows of 2 columns",
    ],
  ],
  [
    "database('x').Events",
    [
      "kusto/elsewhere «database('x').Events» | database(…) refers to data elsewhere, which cannot be read here | Name the table alone, and give its data to the command.",
    ],
  ],
  [
    "Events | evaluate bag_unpak(Bag)",
    [
      "kusto/unknown-plugin «bag_unpak» | There is no plugin 'bag_unpak' | Did you mean 'bag_unpack'?",
    ],
  ],
  [
    "Events | evaluate autocluster()",
    ["kusto/unsupported «autocluster» | The plugin 'autocluster' is not supported"],
  ],
  [
    "Events | reduce by Host",
    ["kusto/unsupported «reduce» | The operator 'reduce' is not supported"],
  ],
  ["let a = 1; let b = 2; print b", ["kusto/unused-let «a» | 'a' is not used"]],
  [
    "let a = 1; let a = 2; print a",
    [
      "kusto/declared-twice «a» | The name 'a' is already declared",
      "kusto/unused-let «a» | 'a' is not used",
    ],
  ],
  [
    "let a = 1; a | take 1",
    ["kusto/not-rows «a» | Rows are wanted here, but 'a' is a single value"],
  ],
  [
    "let f = (n:long) { Events | where Id == n }; f | take 1",
    [
      "kusto/no-rows-of-function «f» | The function 'f' wants arguments | Write them in parentheses behind its name.",
    ],
  ],
  [
    "let f = (n:long, m:long = 2) { n + m }; print f(1, 2, 3)",
    ["kusto/argument-count «f(1, 2, 3)» | 'f' takes 1 to 2 arguments, but gets 3"],
  ],
  [
    "let f = (number:long) { number }; print f(numbr=1)",
    ["kusto/unknown-parameter «numbr» | There is no parameter 'numbr' | Did you mean 'number'?"],
  ],
  [
    "let f = (T:(Name:string)) { T | count }; f(Events)",
    ["kusto/argument-columns «Events» | The rows for 'T' have no column 'Name' of type string"],
  ],
  [
    "declare query_parameters(n:long, m:long = 2); Events | where Id == n + m",
    [
      "kusto/no-value «n» | The query parameter 'n' has no value | Give it a default: declare query_parameters(name:type = value).",
    ],
  ],
  [
    "set notruncation; Events",
    ["kusto/option «set notruncation» | The option 'notruncation' has no effect here"],
  ],
  [
    "union isfuzzy=true Events, Missing",
    [
      "kusto/fuzzy-leg «Missing» | The leg with 'Missing' is left out: nothing of that name can be read",
    ],
  ],
  [
    "union isfuzzy=true Events, Missing*",
    [
      "kusto/fuzzy-leg «Missing*» | The leg with 'Missing*' is left out: nothing of that name can be read",
    ],
  ],
  [
    "let f = () { Events | where Nope == 1 }; union f(), f()",
    ["kusto/unknown-name «Nope» | There is no column, table or variable 'Nope' here"],
  ],
  [
    "let f = () { 1 };",
    [
      "kusto/no-statement «let f = () { 1 }» | There is no query here, only declarations",
      "kusto/unused-let «f» | 'f' is not used",
    ],
  ],
  [
    "Faulty",
    [
      "kusto/broken-function «Faulty» | The function 'Faulty' cannot be used: there is an error in it",
      "kusto/unknown-name Faulty | There is no column, table or variable 'Nope' here",
    ],
  ],
  [
    "union isfuzzy=true Faulty, Events | count",
    [
      "kusto/fuzzy-leg «Faulty» | The leg with 'Faulty' is left out: nothing of that name can be read",
    ],
  ],
  [
    "Missing | where A == 1 | join Events on B",
    [
      "kusto/unknown-table «Missing» | There is no table 'Missing' | Where there is data for it, give it to the hunt: --table Missing=file (JSON lines, a JSON array or CSV).",
    ],
  ],
];

test.each(cases)("%s", (text, messages) => {
  expect(saidOf(text)).toEqual(messages);
});

test("tables that are not known may be assumed, to explain a query", () => {
  const text =
    "let C = Custom_CL | where Level_d > 3 and Name_s has 'x'; C | join Events on Host | project Host, Name_s, at_t";
  const { diagnostics, results } = lower(text, { assumeTables: true });
  expect(diagnostics.map(({ code }) => code)).toEqual(["kusto/assumed-table"]);
  expect(results[0]?.columns).toEqual([
    { name: "Host", type: "string" },
    { name: "Name_s", type: "string" },
    { name: "at_t", type: "datetime" },
  ]);
  expect(
    lower("union isfuzzy=true Custom_CL, Events", { assumeTables: true }).diagnostics.map(
      ({ code }) => code,
    ),
  ).toEqual(["kusto/fuzzy-leg"]);
});

test("a number of rows may be a parameter", () => {
  expect(saidOf("let f = (n:int) { Events | top n by Id | take n }; f(3)")).toEqual([]);
  expect(planOf("let f = (n:int) { Events | take n }; f(3)")).toEqual(["(Events | take 3) as f"]);
});

test("functions that call themselves end in a message", () => {
  expect(saidOf("Endless()").at(-1)).toMatch(
    /^kusto\/function-depth .* The function 'Endless' calls itself$/,
  );
});

test("functions that call others over and over end in a message, soon", () => {
  const levels = Array.from(
    { length: 30 },
    (_, i) => `let f${i + 1} = () { union f${i}(), f${i}() };`,
  );
  const text = `let f0 = () { Events | take 1 }; ${levels.join(" ")} f30()`;
  const start = performance.now();
  expect(saidOf(text).map((said) => said.split(" ")[0])).toContain("kusto/function-calls");
  expect(performance.now() - start).toBeLessThan(5000);
});
