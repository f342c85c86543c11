/**
 * The arguments of a command line as Windows divides it: by blanks and tabs outside of quotes; `\"` is a quote, two
 * quotes within quotes are one, and backslashes count only before quotes.
 * https://learn.microsoft.com/cpp/c-language/parsing-c-command-line-arguments
 */
export function splitCommandLine(line: string): readonly string[] {
  const args: string[] = [];
  let current: string | undefined;
  let isQuoted = false;
  for (let at = 0; at < line.length;) {
    const character = line.charAt(at);
    if (!isQuoted && (character === " " || character === "\t")) {
      if (current !== undefined) args.push(current);
      current = undefined;
      at += 1;
      continue;
    }
    current ??= "";
    const run = slashesAt(line, at);
    const isBeforeQuote = line[at + run] === '"';
    if (run > 0) {
      current += "\\".repeat(isBeforeQuote ? Math.floor(run / 2) : run);
      at += run;
      if (isBeforeQuote && run % 2 === 1) {
        current += '"';
        at += 1;
      }
    } else if (character === '"') {
      const isDoubled = isQuoted && line[at + 1] === '"';
      if (isDoubled) current += '"';
      else isQuoted = !isQuoted;
      at += isDoubled ? 2 : 1;
    } else {
      current += character;
      at += 1;
    }
  }
  return current === undefined ? args : [...args, current];
}

function slashesAt(line: string, at: number): number {
  let end = at;
  while (line[end] === "\\") end += 1;
  return end - at;
}
