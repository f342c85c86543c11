import type { DataScalar, SourceText, Span } from "../../../source/index.ts";

/** Finds the place in the source of a part of a scalar's decoded text. */
export type Locate = (start: number, end: number) => Span;

/**
 * Where decoding changed a scalar's text (folded lines, doubled quotes) characters are found by
 * counting the visible ones, which folding keeps; a scalar with escapes is pointed at as a whole.
 */
export function locateIn(scalar: DataScalar, source: SourceText): Locate {
  const { text } = scalar;
  const content = contentOf(scalar);
  if (content.end - content.start === text.length) {
    return (start, end) => ({ start: content.start + start, end: content.start + end });
  }
  const raw = visibleOffsets(source.slice(content));
  const decoded = visibleOffsets(text);
  if (raw.length !== decoded.length) return () => scalar.span;
  const length = content.end - content.start;
  return (start, end) => {
    const first = raw[firstAtOrAfter(decoded, start)] ?? length;
    const last = raw[firstAtOrAfter(decoded, end) - 1] ?? first;
    return { start: content.start + first, end: content.start + Math.max(first, last + 1) };
  };
}

/** The span between the quotes. */
function contentOf({ span, style }: DataScalar): Span {
  return style === "quoted" ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** The offsets of the characters that are not white space. */
function visibleOffsets(text: string): readonly number[] {
  return Array.from(text.matchAll(/\S/g), (match) => match.index);
}

/** The index of the first of the ascending offsets that is not below `offset`. */
function firstAtOrAfter(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
