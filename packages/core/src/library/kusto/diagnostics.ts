import { defineDiagnostics, nearest } from "../../source/index.ts";

interface Unknown {
  readonly word: string;
  readonly known: readonly string[];
}

const oneOf = ({ word, known }: Unknown) => {
  const near = nearest(word, known);
  return near === undefined ? `Known are ${known.join(", ")}.` : `Did you mean '${near}'?`;
};

/** What can be wrong with rule files whose query is in Kusto, beside the query itself. */
export const kustoRuleDiagnostics = defineDiagnostics({
  "kusto-rule/no-query": {
    severity: "error",
    about: "A Sentinel rule has no query, or one that is no text.",
    message: () => "The rule has no 'query'",
  },
  "kusto-rule/not-a-map": {
    severity: "error",
    about: "A rule file in YAML is not a map of attributes.",
    message: () => "A rule is a map of attributes such as 'name' and 'query'",
  },
  "kusto-rule/no-name": {
    severity: "warning",
    about: "A Sentinel rule has no name; it is known by its file.",
    message: () => "The rule has no 'name'",
  },
  "kusto-rule/open-columns": {
    severity: "warning",
    about:
      "The columns of a query depend on the data (bag_unpack, pivot): it runs in hunt, not in a scan.",
    message: () => "The columns of this query depend on the data: the rule cannot run in a scan",
    hint: () =>
      "Declare the columns (`evaluate bag_unpack(d) : (a:string)`), or run it with `telltale hunt`.",
  },
  "kusto-rule/partial": {
    severity: "warning",
    about:
      "A query asks for something outside the logs (a watchlist, external data): it runs without.",
    message: (p: { what: string }) => `${p.what} is not here: the rule runs without it`,
  },
  "kusto-rule/quoted-query": {
    severity: "info",
    about: "The query of a rule is not a block of text: places in it cannot be told exactly.",
    message: () => "The query is a quoted text: messages can only point to its start",
    hint: () => "Write it as a block: `query: |`, the lines indented below it.",
  },
  "kusto-rule/severity": {
    severity: "warning",
    about: "The severity of a Sentinel rule is none of Informational, Low, Medium, High.",
    message: (p: Unknown) => `'${p.word}' is not a severity`,
    hint: oneOf,
  },
  "kusto-rule/duration": {
    severity: "warning",
    about: "A period or frequency of a rule is no duration.",
    message: (p: { text: string }) => `'${p.text}' is not a duration`,
    hint: () => "Write it as 1h, 14d or 1h10m, or as PT1H in ISO 8601.",
  },
  "kusto-rule/trigger": {
    severity: "warning",
    about: "The trigger operator of a rule is none of gt, lt, eq, ne.",
    message: (p: Unknown) => `'${p.word}' is not a trigger operator`,
    hint: oneOf,
  },
  "kusto-rule/attribute-form": {
    severity: "warning",
    about:
      "An attribute of a rule has another form than it should; it is kept as it is and not used.",
    message: (p: { name: string; wanted: string }) => `'${p.name}' should be ${p.wanted}`,
  },
  "kusto-rule/entity-column": {
    severity: "error",
    about: "An entity of a rule is to be taken from a column that its query does not give.",
    message: (p: { column: string; known: readonly string[] }) =>
      `The query gives no column '${p.column}'`,
    hint: ({ column, known }) => {
      const near = nearest(column, known);
      return near === undefined ? undefined : `Did you mean '${near}'?`;
    },
  },
  "kusto-function/no-name": {
    severity: "warning",
    about: "A function of a workspace has no name that a query could call it by.",
    message: () => "The function has no name that a query could call it by",
    hint: () =>
      "Names are letters, digits and _: FunctionAlias or ParserName in YAML, functionAlias in a template, the file's name or `// function: Name(parameters)` for a query.",
  },
  "kusto-function/parameters": {
    severity: "error",
    about: "The parameters of a function of a workspace cannot be read.",
    message: () => "The parameters cannot be read",
    hint: () => "Each has a Name, a Type and perhaps a Default.",
  },
  "kusto-function/known": {
    severity: "info",
    about: "A function is not used: events supply what goes by its name, or another file does.",
    message: (p: { name: string }) => `Another '${p.name}' comes before this one`,
  },
});
