import { type Diagnostic, type DiagnosticForm, nearest } from "../../../source/index.ts";

/** A name that nothing goes by, and those that it could have been. */
export interface Unknown {
  readonly name: string;
  readonly known: Iterable<string>;
}

const didYouMean = ({ name, known }: Unknown) => {
  const near = nearest(name, known);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
};

/** Names with other signs are patterns, or come from elsewhere. */
const bringTable = (name: string) =>
  /^\w+$/.test(name)
    ? `Where there is data for it, give it to the hunt: --table ${name}=file (JSON lines, a JSON array or CSV).`
    : undefined;

/** What can be wrong with the tables, statements and operators of a query whose text is well formed. */
export const tabularForms = {
  "kusto/unknown-table": {
    severity: "error",
    about:
      "A name stands where rows are wanted, but is no table, function or variable that is known.",
    message: ({ name }: Unknown) => `There is no table '${name}'`,
    hint: (unknown: Unknown) => didYouMean(unknown) ?? bringTable(unknown.name),
  } satisfies DiagnosticForm<Unknown>,
  "kusto/assumed-table": {
    severity: "warning",
    about: "A table is not known, and is taken to have the columns that the query speaks of.",
    message: (p: { name: string }) => `The table '${p.name}' is not known; its columns are guessed`,
    hint: ({ name }: { name: string }) => bringTable(name),
  },
  "kusto/assumed-columns": {
    severity: "warning",
    about:
      "Columns of a custom log are not among those that are known of it: whether they exist, the data tells.",
    message: (p: { name: string; columns: readonly string[] }) =>
      `The table '${p.name}' is not known to have ${p.columns.map((column) => `'${column}'`).join(", ")}; only its data can tell`,
  },
  "kusto/columns-elsewhere": {
    severity: "warning",
    about:
      "A query over all tables speaks of columns that none of those has which Windows logs supply; they are empty.",
    message: (p: { columns: readonly string[] }) =>
      `No table that logs supply has ${p.columns.map((column) => `'${column}'`).join(", ")}`,
  },
  "kusto/unknown-table-function": {
    severity: "error",
    about: "A call stands where rows are wanted, but no function of that name is known.",
    message: ({ name }: Unknown) => `There is no function '${name}' that gives rows`,
    hint: didYouMean,
  } satisfies DiagnosticForm<Unknown>,
  "kusto/broken-function": {
    severity: "error",
    about: "The query calls a function of the workspace in whose own text something is wrong.",
    message: (p: { name: string; causes: readonly Diagnostic[] }) =>
      `The function '${p.name}' cannot be used: there is an error in it`,
  },
  "kusto/unknown-column": {
    severity: "error",
    about: "The rows at hand have no column of that name.",
    message: ({ name }: Unknown) => `There is no column '${name}' here`,
    hint: didYouMean,
  } satisfies DiagnosticForm<Unknown>,
  "kusto/unknown-plugin": {
    severity: "error",
    about: "The name after 'evaluate' is not that of a plugin.",
    message: ({ name }: Unknown) => `There is no plugin '${name}'`,
    hint: didYouMean,
  } satisfies DiagnosticForm<Unknown>,
  "kusto/fuzzy-leg": {
    severity: "warning",
    about: "A leg of a union with isfuzzy=true names something that is not known, or has an error.",
    message: (p: { name: string }) =>
      `The leg with '${p.name}' is left out: nothing of that name can be read`,
  },
  "kusto/not-rows": {
    severity: "error",
    about: "A single value stands where rows are wanted.",
    message: (p: { what: string }) => `Rows are wanted here, but ${p.what} is a single value`,
  },
  "kusto/no-rows-of-function": {
    severity: "error",
    about: "A function that wants arguments is named without them.",
    message: (p: { name: string }) => `The function '${p.name}' wants arguments`,
    hint: () => "Write them in parentheses behind its name.",
  },
  "kusto/elsewhere": {
    severity: "error",
    about: "The query reads another cluster, database, workspace or resource, which is not here.",
    message: (p: { what: string }) =>
      `${p.what} refers to data elsewhere, which cannot be read here`,
    hint: () => "Name the table alone, and give its data to the command.",
  },
  "kusto/unsupported": {
    severity: "error",
    about: "Something that is part of Kusto, but cannot be run here.",
    message: (p: { what: string }) => `${p.what} is not supported`,
  },
  "kusto/argument-count": {
    severity: "error",
    about: "A function gets more or fewer arguments than it has parameters.",
    message: (p: { name: string; wanted: string; found: number }) =>
      `'${p.name}' takes ${p.wanted}, but gets ${p.found}`,
  },
  "kusto/unknown-parameter": {
    severity: "error",
    about: "A named argument is none of the function's parameters.",
    message: ({ name }: Unknown) => `There is no parameter '${name}'`,
    hint: didYouMean,
  } satisfies DiagnosticForm<Unknown>,
  "kusto/argument-columns": {
    severity: "error",
    about: "The rows given to a function lack columns that its parameter declares.",
    message: (p: { name: string; column: string; type: string }) =>
      `The rows for '${p.name}' have no column '${p.column}' of type ${p.type}`,
  },
  "kusto/unused-let": {
    severity: "warning",
    about: "A let statement binds a name that is not used.",
    message: (p: { name: string }) => `'${p.name}' is not used`,
  },
  "kusto/option": {
    severity: "info",
    about: "A set statement asks the service for something that has no meaning here.",
    message: (p: { name: string }) => `The option '${p.name}' has no effect here`,
  },
  "kusto/no-value": {
    severity: "error",
    about: "A query parameter has no default, and there is nobody to give it a value.",
    message: (p: { name: string }) => `The query parameter '${p.name}' has no value`,
    hint: () => "Give it a default: declare query_parameters(name:type = value).",
  },
  "kusto/declared-twice": {
    severity: "error",
    about: "Two statements bind the same name.",
    message: (p: { name: string }) => `The name '${p.name}' is already declared`,
  },
  "kusto/duplicate-column": {
    severity: "error",
    about: "An operator makes two columns of the same name.",
    message: (p: { name: string }) => `There are two columns '${p.name}'`,
  },
  "kusto/tuple": {
    severity: "error",
    about: "More names are given to an expression than it has values.",
    message: () => "More names are given than there are values",
  },
  "kusto/wanted-type": {
    severity: "error",
    about: "The value has a type that cannot stand in this place.",
    message: (p: { wanted: string; found: string }) =>
      `A value of type ${p.wanted} is wanted, but this is of type ${p.found}`,
    hint: (p: { wanted: string; found: string }) =>
      p.found === "dynamic" && p.wanted !== "dynamic"
        ? "Convert it first: tostring(…), tolong(…), todatetime(…)."
        : undefined,
  },
  "kusto/wanted-count": {
    severity: "error",
    about: "A number of rows is not a constant integer.",
    message: () => "The number must be a constant integer",
  },
  "kusto/wanted-column": {
    severity: "error",
    about: "An expression stands where only the name of a column may.",
    message: () => "The name of a column is wanted here",
  },
  "kusto/wanted-rename": {
    severity: "error",
    about: "An argument of project-rename is not of the form new = old.",
    message: () => "A new name is wanted here: new = old",
  },
  "kusto/not-comparable": {
    severity: "error",
    about: "Rows cannot be grouped or ordered by values of this type.",
    message: (p: { use: string }) => `Rows cannot be ${p.use} a dynamic value`,
    hint: () => "Convert it first: tostring(…), tolong(…), todatetime(…).",
  },
  "kusto/join-kind": {
    severity: "error",
    about: "The kind of a join, lookup or union is none of those there are.",
    message: ({ name }: Unknown) => `'${name}' is not a kind that is known here`,
    hint: (p: Unknown) => didYouMean(p) ?? `Known are ${[...p.known].join(", ")}.`,
  } satisfies DiagnosticForm<Unknown>,
  "kusto/join-condition": {
    severity: "error",
    about:
      "A condition of a join is neither a common column nor an equality of a left and a right one.",
    message: () => "A join compares columns for equality only",
    hint: () => "Write on Column, or on $left.Column == $right.Column.",
  },
  "kusto/join-side": {
    severity: "error",
    about: "A side of a join's condition is not a column of that side.",
    message: (p: { side: "left" | "right" }) =>
      `A column of the ${p.side} side is wanted: $${p.side}.Column`,
    hint: (p: { side: "left" | "right"; swapped: boolean }) =>
      p.swapped ? "$left stands left of ==, and $right stands right of it." : undefined,
  } satisfies DiagnosticForm<{ side: "left" | "right"; swapped: boolean }>,
  "kusto/join-column": {
    severity: "error",
    about: "A join is on a column that only one side has.",
    message: (p: { name: string; side: string }) =>
      `The column '${p.name}' is wanted on both sides, but the ${p.side} side has none`,
    hint: (p: { name: string; side: string; known: Iterable<string> }) => didYouMean(p),
  } satisfies DiagnosticForm<{ name: string; side: string; known: Iterable<string> }>,
  "kusto/join-types": {
    severity: "error",
    about: "The keys of a join have types that cannot be equal.",
    message: (p: { left: string; right: string }) =>
      `The keys have different types: ${p.left} and ${p.right}`,
    hint: () => "Convert one of them before the join: extend Key = tostring(Key).",
  },
  "kusto/join-without-on": {
    severity: "error",
    about: "A join does not say which columns to join on.",
    message: () => "The join has no 'on' with the columns to join on",
  },
  "kusto/parse-order": {
    severity: "error",
    about: "In a pattern of parse, columns and stars are not separated by constants.",
    message: () => "A constant text is wanted between two columns or stars of the pattern",
  },
  "kusto/datatable-values": {
    severity: "error",
    about: "The values of a datatable do not fill its rows.",
    message: (p: { columns: number; values: number }) =>
      `${p.values} values do not make rows of ${p.columns} columns`,
  },
  "kusto/no-statement": {
    severity: "warning",
    about: "A query has declarations only, and nothing that gives rows.",
    message: () => "There is no query here, only declarations",
  },
  "kusto/function-calls": {
    severity: "error",
    about: "Functions call one another so often that the query would be too large to run.",
    message: (p: { limit: number }) => `The query calls functions more than ${p.limit} times`,
  },
  "kusto/function-depth": {
    severity: "error",
    about: "Functions call one another without end.",
    message: (p: { name: string }) => `The function '${p.name}' calls itself`,
  },
} as const;
