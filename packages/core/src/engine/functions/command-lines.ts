import { membersOf } from "../datum.ts";
import { ofText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

export const commandLineFunctions: readonly NamedFunction[] = [
  /** windows-arguments(line): the program and its arguments, as CommandLineToArgvW cuts them. */
  ofText("windows-arguments", windowsArguments),
  /** count(list): how many values there are. */
  ["count", ([list]) => membersOf(list).length],
  /** values(a, b, …): those that there are, as one list. */
  ["values", (args) => args.flatMap(membersOf)],
];

/**
 * Cuts a command line as Windows does: quotes hold blanks together, a backslash only counts before a quote.
 * Source: https://learn.microsoft.com/windows/win32/api/shellapi/nf-shellapi-commandlinetoargvw
 */
export function windowsArguments(line: string): readonly string[] {
  const args: string[] = [];
  let at = 0;
  // The program's name: quotes end it, backslashes are of paths.
  if (line.charAt(0) === '"') {
    const close = line.indexOf('"', 1);
    at = close < 0 ? line.length : close + 1;
    args.push(line.slice(1, close < 0 ? line.length : close));
  } else {
    while (at < line.length && !isBlank(line.charAt(at))) at++;
    args.push(line.slice(0, at));
  }
  for (;;) {
    while (at < line.length && isBlank(line.charAt(at))) at++;
    if (at >= line.length) return args;
    const [argument, end] = readArgument(line, at);
    args.push(argument);
    at = end;
  }
}

const isBlank = (char: string) => char === " " || char === "\t";

function readArgument(line: string, start: number): readonly [argument: string, end: number] {
  let argument = "";
  let isQuoted = false;
  let at = start;
  while (at < line.length) {
    const char = line.charAt(at);
    if (isBlank(char) && !isQuoted) break;
    if (char === "\\") {
      let end = at;
      while (line.charAt(end) === "\\") end++;
      const count = end - at;
      const beforeQuote = line.charAt(end) === '"';
      argument += "\\".repeat(beforeQuote ? Math.floor(count / 2) : count);
      at = end;
      if (beforeQuote && count % 2 === 1) {
        argument += '"';
        at++;
      }
    } else if (char === '"') {
      // Two quotes inside quotes are one of the text.
      if (isQuoted && line.charAt(at + 1) === '"') {
        argument += '"';
        at++;
      } else isQuoted = !isQuoted;
      at++;
    } else {
      argument += char;
      at++;
    }
  }
  return [argument, at];
}
