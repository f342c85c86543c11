import type { Span } from "../../source/index.ts";

/** A query that stands in a page, with what the page says around it. */
export interface FoundQuery {
  /** Of the text between the marks. */
  readonly span: Span;
  readonly text: string;
  /** What the fence says that it is: `kusto`, `eql`, `spl`. */
  readonly label?: string;
  /** The level that stands behind it: `spl level=high`. */
  readonly level?: FoundWord;
  /** What is said between the heading and the query, without line breaks. */
  readonly about?: string;
  /** The nearest heading above, without its marks. */
  readonly heading?: string;
  /** The ATT&CK technique that the nearest heading with one names. */
  readonly technique?: string;
}

export interface FoundWord {
  readonly text: string;
  readonly span: Span;
}

const heading = /^#{1,6}[ \t]+(.*?)[ \t]*#*$/;
const technique = /\bT\d{4}(?:\.\d{3})?\b/;

/** The texts in fences, and those in backticks that are more than a word, from a place on. */
export function findQueries(page: string, start: number): readonly FoundQuery[] {
  const found: FoundQuery[] = [];
  let above: { readonly heading?: string; readonly technique?: string } = {};
  let at = start;
  // Since the heading, or the query before.
  let saidFrom = start;
  while (at < page.length) {
    const lineEnd = endOfLine(page, at);
    const line = page.slice(at, lineEnd);
    const fence = /^[ \t]*(```+|~~~+)[ \t]*([\w+|-]*)(?:.*?\blevel=([\w-]+))?/.exec(line);
    const title = heading.exec(line)?.[1];
    if (fence !== null) {
      const from = lineEnd + 1;
      const close = closingFence(page, from, fence[1] ?? "```");
      const text = page.slice(from, close.at);
      const [, , label = "", level = ""] = fence;
      const levelAt = at + fence[0].length - level.length;
      found.push({
        span: { start: from, end: close.at },
        text,
        ...(label === "" ? {} : { label: label.toLowerCase() }),
        ...(level === ""
          ? {}
          : { level: { text: level, span: { start: levelAt, end: levelAt + level.length } } }),
        ...aboutOf(page.slice(saidFrom, at)),
        ...above,
      });
      at = close.end;
      saidFrom = at;
    } else if (title !== undefined) {
      const id = technique.exec(title)?.[0] ?? above.technique;
      above = { heading: title, ...(id === undefined ? {} : { technique: id }) };
      at = lineEnd + 1;
      saidFrom = at;
    } else {
      const [query, end] = inBackticks(page, at, lineEnd);
      at = end;
      if (query === undefined) continue;
      found.push({ ...query, ...aboutOf(page.slice(saidFrom, query.span.start - 1)), ...above });
      saidFrom = end;
    }
  }
  return found;
}

function aboutOf(text: string): { readonly about?: string } {
  const about = text.replaceAll(/\s+/g, " ").trim();
  return about === "" ? {} : { about };
}

function endOfLine(page: string, at: number): number {
  const end = page.indexOf("\n", at);
  return end < 0 ? page.length : end;
}

function closingFence(page: string, start: number, mark: string) {
  for (let at = start; at < page.length;) {
    const end = endOfLine(page, at);
    if (page.slice(at, end).trim().startsWith(mark)) return { at, end: end + 1 };
    at = end + 1;
  }
  return { at: page.length, end: page.length };
}

/** A code span that begins on this line; it may go on over others, but not over an empty one. */
function inBackticks(
  page: string,
  start: number,
  lineEnd: number,
): readonly [query: Pick<FoundQuery, "span" | "text"> | undefined, end: number] {
  const open = page.indexOf("`", start);
  if (open < 0 || open >= lineEnd) return [undefined, lineEnd + 1];
  const paragraph = /\n[ \t]*\r?\n/g;
  paragraph.lastIndex = open;
  const limit = paragraph.exec(page)?.index ?? page.length;
  const close = page.indexOf("`", open + 1);
  if (close < 0 || close > limit) return [undefined, lineEnd + 1];
  const text = page.slice(open + 1, close);
  const isQuery = /\s/.test(text.trim()) && /[:=|]/.test(text);
  return [isQuery ? { span: { start: open + 1, end: close }, text } : undefined, close + 1];
}
