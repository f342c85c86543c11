import { escapeAt } from "./escape.ts";
import type { LuceneRange, LuceneRangeEnd } from "./syntax.ts";

const form =
  /^([[{])\s*("(?:[^"\\]|\\.)*"|[^\s\]}]+)\s+TO\s+("(?:[^"\\]|\\.)*"|[^\s\]}]+)\s*([\]}])/;

/** Reads `[a TO b}`; where it is none, all up to what could close it. */
export function scanRange(
  text: string,
  start: number,
): { readonly range?: LuceneRange; readonly end: number } {
  const whole = text.slice(start);
  const [all, open, low = "", high = "", close] = form.exec(whole) ?? [];
  if (all === undefined) {
    const [rest = ""] = /^[^\]}]*[\]}]?/.exec(whole) ?? [];
    return { end: start + rest.length };
  }
  const end = start + all.length;
  return {
    range: {
      kind: "range",
      ...endOf("low", low, open === "["),
      ...endOf("high", high, close === "]"),
      span: { start, end },
    },
    end,
  };
}

function endOf<K extends "low" | "high">(
  key: K,
  written: string,
  isIncluded: boolean,
): { readonly [N in K]?: LuceneRangeEnd } {
  if (written === "*") return {};
  const inside = written.startsWith('"') ? written.slice(1, -1) : written;
  let text = "";
  for (let at = 0; at < inside.length;) {
    const escaped = inside[at] === "\\" ? escapeAt(inside, at) : undefined;
    text += escaped?.char ?? inside.charAt(at);
    at += escaped?.length ?? 1;
  }
  return { [key]: { text, isIncluded } } as { readonly [N in K]: LuceneRangeEnd };
}
