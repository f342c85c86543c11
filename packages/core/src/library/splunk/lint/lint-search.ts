import type {
  Command,
  EvalExpr,
  Pipeline,
  SearchExpr,
  SearchValue,
  SplPack,
} from "../../../languages/spl/index.ts";
import type { Diagnostic, SourceText, Span } from "../../../source/index.ts";
import { splunkLintDiagnostics } from "./diagnostics.ts";
import { eventNames, eventsLacking, neverTogether, twoForms, whyNotSupplied } from "./fields.ts";
import { unknownModelFields } from "./model.ts";
import { namedEvents } from "./named-events.ts";
import type { NamedEvent } from "./named-events.ts";
import { lintBackslashes } from "./values.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;
type Comparison = Extract<SearchExpr, { kind: "comparison" | "in" }>;

/** Functions that are given fields which may be missing. */
const asksWhetherThere = new Set(
  "coalesce isnull isnotnull ifnull mvappend if case validate null true false".split(" "),
);

/**
 * Looks for what seldom means what it says: fields that the named events or datasets do not have, groups that are always
 * empty, `!=` where `NOT` is meant, backslashes of both habits.
 */
export function lintSearch(
  tree: Pipeline,
  source: SourceText,
  { sources }: Pick<SplPack, "sources">,
): readonly Diagnostic[] {
  const lint = new Lint(source, sources);
  lint.pipeline(tree);
  // A macro may be used twice: what is said of a place is said once.
  return [...new Map(lint.said.map((one) => [`${one.span?.start}\n${one.message}`, one])).values()];
}

class Lint {
  readonly said: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #sources: SplPack["sources"];
  /** The kinds of events that the rows are; undefined where they are not known, or no events any more. */
  #events: readonly NamedEvent[] | undefined;
  /** Fields that the search makes itself. */
  #made = new Set<string>();
  /** Fields that a lookup has for some rows only. */
  #lookedUp = new Set<string>();

  constructor(source: SourceText, sources: SplPack["sources"]) {
    this.#source = source;
    this.#sources = sources;
  }

  pipeline({ commands }: Pipeline): void {
    commands.forEach((command, i) => {
      if (i === 0 && command.kind === "search" && command.where !== undefined)
        this.#events = namedEvents(command.where, this.#sources);
      this.#command(command);
    });
  }

