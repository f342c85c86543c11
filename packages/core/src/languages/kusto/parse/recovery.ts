import { nearest } from "../../../source/index.ts";
import { advance, peek, previous, skipTo, wordSet } from "../../text/index.ts";
import { infixOperators } from "./operators-infix.ts";
import { type Parser, refuse } from "./parser.ts";

const closers: ReadonlySet<string> = new Set([")", "]", "}"]);
const none: ReadonlySet<string> = new Set();

/**
 * Called behind a source or operator, where a pipe, a semicolon or the end of what is around must follow.
 * If something else does, or the operator was not read to its end, parsing goes on at the next such place,
 * so that an error in one operator hides none in the next.
 */
export function endStage(parser: Parser): void {
  if (!parser.panic) {
    if (isAtStageEnd(parser)) return;
    refuse(
      parser,
      parser.depth > 0 ? "an operator, '|' or a closing bracket" : "an operator, '|' or ';'",
      () => hintFor(parser),
    );
  }
  leaveStage(parser);
}

/** Skips to the end of the operator and is in step again. */
export function leaveStage(parser: Parser): void {
  const outer = parser.depth > 0 ? closers : none;
  skipTo(parser, outer, ({ kind }) => kind === "|" || kind === ";" || startsStatement(parser));
  parser.panic = false;
}

function isAtStageEnd(parser: Parser): boolean {
  const { kind } = peek(parser);
  if (kind === "|" || kind === ";" || kind === "end") return true;
  if (parser.depth > 0) return kind === "," || closers.has(kind);
  return startsStatement(parser);
}

/** Whether a statement seems to start here whose predecessor lacks its semicolon. */
export function startsStatement(parser: Parser): boolean {
  const token = peek(parser);
  if (parser.depth > 0 || token.kind !== "word" || parser.at === 0) return false;
  const gap = parser.source.text.slice(previous(parser).end, token.start);
  if (!gap.includes("\n")) return false;
  if (/^(?:let|set|declare|alias|restrict)$/.test(token.text)) {
    return peek(parser, 1).kind === "word";
  }
  return /\n\s*\n/.test(gap) && previous(parser).kind !== "|";
}

/** What the author may have meant by what follows an expression. */
function hintFor(parser: Parser): string | undefined {
  const { text, kind } = peek(parser);
  if (previous(parser).text === "not") return "'not' is a function: not(…).";
  if (kind === "=") return "Values are compared by == or =~; before a single = stands one name.";
  if (kind === "string" || kind === "end") return undefined;
  if (text === "as") return "A column gets a new name by new = old.";
  if (text === "not") return "Tests are negated by '!' before them: !in, !has, !contains.";
  if (infixOperators.has(text))
    return "Put one of the two tests in parentheses, or join them by 'and'.";
  if (kind !== "word") return undefined;
  if (stageWords.has(text)) return `A pipe stands before the operator: | ${text} …`;
  const near = nearest(text, infixWords);
  return near === undefined ? undefined : `Did you mean '${near}'?`;
}

const infixWords: readonly string[] = [...infixOperators.keys()].filter((text) => /\w/.test(text));

const stageWords: ReadonlySet<string> = wordSet(`
  where extend project summarize join sort order top take limit distinct union count parse
  lookup evaluate invoke mv`);

/** Behind a whole statement: steps over its semicolon, or reports that it is missing. */
export function endStatement(parser: Parser): void {
  const { kind } = peek(parser);
  if (kind === ";") advance(parser);
  if (kind === ";" || kind === "end" || (kind === "}" && parser.depth > 0)) {
    parser.panic = false;
    return;
  }
  refuse(parser, "';'", "Statements are separated by semicolons.");
  parser.panic = false;
  if (startsStatement(parser)) return;
  const outer = parser.depth > 0 ? closers : none;
  skipTo(parser, outer, (token) => token.kind === ";" || startsStatement(parser));
  if (peek(parser).kind === ";") advance(parser);
}
