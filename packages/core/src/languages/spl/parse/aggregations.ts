import type { Aggregation } from "../syntax.ts";
import type { Cursor } from "./cursor.ts";
import { readEval } from "./eval.ts";

/** Reads aggregations up to `by`, `from`, `where` or the end: with commas or without, with `as` or without. */
export function readAggregations(cursor: Cursor, stops: readonly string[]): readonly Aggregation[] {
  const aggregations: Aggregation[] = [];
  for (;;) {
    while (cursor.take(",")) {
      // Commas are optional.
    }
    if (cursor.isAtEnd || cursor.peek() === "[" || stops.some((word) => cursor.seesWord(word)))
      return aggregations;
    aggregations.push(readAggregation(cursor));
  }
}

function readAggregation(cursor: Cursor): Aggregation {
  const start = (cursor.skipBlanks(), cursor.at);
  const name = cursor.takeMatch(/[A-Za-z_]\w*/y)?.toLowerCase() ?? cursor.fail("an aggregation");
  let field: string | undefined;
  let condition: Aggregation["condition"];
  if (cursor.looksAt("(") || (cursor.peek() === "(" && cursor.take(""))) {
    cursor.expect("(");
    if (cursor.takeWord("eval")) {
      cursor.expect("(");
      condition = readEval(cursor);
      cursor.expect(")");
    } else if (cursor.peek() !== ")") field = cursor.field();
    cursor.expect(")");
  }
  const text = cursor.text.slice(start, cursor.at).trimEnd();
  const as = cursor.takeWord("as") ? cursor.name("a name") : undefined;
  return {
    function: name,
    ...(field === undefined ? {} : { field }),
    ...(condition === undefined ? {} : { condition }),
    ...(as === undefined ? {} : { as }),
    text,
    span: cursor.span(start),
  };
}
