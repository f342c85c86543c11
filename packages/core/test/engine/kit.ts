import fc from "fast-check";
import type { Rule, RuleSet, Subject } from "../../src/engine/index.ts";
import { loadRules } from "../../src/library/index.ts";
import {
  and,
  anyOne,
  anyRun,
  type CaseRule,
  type CompareExpr,
  type Datum,
  type Detection,
  type Expr,
  isTrue,
  literal,
  not,
  number,
  or,
  type Pattern,
  type Quantifier,
  text,
} from "../../src/model/index.ts";
import type { BoundFilter, EventSelector } from "../../src/schema/index.ts";
import { SourceText } from "../../src/source/index.ts";
import { createReader, type EventCursor } from "../../src/telemetry/index.ts";

export const field = (name: string): Expr => ({ kind: "field", vocabulary: "raw", name });
export const everywhere: Expr = { kind: "record-text" };

interface TestOptions {
  readonly quantifier?: Quantifier;
  readonly cased?: boolean;
}

const ruleOf = ({ cased }: TestOptions): CaseRule => (cased === true ? "sensitive" : "insensitive");

export function match(
  subject: Expr,
  pattern: Pattern | string,
  options: TestOptions = {},
): Extract<Expr, { kind: "match" }> {
  return {
    kind: "match",
    subject,
    pattern: typeof pattern === "string" ? [literal(pattern)] : pattern,
    caseRule: ruleOf(options),
    quantifier: options.quantifier ?? "any",
  };
}

export function contains(subject: Expr, part: string, options: TestOptions = {}): Expr {
  return match(subject, [anyRun, literal(part), anyRun], options);
}

export function regex(
  subject: Expr,
  pattern: string,
  options: TestOptions & {
    readonly full?: boolean;
    readonly multiline?: boolean;
    readonly dotAll?: boolean;
  } = {},
): Extract<Expr, { kind: "regex" }> {
  return {
    kind: "regex",
    subject,
    pattern,
    caseRule: options.cased === false ? "insensitive" : "sensitive",
    multiline: options.multiline ?? false,
    dotAll: options.dotAll ?? false,
    mode: options.full === true ? "full" : "search",
    quantifier: options.quantifier ?? "any",
  };
}

export function compare(
  left: Expr,
  operator: CompareExpr["operator"],
  right: Expr,
  as: CompareExpr["as"] = "either",
  options: TestOptions = {},
): Expr {
  return {
    kind: "compare",
    operator,
    left,
    right,
    as,
    caseRule: ruleOf(options),
    quantifier: options.quantifier ?? "any",
  };
}

export const constant = (value: string | number): Expr => ({
  kind: "literal",
  value: typeof value === "string" ? text(value) : number(value),
});

/** A record as the evaluator sees it. */
export function subjectOf(fields: Readonly<Record<string, Datum>>): Subject {
  const map = new Map(Object.entries(fields));
  return { get: (name) => map.get(name), fields: () => ({ ...fields }) };
}

/** A record of a Windows log. */
export interface LogRecord {
  readonly channel?: string;
  readonly provider?: string;
  readonly eventId?: number | string;
  readonly data: Readonly<Record<string, Datum>>;
}

/** A record as `evtx_dump -o jsonl` writes it; one without a channel as plain JSON. */
export function lineOf({ channel, provider = "P", eventId = 1, data }: LogRecord): string {
  if (channel === undefined) return JSON.stringify(data);
  return JSON.stringify({
    Event: {
      System: {
        Provider: { "#attributes": { Name: provider } },
        EventID: eventId,
        Channel: channel,
        Computer: "WS01",
      },
      EventData: data,
    },
  });
}

