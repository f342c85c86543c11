import type { Expr } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { fieldOf, refuse } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { spanSeconds } from "../time.ts";
import { asNumber, asText, call, numberLiteral, textLiteral, wholeLiteral } from "../values.ts";

/** The bin that a value is in: of times the start of a span, of numbers a range such as `10-20`. */
export function binned(
  name: string,
  size: string,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): Expr {
  const value = fieldOf(name, rows, lowering, span);
  if (rows.type(name) === "datetime") {
    // Spans begin where these snap to, said or not.
    const seconds = spanSeconds(size.replace(/@(?:[smhd]|w1)$/, ""));
    if (seconds !== undefined)
      return call("spl-bin-time", "datetime", value, wholeLiteral(seconds * 1e7));
    const unit = /^1?(mon|month|q|qtr|quarter|y|yr|year)s?$/i.exec(size)?.[1];
    if (unit === undefined) return refuse(lowering, `The span '${size}'`, span);
    const start = call("spl-relative-time", "real", asNumber(value), textLiteral(`@${unit}`));
    return call("spl-time", "datetime", start);
  }
  const number = Number(size);
  const length = Number.isFinite(number) && number > 0 ? number : spanSeconds(size);
  if (length === undefined) return refuse(lowering, `The span '${size}'`, span);
  const start = call("spl-bin", "real", asNumber(value), numberLiteral(length));
  const end: Expr = {
    kind: "arithmetic",
    operator: "add",
    left: start,
    right: numberLiteral(length),
    type: "real",
  };
  const from = call("spl-join", "string", asText(start), textLiteral("-"));
  return call("spl-join", "string", from, asText(end));
}
