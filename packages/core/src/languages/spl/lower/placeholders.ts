import type { Expr } from "../../../model/index.ts";
import type { Span } from "../../../source/index.ts";
import { placeholder } from "../parse/placeholders.ts";
import { refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import type { Rows } from "./rows.ts";
import { call, column, textLiteral } from "./values.ts";

/** A text with what is given for the names in it; undefined where it has none, or is not within a `map`. */
export function filledIn(
  text: string,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): Expr | undefined {
  const { given } = lowering;
  if (given.size === 0 || !placeholder.test(text)) return undefined;
  const parts = text.split(placeholder).flatMap((part, i): readonly Expr[] => {
    if (i % 2 === 0) return part === "" ? [] : [textLiteral(part)];
    const known = given.get(part);
    if (known === undefined) return [textLiteral(`$${part}$`)];
    if (rows.type(known.column) === undefined) {
      const { value } = known;
      if (value === undefined)
        return refuse(lowering, "'map' with a field's value that its rows have lost", span);
      rows.extend({ name: known.column, value });
    }
    return [column(known.column, "string")];
  });
  const [first = textLiteral(""), ...rest] = parts;
  return rest.reduce((left, right) => call("spl-join", "string", left, right), first);
}

/** Whether a name is made of what is given, which cannot be known before the search runs. */
export const isGiven = (name: string, { given }: Lowering): boolean =>
  given.size > 0 && placeholder.test(name);
