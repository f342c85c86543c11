import type { EvalExpr, EvalOperator } from "../syntax.ts";
import { mentionWords } from "./commands/reader.ts";
import { unescapeQuotes } from "./cursor.ts";
import type { Cursor } from "./cursor.ts";

/**
 * Reads an expression of `eval` and `where`: NOT, then AND, then OR, then XOR. Words of logic are known in any case.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Eval
 */
export function readEval(cursor: Cursor): EvalExpr {
  return cursor.nested(() => readLogic(cursor, 0));
}

const connectives = ["xor", "or", "and"] as const;

function readLogic(cursor: Cursor, level: number): EvalExpr {
  const word = connectives[level];
  if (word === undefined) return readNot(cursor);
  const start = (cursor.skipBlanks(), cursor.at);
  const args = [readLogic(cursor, level + 1)];
  while (cursor.takeWord(word)) args.push(readLogic(cursor, level + 1));
  return args.length === 1 ? (args[0] as EvalExpr) : { kind: word, args, span: cursor.span(start) };
}

function readNot(cursor: Cursor): EvalExpr {
  const start = (cursor.skipBlanks(), cursor.at);
  const isMark = cursor.peek() === "!" && !cursor.looksAt("!=");
  if (isMark) cursor.at++;
  if (!isMark && !cursor.takeWord("NOT")) return readComparison(cursor);
  const arg = cursor.nested(() => readNot(cursor));
  return { kind: "not", arg, span: cursor.span(start) };
}

function readComparison(cursor: Cursor): EvalExpr {
  const start = (cursor.skipBlanks(), cursor.at);
  const left = readInfix(cursor, 0);
  if (cursor.takeWord("LIKE")) {
    // `x LIKE ("%a%")` is written too.
    const right = readInfix(cursor, 0);
    return { kind: "binary", operator: "like", left, right, span: cursor.span(start) };
  }
  const isNegated = cursor.seesWord("NOT") && /NOT\s+IN\b/iy.test(cursor.text.slice(cursor.at));
  if (isNegated) cursor.takeWord("NOT");
  if (cursor.takeWord("IN")) {
    cursor.expect("(");
    const values = readArguments(cursor);
    const test: EvalExpr = { kind: "in", subject: left, values, span: cursor.span(start) };
    return isNegated ? { kind: "not", arg: test, span: test.span } : test;
  }
  const written = cursor.takeMatch(/!=|<=|>=|==|=|<|>/y);
  if (written === undefined) return left;
  const operator = (written === "==" ? "=" : written) as EvalOperator;
  const right = readInfix(cursor, 0);
  return { kind: "binary", operator, left, right, span: cursor.span(start) };
}

const levels: readonly RegExp[] = [/[+-]/y, /[*/%]/y, /\./y];

function readInfix(cursor: Cursor, level: number): EvalExpr {
  const marks = levels[level];
  if (marks === undefined) return readUnary(cursor);
  const start = (cursor.skipBlanks(), cursor.at);
  let left = readInfix(cursor, level + 1);
  for (;;) {
    const operator = cursor.takeMatch(marks) as EvalOperator | undefined;
    if (operator === undefined) return left;
    const right = readInfix(cursor, level + 1);
    left = { kind: "binary", operator, left, right, span: cursor.span(start) };
  }
}

function readUnary(cursor: Cursor): EvalExpr {
  const start = (cursor.skipBlanks(), cursor.at);
  if (cursor.take("-")) {
    const arg = cursor.nested(() => readUnary(cursor));
    return { kind: "minus", arg, span: cursor.span(start) };
  }
  cursor.take("+");
  return readPrimary(cursor);
}

function readPrimary(cursor: Cursor): EvalExpr {
  const start = (cursor.skipBlanks(), cursor.at);
  if (cursor.take("(")) {
    const inner = readEval(cursor);
    cursor.expect(")");
    return inner;
  }
  const quoted = cursor.takeQuoted();
  if (quoted !== undefined)
    return { kind: "string", value: unescapeQuotes(quoted), span: cursor.span(start) };
  if (cursor.peek() === "'") {
    const name = cursor.field();
    return { kind: "field", name, span: cursor.span(start) };
  }
  const number = cursor.takeMatch(/(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?(?![\w])/y);
  if (number !== undefined)
    return { kind: "number", value: Number(number), span: cursor.span(start) };
  const name = cursor.takeMatch(/[\w@#$][\w@#$:{}]*/y);
  if (name === undefined) return cursor.fail("a value");
  if (cursor.peek() === "(") {
    cursor.at++;
    const args = readArguments(cursor);
    const [text] = args;
    if (/^searchmatch$/i.test(name) && text?.kind === "string") mentionWords(cursor, text.value);
    return { kind: "call", name: name.toLowerCase(), args, span: cursor.span(start) };
  }
  return { kind: "field", name: cursor.mention(name), span: cursor.span(start) };
}

/** Arguments behind an opening parenthesis, up to and with the closing one. */
function readArguments(cursor: Cursor): readonly EvalExpr[] {
  const args: EvalExpr[] = [];
  for (;;) {
    while (cursor.take(",")) {
      // Empty arguments are passed over.
    }
    if (cursor.take(")")) return args;
    if (args.length > 0 && cursor.isAtEnd) cursor.fail("')'");
    // `isnull(x=1)` and the like take conditions.
    args.push(readEval(cursor));
  }
}
