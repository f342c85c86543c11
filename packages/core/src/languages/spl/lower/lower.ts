import type { ColumnType, Expr, OpenQuestion, Query } from "../../../model/index.ts";
import type { Diagnostic, Span } from "../../../source/index.ts";
import { SourceText } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import { emptyPack } from "../pack.ts";
import type { SplPack } from "../pack.ts";
import { parseSpl } from "../parse/parse.ts";
import type { ParsedSpl } from "../parse/parse.ts";
import type { Pipeline } from "../syntax.ts";
import { lowerCommand } from "./command.ts";
import { splLoweringDiagnostics } from "./diagnostics.ts";
import { lowerCondition, lowerEval } from "./eval.ts";
import { NotLowered, refuse } from "./lowering.ts";
import type { Lowering, SplTables } from "./lowering.ts";
import type { Rows } from "./rows.ts";
import { lowerSearch } from "./search.ts";

export interface SplLoweringOptions extends Partial<SplPack> {
  readonly tables: SplTables;
  /** The columns that the data showed, by the key of the open question that an earlier lowering ended in. */
  readonly answers?: ReadonlyMap<string, readonly ColumnType[]>;
}

export interface LoweredSpl {
  /** Absent where the search cannot be run, and the diagnostics say why, and where the data has to be asked first. */
  readonly query?: Query;
  readonly openQuestion?: OpenQuestion;
  readonly columns: readonly ColumnType[];
  /** What the search asks for that is not here: it runs without. */
  readonly stubs: readonly { readonly what: string; readonly span: Span }[];
  readonly diagnostics: readonly Diagnostic[];
}

const maxDiagnostics = 100;

/**
 * Lowers a parsed search to a pipeline over the tables `splunk.events` and those of the vocabulary `cim`. Texts are null
 * where a field is missing, and several values are a dynamic list of texts. Never throws.
 */
export function lowerSpl(
  { tree, mentioned, diagnostics: ofText }: ParsedSpl,
  source: SourceText,
  { tables, answers = new Map(), ...pack }: SplLoweringOptions,
): LoweredSpl {
  const { diagnostics, say } = createReport(
    splLoweringDiagnostics,
    source,
    maxDiagnostics,
    () => {},
  );
  const stubs: { what: string; span: Span }[] = [];
  // What is left of a search with errors means something else.
  if (ofText.some(({ severity }) => severity === "error"))
    return { columns: [], stubs, diagnostics };
  let openQuestion: OpenQuestion | undefined;
  let asked = 0;
  const loweringOf = (parts: Pick<Lowering, "given" | "mentioned" | "isRepeated">): Lowering => {
    const lowering: Lowering = {
      ...parts,
      say,
      tables,
      ...emptyPack,
      ...pack,
      stubs,
      value: (expr, rows) => lowerEval(expr, rows, lowering),
      condition: (expr, rows) => lowerCondition(expr, rows, lowering),
      pipeline: (pipeline, rows) => lowerPipeline(pipeline, rows, lowering),
      columnsOf: (prefix, span) => {
        if (parts.isRepeated) return refuse(lowering, "Columns made of values within 'map'", span);
        // A macro or a template may ask more than once at one place.
        const key = `${span.start}#${asked++}`;
        const answer = answers.get(key);
        if (answer !== undefined) return answer;
        openQuestion = { kind: "pivot", key, prefix, span };
        throw new NotLowered();
      },
      test: (text, rows, span) => lowerTest(text, rows, span, lowering),
      within: loweringOf,
      parsed: (text, span) => parseText(text, span, lowering),
      text: (text, rows, span) => lowerText(text, rows, span, lowering),
    };
    return lowering;
  };
  const lowering = loweringOf({ given: new Map(), mentioned, isRepeated: false });
  try {
    const rows = lowerPipeline(tree, undefined, lowering);
    return { query: rows.query(), columns: rows.columns, stubs, diagnostics };
  } catch (failure) {
    if (!(failure instanceof NotLowered)) throw failure;
    const question = openQuestion === undefined ? {} : { openQuestion };
    return { ...question, columns: [], stubs, diagnostics };
  }
}

function lowerPipeline(
  { commands, span }: Pipeline,
  rows: Rows | undefined,
  lowering: Lowering,
): Rows {
  let current = rows;
  for (const command of commands) current = lowerCommand(command, current, lowering);
  return current ?? refuse(lowering, "A search of nothing", span);
}

/** A search that stands in a command as text; what is said of it is said of the command. */
function parseText(text: string, span: Span, lowering: Lowering): ParsedSpl {
  const parsed = parseSpl(new SourceText("text", text), {
    macros: lowering.macros,
    within: { text, place: () => span },
  });
  return parsed.diagnostics.length > 0 ? refuse(lowering, `'${text.trim()}'`, span) : parsed;
}

/** A test that stands in a command as text. */
function lowerTest(text: string, rows: Rows, span: Span, lowering: Lowering): Expr {
  const condition = /^eval\s*\((.*)\)$/is.exec(text.trim())?.[1];
  const search = condition === undefined ? `search ${text}` : `| where ${condition}`;
  const [command] = parseText(search, span, lowering).tree.commands;
  if (command?.kind === "where") return lowering.condition(command.where, rows);
  return command?.kind === "search" && command.where !== undefined
    ? lowerSearch(command.where, rows, lowering)
    : refuse(lowering, `'${text.trim()}'`, span);
}

/** Stages that stand in a command as text, with something filled in. */
function lowerText(text: string, rows: Rows, span: Span, lowering: Lowering): void {
  const { tree } = parseText(`| ${text.trim().replace(/^\|/, "")}`, span, lowering);
  for (const command of tree.commands)
    if (lowerCommand(command, rows, lowering) !== rows)
      refuse(lowering, `'${command.kind}' within 'foreach'`, span);
}
