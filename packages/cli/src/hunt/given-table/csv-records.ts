import type { Datum } from "@telltale/core/model";
import type { GivenRecord } from "./record.ts";

/** The delimiters that headers use, by falling likelihood. */
const delimiters = [",", ";", "\t"];

/** What portals add to the names of times: `TimeGenerated [UTC]`. */
const zoneMark = / \[(?:UTC|Local Time)\]$/;

/** Reads CSV (RFC 4180) with a header row; an empty cell is null. */
export async function* readCsv(
  pieces: AsyncIterable<string>,
): AsyncGenerator<GivenRecord, void, void> {
  let header: readonly string[] | undefined;
  for await (const { cells, line } of rowsOf(pieces)) {
    if (cells.length === 1 && cells[0] === "") continue;
    if (header === undefined) {
      header = cells.map((name) => name.trim().replace(zoneMark, ""));
    } else if (cells.length !== header.length) {
      yield { line, problem: `a row of ${cells.length} cells under a header of ${header.length}` };
    } else {
      yield {
        line,
        isText: true,
        fields: new Map<string, Datum>(
          header.map((name, i) => [name, cells[i] === "" ? null : (cells[i] ?? null)]),
        ),
      };
    }
  }
}

interface Row {
  readonly cells: readonly string[];
  /** The line that the row starts in, from 1. */
  readonly line: number;
}

async function* rowsOf(pieces: AsyncIterable<string>): AsyncGenerator<Row, void, void> {
  let delimiter: string | undefined;
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  /** After a quote inside quotes: the next character says whether it ends them. */
  let isAtQuote = false;
  let isAtReturn = false;
  let line = 1;
  let start = 1;
  let head = "";
  const row = () => {
    const done = { cells: [...cells, cell], line: start };
    cells = [];
    cell = "";
    start = line;
    return done;
  };
  for await (const piece of pieces) {
    let text = piece;
    if (delimiter === undefined) {
      head += piece;
      if (!/[\r\n]/.test(head)) continue;
      delimiter = sniff(head);
      text = head;
    }
    for (const char of text) {
      const wasReturn = isAtReturn;
      isAtReturn = false;
      if (isQuoted && !isAtQuote) {
        if (char === '"') isAtQuote = true;
        else cell += char;
        if (char === "\n") line++;
        continue;
      }
      if (isAtQuote) {
        isAtQuote = false;
        if (char === '"') {
          cell += char;
          continue;
        }
        isQuoted = false;
      }
      if (char === "\n" && wasReturn) {
        start = ++line;
      } else if (char === "\n" || char === "\r") {
        isAtReturn = char === "\r";
        if (!isAtReturn) line++;
        yield row();
      } else if (char === delimiter) {
        cells.push(cell);
        cell = "";
      } else if (char === '"' && cell === "") {
        isQuoted = true;
      } else {
        cell += char;
      }
    }
  }
  if (delimiter === undefined && head !== "") {
    // A header and nothing else.
    yield { cells: head.split(sniff(head)), line: 1 };
  } else if (cell !== "" || cells.length > 0) yield row();
}

function sniff(head: string): string {
  const [first = ""] = head.split(/[\r\n]/, 1);
  const counts = delimiters.map((delimiter) => first.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}
