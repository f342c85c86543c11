import { nearest } from "../../../source/index.ts";
import type { Span } from "../../../source/index.ts";
import type { ColumnType, Expr, Query } from "../../../model/index.ts";
import type { SplPack } from "../pack.ts";
import type { EvalExpr, Pipeline } from "../syntax.ts";
import type { ParsedSpl } from "../parse/parse.ts";
import type { SaySplLowering } from "./diagnostics.ts";
import { withoutLooks } from "./look-around.ts";
import { translatePcre } from "./regex.ts";
import type { Rows } from "./rows.ts";
import { column, nothing } from "./values.ts";

/** A dataset of a data model, as rows: its columns are called `Dataset.field`. */
export interface SplDataset {
  readonly name: string;
  readonly prefix: string;
  readonly columns: readonly ColumnType[];
}

/** What lowering needs to know of the world. */
export interface SplTables {
  dataset(name: string): SplDataset | undefined;
}

/** Left where a stage cannot be lowered; caught in `lowerSpl`, never outside. */
export class NotLowered extends Error {}

/** What stands for a name within a `map`: a column of the rows, and its value where they have none of that name. */
export interface Given {
  readonly column: string;
  readonly value?: Expr;
}

/** What lowering needs at every place. */
export interface Lowering extends SplPack {
  readonly say: SaySplLowering;
  readonly tables: SplTables;
  /** The fields that the search speaks of anywhere: events have those, as far as it can tell. */
  readonly mentioned: readonly string[];
  /** What is missing, and what for: the search runs without. */
  readonly stubs: { readonly what: string; readonly span: Span }[];
  /** Lowers an expression of eval: a value, or true or false. */
  readonly value: (expr: EvalExpr, rows: Rows) => Expr;
  readonly condition: (expr: EvalExpr, rows: Rows) => Expr;
  /** Lowers a search within the search; of rows where it goes on with them. */
  readonly pipeline: (pipeline: Pipeline, rows?: Rows) => Rows;
  /** The values that become columns, once the data has shown them; until then lowering ends there. */
  readonly columnsOf: (values: Query, span: Span) => readonly ColumnType[];
  /** A test that a command or function holds as text: a search expression, or `eval(…)`. */
  readonly test: (text: string, rows: Rows, span: Span) => Expr;
  /** What stands for `$name$` in values and quoted texts, within the search of a `map`. */
  readonly given: ReadonlyMap<string, Given>;
  /** Whether the search is one of many alike, as in a `map`. */
  readonly isRepeated: boolean;
  /** The same for a search within the search, which speaks of fields of its own. */
  readonly within: (parts: Pick<Lowering, "given" | "mentioned" | "isRepeated">) => Lowering;
  /** Parses a search that a command holds as text; refused where that is not well formed. */
  readonly parsed: (text: string, span: Span) => ParsedSpl;
  /** Parses and lowers text that a command holds, as going on with rows. */
  readonly text: (text: string, rows: Rows, span: Span) => void;
}

export function refuse(lowering: Lowering, what: string, span: Span): never {
  lowering.say("spl/unsupported", { what }, span);
  throw new NotLowered();
}

/** A field of the rows; one that they do not have is nothing. */
export function fieldOf(name: string, rows: Rows, lowering: Lowering, span: Span): Expr {
  const type = rows.type(name);
  if (type !== undefined) return { ...column(name, type), origin: span };
  if (name !== "null") {
    const near = nearest(name, rows.names);
    lowering.say("spl/no-field", { name, near }, span);
  }
  return nothing();
}

/**
 * A regular expression for the database; refused where it has no like. For tests, `finds`, it need only find something in
 * the same texts.
 */
export function regexOf(
  source: string,
  lowering: Lowering,
  span: Span,
  purpose: "finds" | "takes" = "takes",
): string {
  const plain = purpose === "finds" ? withoutLooks(source) : undefined;
  const translated = translatePcre(plain ?? source);
  if ("pattern" in translated) return translated.pattern;
  lowering.say("spl/regex", { reason: translated.problem }, span);
  throw new NotLowered();
}

/** Whether a name fits one with wildcards, and what the wildcards stand for. */
export function wildcardParts(pattern: string, name: string): readonly string[] | undefined {
  const source = pattern
    .split("*")
    .map((part) => part.replaceAll(/[\\^$.+?()[\]{}|]/g, String.raw`\$&`))
    .join("(.*)");
  return new RegExp(`^${source}$`, "s").exec(name)?.slice(1);
}

/** Names of internal fields begin with an underscore. */
export const isInternal = (name: string): boolean => name.startsWith("_");

/**
 * The columns that names with wildcards stand for, each once; names without are kept as they are. Of internal fields only
 * `_*` speaks.
 */
export function expandNames(names: readonly string[], rows: Rows): readonly string[] {
  const all = names.flatMap((name) =>
    name.includes("*")
      ? rows.names.filter(
          (known) =>
            wildcardParts(name, known) !== undefined && isInternal(known) === isInternal(name),
        )
      : [name],
  );
  return [...new Set(all)];
}
