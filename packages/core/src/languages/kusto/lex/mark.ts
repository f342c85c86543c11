import type { Mark } from "./token.ts";

const marks = "( ) [ ] { } | ; , : . = < > + - * / % @ ? .. == => =~ != !~ <> <= >=".split(" ");

const byText: ReadonlyMap<string, Mark> = new Map(marks.map((mark) => [mark, mark as Mark]));

/** The longest mark at this place. */
export function markAt(text: string, at: number): Mark | undefined {
  return byText.get(text.slice(at, at + 2)) ?? byText.get(text.charAt(at));
}
