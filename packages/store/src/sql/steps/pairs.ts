import type { Step } from "@telltale/core/model";
import type { TypedSql } from "../../functions/types.ts";
import { convert } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import { textLiteral } from "../literal.ts";
import { toRe2 } from "../regex.ts";
import { columnSql, keptColumns, mergeColumns, rowsAlias, withColumns } from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { missingValue } from "../source.ts";
import type { Writer } from "../writer.ts";

type PairStep = Extract<Step, { kind: "parse-pairs" }>;

/** What the text is split into, and how the value of a key is found there: the first, if there are several. */
interface Split {
  readonly parts: readonly string[];
  readonly valueOf: (key: string, parts: readonly string[]) => string;
}

/** Columns out of a text of keys and values. */
export function writePairs(step: PairStep, relation: Relation, writer: Writer): Relation {
  const subject = convert(
    writeExpr(step.subject, { alias: rowsAlias, ...relation }, writer),
    "string",
    writer.context,
  ).sql;
  const split =
    step.regex === undefined
      ? splitAtDelimiters(step, subject)
      : splitByRegex(step, step.regex, subject, writer);
  const held = split.parts.map((value): NewColumn => ({
    name: writer.hidden(),
    type: "dynamic",
    value,
  }));
  const rows = withColumns(writer, relation, [...keptColumns(relation), ...held]);
  const parts = rows.columns.slice(-held.length).map((column) => columnSql(column));
  const columns = step.columns.map(({ name, type }): NewColumn => {
    const text: TypedSql = { sql: split.valueOf(name, parts), type: "string" };
    const value = convert(text, type, writer.context).sql;
    const missing = missingValue(type, writer);
    return { name, type, value: missing === "''" ? `coalesce(${value}, '')` : value };
  });
  const kept = keptColumns(rows).slice(0, -held.length);
  return withColumns(writer, rows, mergeColumns(kept, columns));
}

function splitAtDelimiters(step: PairStep, subject: string): Split {
  const { pairDelimiter, valueDelimiter, quotes, escape, greedy } = step;
  const form = JSON.stringify({ pairDelimiter, valueDelimiter, quotes, escape, greedy });
  return {
    parts: [`js_parse_pairs(${subject}, ${textLiteral(form)})`],
    valueOf: (key, [bag = ""]) => {
      const path = `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return `json_extract_string(${bag}, ${textLiteral(path)})`;
    },
  };
}

/** The first two groups are key and value. The database searches in linear time, whatever the text. */
function splitByRegex(step: PairStep, pattern: string, subject: string, writer: Writer): Split {
  const regex = toRe2(pattern);
  if (regex.kind === "refused")
    writer.refuse(
      `the regular expression of parse-kv cannot be run here: ${regex.reason}`,
      step.origin,
    );
  const text = textLiteral(`(?s)${regex.kind === "pattern" ? regex.pattern : ""}`);
  return {
    parts: [1, 2].map((group) => `regexp_extract_all(${subject}, ${text}, ${group})`),
    valueOf: (key, [keys = "", values = ""]) =>
      `${values}[list_position(${keys}, ${textLiteral(key)})]`,
  };
}
