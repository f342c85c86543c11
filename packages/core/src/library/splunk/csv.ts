import type { Span } from "../../source/index.ts";

export interface CsvRow {
  readonly cells: readonly string[];
  readonly span: Span;
}

/** The rows of a text of comma-separated values (RFC 4180): cells in quotes may hold commas, line breaks and quotes. */
export function readCsvText(text: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  let start = at;
  const endRow = () => {
    if (cells.length > 1 || cells[0] !== "") rows.push({ cells, span: { start, end: at } });
    cells = [];
  };
  while (at < text.length) {
    const isQuoted = text.charAt(at) === '"';
    const end = isQuoted ? endOfQuote(text, at + 1) : at;
    const quoted = isQuoted ? text.slice(at + 1, end).replaceAll('""', '"') : "";
    const rest = /[^,\r\n]*/y;
    rest.lastIndex = isQuoted ? end + 1 : at;
    const bare = rest.exec(text)?.[0] ?? "";
    at = (isQuoted ? end + 1 : at) + bare.length;
    cells.push(quoted + bare);
    if (text.charAt(at) !== ",") {
      endRow();
      at += text.startsWith("\r\n", at) ? 2 : 1;
      start = at;
    } else if (++at === text.length) cells.push("");
  }
  if (cells.length > 0) endRow();
  return rows;
}

/** The place of the quote that closes a cell, or the end of the text. */
function endOfQuote(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text.charAt(at) !== '"') continue;
    if (text.charAt(at + 1) !== '"') return at;
    at++;
  }
  return text.length;
}
