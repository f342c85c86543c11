import type { PairStep } from "@telltale/core/model";
import type { TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import { textLiteral } from "../literal.ts";
import { keptColumns, mergeColumns, rowsAlias, withColumns } from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { missingValue } from "../source.ts";
import type { Writer } from "../writer.ts";

/** Columns out of a text of keys and values; the first value of a key counts. */
export function writePairs(step: PairStep, relation: Relation, writer: Writer): Relation {
  const subject = convert(
    writeExpr(step.subject, { alias: rowsAlias, ...relation }, writer),
    "string",
    writer.context,
  ).sql;
  const { pairDelimiter, valueDelimiter, quotes, escape, greedy, regex } = step;
  const form = textLiteral(
    JSON.stringify({ pairDelimiter, valueDelimiter, quotes, escape, greedy, regex }),
  );
  const pairs = writer.hidden();
  const bag: NewColumn = {
    name: pairs,
    type: "dynamic",
    value: `js_parse_pairs(${subject}, ${form})`,
  };
  const split = withColumns(writer, relation, [...keptColumns(relation), bag]);
  const bagColumn = split.columns.at(-1);
  const columns = step.columns.map(({ name, type }): NewColumn => {
    const path = `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
    const text: TypedSql = {
      sql: `json_extract_string(${rowsAlias}.${bagColumn?.sql ?? ""}, ${textLiteral(path)})`,
      type: "string",
    };
    const value = convert(text, type, writer.context).sql;
    const missing = missingValue(type, writer);
    return { name, type, value: missing === "''" ? `coalesce(${value}, '')` : value };
  });
  const kept = keptColumns(split).filter(({ name }) => name !== pairs);
  return withColumns(writer, split, mergeColumns(kept, columns));
}
