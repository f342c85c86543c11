import { nearest } from "../../../source/index.ts";
import type { Diagnostic, SourceText, Span } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import { splDiagnostics } from "../diagnostics.ts";
import type { SaySpl } from "../diagnostics.ts";
import { expandMacros } from "../macros/expand.ts";
import type { MacroTable } from "../macros/macro.ts";
import type { Command, Pipeline } from "../syntax.ts";
import { commandReaders } from "./commands/index.ts";
import { Cursor, StageFailed } from "./cursor.ts";
import { closingBracket, splitStages } from "./stages.ts";

export interface ParsedSpl {
  readonly tree: Pipeline;
  /** The fields that the search speaks of, in the order of their first mention. */
  readonly mentioned: readonly string[];
  /** The text with its macros expanded, as it was parsed. */
  readonly expanded: string;
  readonly diagnostics: readonly Diagnostic[];
}

export interface SplOptions {
  readonly macros?: MacroTable;
  /** The search, where it is not the whole source: its text, and where a place in that stands in the source. */
  readonly within?: { readonly text: string; readonly place: (span: Span) => Span };
}

const maxDiagnostics = 100;

/**
 * Parses a search. Macros are expanded first; places in the tree and in diagnostics are those of the text as written. A
 * stage with an error is left out, the others are there. Never throws.
 */
export function parseSpl(
  source: SourceText,
  { macros = new Map(), within }: SplOptions = {},
): ParsedSpl {
  const { diagnostics, say } = createReport(splDiagnostics, source, maxDiagnostics, (tell, span) =>
    tell("spl/too-many", { limit: maxDiagnostics }, span),
  );
  const place = within?.place ?? ((span: Span) => span);
  const sayOfText: SaySpl = (code, payload, span) => say(code, payload, place(span));
  const expanded = expandMacros(within?.text ?? source.text, macros, sayOfText);
  const cursor = new Cursor(expanded, say, place);
  const tree = readPipeline(cursor, "search");
  return { tree, mentioned: [...cursor.mentioned], expanded: expanded.text, diagnostics };
}

/** Reads the stages up to the cursor's end. What stands before the first pipe is a `search`, or else a command. */
function readPipeline(cursor: Cursor, first: "search" | "command"): Pipeline {
  const { at: start, end } = cursor;
  const stages = splitStages(cursor.text, start, end);
  const commands = stages.flatMap((stage, i) => {
    cursor.at = stage.start;
    cursor.end = stage.end;
    if (cursor.isAtEnd) return [];
    return readStage(cursor, i === 0 ? first : "command") ?? [];
  });
  cursor.at = cursor.end = end;
  return { commands, span: cursor.span(start) };
}

function readStage(cursor: Cursor, as: "search" | "command"): Command | undefined {
  const start = cursor.at;
  const stageEnd = cursor.end;
  const word = cursor.takeMatch(/[A-Za-z_]\w*(?=[\s[\]|"(]|$)/y)?.toLowerCase();
  const known = word === undefined ? undefined : commandReaders.get(word);
  // A search that begins without a pipe may begin with the word all the same.
  const isImplicit = as === "search" && word !== "search";
  if (isImplicit) cursor.at = start;
  else if (known === undefined) {
    cursor.at = start;
    const name = /^[^\s|[\]]+/.exec(cursor.text.slice(start, stageEnd))?.[0] ?? "";
    const near = nearest(name.toLowerCase(), commandReaders.keys());
    cursor.say("spl/unknown-command", { name, near }, cursor.span(start, start + name.length));
    return undefined;
  }
  const options = new Map<string, string>();
  const name = isImplicit ? "search" : (word ?? "search");
  const read = commandReaders.get(name);
  if (read === undefined) return undefined;
  try {
    const command = read({ cursor, options, subsearch: readSubsearch }, name);
    if (!cursor.isAtEnd) cursor.fail("the end of the stage");
    return { ...command, options, span: cursor.span(start, stageEnd) };
  } catch (failure) {
    if (!(failure instanceof StageFailed)) throw failure;
    return undefined;
  }
}

/** Reads a search in brackets, of which the first stage may lack its pipe. */
function readSubsearch(cursor: Cursor): Pipeline {
  return cursor.nested(() => {
    cursor.skipBlanks();
    const open = cursor.at;
    const outer = cursor.end;
    const close = closingBracket(cursor.text, open, outer);
    if (close < 0) {
      cursor.say("spl/unclosed", { mark: "[" }, cursor.span(open, open + 1));
      throw new StageFailed();
    }
    cursor.at = open + 1;
    cursor.end = close;
    const word = cursor.takeMatch(/[A-Za-z_]\w*(?=\s)/y)?.toLowerCase();
    const isCommand = word !== undefined && commandReaders.has(word);
    cursor.at = open + 1;
    const pipeline = readPipeline(cursor, isCommand ? "command" : "search");
    cursor.at = close + 1;
    cursor.end = outer;
    return pipeline;
  });
}
