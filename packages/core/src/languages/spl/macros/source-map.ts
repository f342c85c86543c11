import type { Span } from "../../../source/index.ts";

/** A run of the expanded text and where it came from; within a macro's text all of it is the macro's call. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly origin: Span;
  readonly verbatim: boolean;
}

/** A text with its macros expanded. */
export interface ExpandedText {
  readonly text: string;
  /** In order, without gaps. */
  readonly segments: readonly Segment[];
}

/** What of the original text a span of the expanded text stands for. */
export function originOf({ segments }: ExpandedText, start: number, end: number): Span {
  const first = segmentAt(segments, start);
  const last = segmentAt(segments, Math.max(start, end - 1));
  if (first === undefined || last === undefined) return { start: 0, end: 0 };
  const from = first.verbatim ? first.origin.start + (start - first.start) : first.origin.start;
  const to = last.verbatim ? last.origin.start + (end - last.start) : last.origin.end;
  return { start: from, end: Math.max(from, to) };
}

function segmentAt(segments: readonly Segment[], at: number): Segment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as Segment).start <= at) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}
