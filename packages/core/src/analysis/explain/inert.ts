/**
 * Rule files come from anywhere: a control character or a change of writing direction in one must not
 * reach a terminal or a page. They are shown by their number; line breaks stay.
 */
export function inert(value: string): string {
  return value.replaceAll(
    /(?!\n)\p{Cc}|\p{Bidi_Control}/gu,
    (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** The same for a place that has one line. */
export const inertLine = (value: string): string => inert(value).replaceAll("\n", "\\n");
