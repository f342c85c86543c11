import type { DataScalar, SourceText, Span } from "../../../source/index.ts";

/**
 * The place in the source of a part of a scalar's decoded text. Where decoding changed the text
 * (folded lines, doubled quotes) characters are found by counting the visible ones, which folding
 * keeps; a scalar with escapes is pointed at as a whole.
 */
export function spanWithin(
  scalar: DataScalar,
  source: SourceText,
  start: number,
  end: number,
): Span {
  const { text } = scalar;
  const content = contentOf(scalar);
  if (content.end - content.start === text.length) {
    return { start: content.start + start, end: content.start + end };
  }
  const raw = source.slice(content);
  if (visible(raw) !== visible(text)) return scalar.span;
  const first = offsetOfVisible(raw, countVisible(text, start));
  const last = offsetOfVisible(raw, Math.max(0, countVisible(text, end) - 1));
  return { start: content.start + first, end: content.start + Math.max(first, last + 1) };
}

/** The span between the quotes. */
function contentOf({ span, style }: DataScalar): Span {
  return style === "quoted" ? { start: span.start + 1, end: span.end - 1 } : span;
}

const visible = (text: string) => text.replace(/\s/g, "");

function countVisible(text: string, until: number): number {
  return visible(text.slice(0, until)).length;
}

function offsetOfVisible(text: string, index: number): number {
  let left = index;
  for (let at = 0; at < text.length; at++) {
    if (/\s/.test(text.charAt(at))) continue;
    if (left === 0) return at;
    left--;
  }
  return text.length;
}