  #command(command: Command): void {
    switch (command.kind) {
      case "search":
        if (command.where !== undefined) this.#search(command.where, false, this.#events);
        return;
      case "tstats":
        this.#model(command);
        this.#events = undefined;
        return;
      case "stats":
      case "eventstats":
      case "streamstats":
        if (command.kind !== "streamstats") this.#groups(command.by, command.span);
        if (command.kind === "stats") this.#events = undefined;
        else this.#makes(command.aggregations.map(({ as, text }) => as ?? text));
        return;
      case "eval":
        for (const { field, value } of command.assignments) {
          this.#reads(value);
          this.#makes([field]);
        }
        return;
      case "where":
        return this.#reads(command.where);
      case "rex":
        this.#field(command.options.get("field") ?? "_raw", command.span, this.#events);
        return this.#makes(
          Array.from(command.regex.matchAll(/\(\?P?<(\w+)>/g), ([, name = ""]) => name),
        );
      case "rename":
        if (command.pairs.some(({ from }) => from.includes("*"))) this.#events = undefined;
        return this.#makes(command.pairs.map(({ to }) => to));
      case "lookup":
        if (command.outputs.length === 0) this.#events = undefined;
        for (const { field } of command.outputs) this.#lookedUp.add(field);
        return this.#makes(command.outputs.map(({ field }) => field));
      case "fillnull":
        if (command.names.length === 0) this.#lookedUp.clear();
        for (const name of command.names) this.#lookedUp.delete(name);
        return this.#makes(command.names);
      case "bin":
        return this.#makes([command.as ?? command.field]);
      case "convert":
        return this.#makes(command.conversions.map(({ as }) => as));
      case "fields":
      case "table":
      case "sort":
      case "dedup":
      case "head":
      case "tail":
      case "reverse":
        return;
      case "regex":
        this.#field(command.field, command.span, this.#events);
        return;
      default:
        // What else there is may make any field.
        this.#events = undefined;
    }
  }

  #makes(names: readonly string[]): void {
    for (const name of names) this.#made.add(name.replaceAll('"', ""));
  }

  /** `events` are those that the parts around leave. */
  #search(expr: SearchExpr, isNegated: boolean, events: readonly NamedEvent[] | undefined): void {
    switch (expr.kind) {
      case "and": {
        const named = events && (namedEvents(expr, this.#sources) ?? events);
        for (const arg of expr.args) this.#search(arg, isNegated, named);
        return;
      }
      case "or":
        for (const arg of expr.args) this.#search(arg, isNegated, events);
        return;
      case "not":
        return this.#search(expr.arg, !isNegated, events);
      case "comparison":
      case "in":
        for (const value of expr.kind === "in" ? expr.values : [expr.value])
          this.#say(...lintBackslashes(value, this.#source));
        return this.#test(expr, isNegated, events);
      case "term":
        this.#say(...lintBackslashes(expr.value, this.#source));
        return this.#word(expr.value);
      case "subsearch":
        new Lint(this.#source, this.#sources).#within(expr.pipeline, this.said);
    }
  }

  #word({ text, quoted, span }: SearchValue): void {
    if (quoted || !/^(?:and|or|not)$/.test(text)) return;
    const payload = { word: text };
    this.#say(
      splunkLintDiagnostics.make("splunk/lower-case-operator", payload, this.#source, span),
    );
  }

  #within(pipeline: Pipeline, said: Diagnostic[]): void {
    this.pipeline(pipeline);
    said.push(...this.said);
  }

  #test(test: Comparison, isNegated: boolean, events: readonly NamedEvent[] | undefined): void {
    const { field, span } = test;
    const isUnequal = test.kind === "comparison" && test.operator === "!=" && !isNegated;
    // What a lookup gives where it finds nothing is often called so.
    const isDefault =
      test.kind === "comparison" && /^(?:false|unknown|none|null)$/i.test(test.value.text);
    if (isUnequal && !isDefault && this.#lookedUp.has(field)) {
      const payload = { field, without: "rows for which the lookup has found nothing" };
      this.#say(splunkLintDiagnostics.make("splunk/not-equal", payload, this.#source, span));
    }
    if (events === undefined || this.#made.has(field)) return;
    if (this.#field(field, span, events)) return;
    const lacking = eventsLacking(field, events);
    if (isUnequal && lacking.length > 0) {
      const payload = { field, without: `events of ${eventNames(lacking)}` };
      this.#say(splunkLintDiagnostics.make("splunk/not-equal", payload, this.#source, span));
    }
  }

  #say(...diagnostics: readonly Diagnostic[]): void {
    this.said.push(...diagnostics);
  }

  /** Says that no event has a field, if so. */
  #field(name: string, span: Span, events: readonly NamedEvent[] | undefined): boolean {
    if (events === undefined || this.#made.has(name)) return false;
    const why = whyNotSupplied(name, events);
    if (why === undefined) return false;
    const payload = { events: eventNames(events), field: name, ...why };
    const at = this.#placeOf(name, span);
    this.#say(splunkLintDiagnostics.make("splunk/field-not-supplied", payload, this.#source, at));
    return true;
  }

  /** The fields that an expression of eval asks for; of those that it expects to be missing nothing is said. */
  #reads(expr: EvalExpr): void {
    switch (expr.kind) {
      case "field":
        this.#field(expr.name, expr.span, this.#events);
        return;
      case "and":
      case "or":
      case "xor":
        return expr.args.forEach((arg) => this.#reads(arg));
      case "not":
      case "minus":
        return this.#reads(expr.arg);
      case "binary":
        this.#reads(expr.left);
        return this.#reads(expr.right);
      case "in":
        this.#reads(expr.subject);
        return expr.values.forEach((value) => this.#reads(value));
      case "call":
        if (!asksWhetherThere.has(expr.name)) expr.args.forEach((arg) => this.#reads(arg));
        return;
      case "string":
      case "number":
    }
  }

  #groups(by: readonly string[], span: Span): void {
    if (this.#events === undefined) return;
    const names = by.filter((name) => !this.#made.has(name));
    const forms = twoForms(names);
    if (forms !== undefined) {
      const at = this.#placeOf(forms.text, span);
      this.#say(splunkLintDiagnostics.make("splunk/two-forms", forms, this.#source, at));
    }
    const events = this.#events;
    const absent = names.filter((name) => whyNotSupplied(name, events) !== undefined);
    const sets = absent.length > 0 ? absent.map((name) => [name]) : [neverTogether(names, events)];
    for (const fields of sets) {
      const [first] = fields;
      if (first === undefined) continue;
      const payload = { fields, events: eventNames(events) };
      const at = this.#placeOf(first, span);
      this.#say(splunkLintDiagnostics.make("splunk/empty-group", payload, this.#source, at));
    }
  }

  /** What is asked of a dataset of a data model. */
  #model(command: Of<"tstats">): void {
    if (command.where !== undefined) this.#search(command.where, false, undefined);
    for (const unknown of unknownModelFields(command)) {
      const at = this.#placeOf(unknown.field, command.span);
      this.#say(
        splunkLintDiagnostics.make("splunk/unknown-model-field", unknown, this.#source, at),
      );
    }
  }

  /** Where a name stands within a span; the span where it does not, for a macro may bring it. */
  #placeOf(name: string, span: Span): Span {
    const text = this.#source.text.slice(span.start, span.end);
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      const around = text.charAt(at - 1) + text.charAt(at + name.length);
      if (!/[\w.]/.test(around))
        return { start: span.start + at, end: span.start + at + name.length };
    }
    return span;
  }
}
