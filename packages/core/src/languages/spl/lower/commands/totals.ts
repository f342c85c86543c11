import type { AggregateColumn, Column, Expr } from "../../../../model/index.ts";
import type { Command } from "../../syntax.ts";
import { cases } from "../functions/function.ts";
import { expandNames } from "../lowering.ts";
import { isOn } from "../options.ts";
import { Rows } from "../rows.ts";
import { asNumber, column, numberLiteral, textLiteral } from "../values.ts";
import { appended } from "./combine.ts";

/**
 * `addtotals` adds a column with the sum of a row's numbers, or a row with those of columns, as `addcoltotals` does.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Addtotals
 */
export function lowerTotals(
  { name, options, args }: Extract<Command, { kind: "other" }>,
  rows: Rows,
): Rows {
  const isOfRows = name === "addtotals";
  const fields = (args.length === 0 ? rows.names : expandNames(args, rows)).filter(
    (one) => !one.startsWith("_") && rows.type(one) !== undefined && rows.type(one) !== "dynamic",
  );
  const number = (one: string) => asNumber(column(one, rows.type(one) ?? "string"));
  const total = options.get("fieldname") ?? "Total";
  if (isOfRows && isOn(options, "row", true)) {
    const sum = fields.map(number).map(orZero).reduce(plus, numberLiteral(0));
    rows.extend({ name: total, value: sum });
    fields.push(total);
  }
  if (isOfRows && !isOn(options, "col", false)) return rows;
  const source = rows.asSource();
  const sums = new Rows(source);
  sums.add({
    kind: "summarize",
    by: [],
    aggregates: [...new Set(fields)].map((one): AggregateColumn => ({
      name: one,
      function: "spl-sum",
      type: "real",
      args: [number(one)],
    })),
  });
  const label = options.get("labelfield");
  const value: Column["value"] = textLiteral(options.get("label") ?? "Total");
  if (label !== undefined) sums.extend({ name: label, value });
  return appended(new Rows(source), [sums]);
}

const orZero = (value: Expr): Expr =>
  cases([{ when: { kind: "is-null", subject: value }, then: numberLiteral(0) }], value);

const plus = (left: Expr, right: Expr): Expr => ({
  kind: "arithmetic",
  operator: "add",
  left,
  right,
  type: "real",
});