/** The same JSON with the texts' letters escaped as `\\u0061`, every n-th of them. */
export function escapeLetters(line: string, every: number): string {
  let count = 0;
  const escape = (text: string) =>
    text.replaceAll(/\\.|[a-zA-Z./]/g, (found) => {
      if (found.startsWith("\\") || count++ % every !== 0) return found;
      return found === "/" ? "\\/" : `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
    });
  return line.replaceAll(/"(?:[^"\\]|\\.)*"/g, (text, at: number) =>
    line[at + text.length] === ":" ? text : escape(text),
  );
}

/** Reads JSON lines, one record after another through the same moving cursor. */
export function readLines(lines: readonly string[], visit: (cursor: EventCursor) => void): void {
  const reader = createReader("json");
  reader.read(new TextEncoder().encode(lines.join("\n")), 0, true, visit);
  if (reader.account.skippedCount > 0) throw new Error(JSON.stringify(reader.account.skipped[0]));
}

function detectionOf(id: string): Detection {
  return {
    id,
    title: id,
    references: [],
    falsePositives: [],
    fields: [],
    tags: [],
    scope: [],
    related: [],
    custom: {},
    language: "sigma",
    logic: { kind: "queries", queries: [] },
    origin: { file: "kit", span: { start: 0, end: 0 } },
  };
}

export interface Filter {
  readonly selector?: EventSelector;
  readonly filter: Expr;
}

/** A rule set of bare filters, one rule for each list. */
export function ruleSetOf(rules: readonly (readonly Filter[])[]): RuleSet {
  return {
    rules: rules.map((filters, i): Rule => ({
      detection: detectionOf(`rule-${i}`),
      filters: filters.map(({ selector = {}, filter }): BoundFilter => ({
        selector,
        filter,
        classes: [],
        missing: [],
      })),
    })),
    notes: new Map(),
  };
}

/** Loads rule texts; an error in one is an error of the test. */
export function loadAll(...texts: readonly string[]): readonly Detection[] {
  const { detections, diagnostics } = loadRules(
    texts.map((rule, i) => new SourceText(`rule-${i}.yml`, rule)),
  );
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("; "));
  return detections;
}

/** Letters that meet in many ways: cases, blocks beyond ASCII, a pair, look-alikes under folding. */
export const letters = [
  "a",
  "b",
  "A",
  "B",
  "c",
  ".",
  "\\",
  " ",
  "1",
  "é",
  "É",
  "ê",
  "σ",
  "Σ",
  "k",
  "\u212a",
  "😀",
];
const letter = fc.oneof(
  { arbitrary: fc.constantFrom("a", "b", "A", "é", "É"), weight: 6 },
  { arbitrary: fc.constantFrom(...letters), weight: 1 },
);
const words = fc.oneof(
  { arbitrary: fc.string({ unit: letter, minLength: 1, maxLength: 2 }), weight: 3 },
  { arbitrary: fc.string({ unit: letter, minLength: 1, maxLength: 7 }), weight: 1 },
);
const fieldNames = [
  "f",
  "g",
  "h",
  "Channel",
  "EventID",
  "Provider_Name",
  "constructor",
  "__proto__",
];

const subjects = fc.oneof(
  { arbitrary: fc.constantFrom(...fieldNames).map(field), weight: 6 },
  { arbitrary: fc.constant(everywhere), weight: 1 },
);
const quantifiers = fc.constantFrom<Quantifier>("any", "any", "any", "all", "none");
const options = fc.record({ quantifier: quantifiers, cased: fc.boolean() });

const patterns: fc.Arbitrary<Pattern> = fc.oneof(
  words.map((word): Pattern => [literal(word)]),
  words.map((word): Pattern => [anyRun, literal(word), anyRun]),
  words.map((word): Pattern => [anyRun, literal(word)]),
  words.map((word): Pattern => [literal(word), anyRun]),
  fc.constantFrom<Pattern>(
    [],
    [literal("")],
    [anyRun],
    [anyRun, anyRun],
    [anyOne],
    [anyOne, anyRun],
    [literal("P")],
    [literal("Security")],
  ),
  fc.array(fc.oneof(words.map(literal), fc.constant(anyRun), fc.constant(anyOne)), {
    maxLength: 4,
  }),
);

const regexes = fc.constantFrom(
  "a+b",
  "(?i)ab",
  "^a.*b$",
  "[ab]{2,}",
  "a|é",
  "(a|b)c",
  "\\\\a",
  "ab1",
  "[^a]",
  "x*",
  "\\p{Greek}",
  "(",
);

const leaves: fc.Arbitrary<Expr> = fc.oneof(
  {
    arbitrary: fc.tuple(subjects, patterns, options).map(([s, p, o]) => match(s, p, o)),
    weight: 8,
  },
  { arbitrary: fc.tuple(subjects, regexes, options).map(([s, p, o]) => regex(s, p, o)), weight: 1 },
  {
    arbitrary: fc
      .tuple(subjects, words, fc.constantFrom("both", "start", "end"), options)
      .map(([subject, word, edge, { quantifier, cased }]): Expr => ({
        kind: "term" as const,
        subject,
        text: word,
        edge: edge as "both" | "start" | "end",
        caseRule: ruleOf({ cased }),
        quantifier,
      })),
    weight: 1,
  },
  { arbitrary: subjects.map((subject) => ({ kind: "is-null" as const, subject })), weight: 1 },
  { arbitrary: subjects.map((subject) => ({ kind: "exists" as const, subject })), weight: 1 },
  { arbitrary: fc.constant({ kind: "unknown" as const, missing: "x" }), weight: 1 },
  {
    arbitrary: fc
      .tuple(
        fc.constantFrom(...fieldNames).map(field),
        fc.constantFrom<CompareExpr["operator"]>("eq", "ne", "lt", "ge"),
        fc.oneof(
          fc.constantFrom(constant(1), constant("1"), constant("a")),
          fc.constantFrom(...fieldNames).map(field),
        ),
        fc.constantFrom<CompareExpr["as"]>("number", "text", "time", "either"),
        options,
      )
      .map(([left, operator, right, as, o]) => compare(left, operator, right, as, o)),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(subjects, quantifiers).map(([subject, quantifier]) => ({
      kind: "network" as const,
      subject,
      network: "10.0.0.0/8",
      quantifier,
    })),
    weight: 1,
  },
);

/** Filters that are often true, and never without a literal. */
export const positives: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const args = fc.array(tie("expr"), { minLength: 1, maxLength: 3 });
  const short = fc.string({ unit: letter, minLength: 1, maxLength: 2 });
  const test = fc
    .tuple(
      fc.constantFrom(field("f"), field("g"), everywhere),
      short,
      fc.constantFrom("contains", "starts", "ends", "wildcard", "regex", "term"),
      fc.boolean(),
    )
    .map(([subject, part, kind, cased]): Expr => {
      const text = literal(part);
      if (kind === "contains") return contains(subject, part, { cased });
      if (kind === "starts") return match(subject, [text, anyRun], { cased });
      if (kind === "ends") return match(subject, [anyRun, text], { cased });
      if (kind === "wildcard") return match(subject, [anyRun, text, anyOne, anyRun], { cased });
      if (kind === "regex")
        return regex(
          subject,
          `${part.replaceAll(/\W/gu, "\\$&").replaceAll(/\\(?=[^\0-\x7f])/g, "")}.?`,
          { cased },
        );
      return {
        kind: "term",
        subject,
        text: part,
        edge: "start",
        caseRule: ruleOf({ cased }),
        quantifier: "any",
      };
    });
  return {
    expr: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { arbitrary: test, weight: 3 },
      { arbitrary: args.map((all) => and(all)), weight: 1 },
      { arbitrary: args.map((all) => or(all)), weight: 2 },
      { arbitrary: tie("expr").map(isTrue), weight: 1 },
    ),
  };
}).expr;

/** Filters with every connective over every test. */
export const filters: fc.Arbitrary<Expr> = fc.letrec<{ expr: Expr }>((tie) => {
  const args = fc.array(tie("expr"), { minLength: 1, maxLength: 3 });
  return {
    expr: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      { arbitrary: leaves, weight: 3 },
      { arbitrary: args.map((all) => and(all)), weight: 2 },
      { arbitrary: args.map((all) => or(all)), weight: 2 },
      { arbitrary: tie("expr").map((arg) => not(arg)), weight: 1 },
      { arbitrary: tie("expr").map(isTrue), weight: 1 },
      {
        arbitrary: tie("expr").map((arg): Expr => ({
          kind: "named",
          name: "selection",
          role: "selection",
          arg,
        })),
        weight: 1,
      },
      {
        arbitrary: fc
          .tuple(fc.constantFrom<"any" | "all">("any", "all"), args)
          .map(([quantifier, all]): Expr => ({
            kind: "quantified",
            quantifier,
            pattern: "s*",
            args: all,
          })),
        weight: 1,
      },
    ),
  };
}).expr;

const scalars: fc.Arbitrary<Datum> = fc.oneof(
  { arbitrary: fc.string({ unit: letter, maxLength: 9 }), weight: 8 },
  {
    arbitrary: fc.constantFrom<Datum>(
      null,
      1,
      11,
      -1,
      1.5,
      true,
      false,
      "10.1.2.3",
      "null",
      "Security",
      "P",
    ),
    weight: 3,
  },
);
const values = fc.oneof(
  { arbitrary: scalars, weight: 5 },
  { arbitrary: fc.array(scalars, { maxLength: 3 }), weight: 1 },
);

/** Records of a few logs, with fields missing, null, empty, several, and named like System parts. */
export const records: fc.Arbitrary<LogRecord> = fc.record(
  {
    channel: fc.constantFrom("Security", "security", "Sysmon", "É/Operational"),
    provider: fc.constantFrom("P", "p", "Q"),
    eventId: fc.constantFrom<number | string>(1, 1, 2, 11, "1", "01"),
    data: fc
      .array(
        fc.tuple(
          fc.constantFrom("f", "f", "g", "g", "h", "Channel", "EventID", "constructor"),
          values,
        ),
        { maxLength: 5 },
      )
      .map((entries) => Object.fromEntries(entries)),
  },
  { requiredKeys: ["provider", "eventId", "data"] },
);

export const selectors: fc.Arbitrary<EventSelector> = fc.oneof(
  fc.constantFrom<EventSelector>({}, { plain: true }),
  fc.record(
    {
      channels: fc.subarray(["Security", "SYSMON", "é/operational"], { minLength: 1 }),
      provider: fc.constantFrom("P", "q"),
      eventIds: fc.subarray([1, 2, 11], { minLength: 1 }),
    },
    { requiredKeys: [] },
  ),
);
