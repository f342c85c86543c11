import type { DataScalar } from "../../source/index.ts";
import { SourceText } from "../../source/index.ts";

/** A text that stands somewhere in a file, by itself: before it the file is blank, so that its places are the file's. */
export function textAt(source: SourceText, start: number, text: string): SourceText {
  return new SourceText(source.name, blank(source.text.slice(0, start)) + text);
}

/** The text of an attribute, by itself. Where it is written otherwise than it reads its places are near, not exact. */
export function textOfNode(node: DataScalar, source: SourceText): SourceText {
  const { start } = node.span;
  return textAt(source, start, isVerbatim(node, source) ? source.slice(node.span) : node.text);
}

/** Whether an attribute's text stands in the file as it reads, indentation aside. */
export function isVerbatim(node: DataScalar, source: SourceText): boolean {
  return unindented(source.slice(node.span)) === unindented(node.text);
}

function unindented(text: string): string {
  return text.trim().replaceAll(/[ \t]*\r?\n[ \t]*/g, "\n");
}

/** As many lines and characters, without a sign on them. */
function blank(text: string): string {
  return text.replaceAll(/[^\r\n]/g, " ");
}
