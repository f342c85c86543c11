import { SourceText } from "../../source/index.ts";
import type { Span } from "../../source/index.ts";

/**
 * The query as a text of its own whose places are those of the file, where it stands there as it reads: what comes
 * before it is blank. Where it stands otherwise (escapes of JSON), places are those within the query.
 */
export function standingWhereItStands(query: string, source: SourceText, span: Span): SourceText {
  // Of an export with many rules each would search, and hold, a text as long as all of them.
  const at = span.start > 0 ? -1 : source.text.indexOf(query);
  if (at < 0 || at >= span.end) return new SourceText(source.name, query);
  const before = source.text.slice(0, at).replaceAll(/[^\r\n]/g, " ");
  return new SourceText(source.name, before + query);
}
