import type { ColumnType, ScalarType, Step } from "@telltale/core/model";
import { convert } from "../convert.ts";
import { writeExpr } from "../expr/write-expr.ts";
import { textLiteral } from "../literal.ts";
import {
  filtered,
  keptColumns,
  mergeColumns,
  rowsAlias,
  withColumns,
  withValues,
} from "../relation.ts";
import type { NewColumn, Relation } from "../relation.ts";
import { escapeRegex, toRe2, withoutGroups } from "../regex.ts";
import { missingValue } from "../source.ts";
import type { Writer } from "../writer.ts";

type ParseStep = Extract<Step, { kind: "parse" }>;

/** Columns out of a text, by a regular expression that the pattern comes to. */
export function writeParse(step: ParseStep, relation: Relation, writer: Writer): Relation {
  const columns = step.parts.flatMap((part) => (part.kind === "column" ? [part.column] : []));
  const pattern = patternOf(step, writer);
  const text = convert(
    writeExpr(step.subject, { alias: rowsAlias, ...relation }, writer),
    "string",
    writer.context,
  );
  const subject = withValues(writer, relation, [text]);
  const regex = textLiteral(pattern);
  const fields = `[${columns.map((_, i) => `'f${i}'`).join(", ")}]`;
  const [on = ""] = subject.columns;
  const found = columns.length === 0 ? "TRUE" : `regexp_extract(${on}, ${regex}, ${fields})`;
  const { rows: searched, columns: searches } = withValues(writer, subject.rows, [
    { sql: `regexp_matches(${on}, ${regex})`, type: "boolean" },
    { sql: found, type: "dynamic" },
  ]);
  const [fits = "", texts = ""] = searches;

  const values = columns.map((column, i) =>
    valueSql(column, `struct_extract(${texts}, 'f${i}')`, writer),
  );
  // In a simple parse, one text that is no value of its column's type spoils the others too.
  const typed = columns.flatMap(({ type }, i) => (type === "string" ? [] : [values[i] ?? ""]));
  const all =
    step.mode === "relaxed" || typed.length === 0
      ? fits
      : `(${[fits, ...typed.map((value) => `${value} IS NOT NULL`)].join(" AND ")})`;
  const parsed = columns.map((column, i): NewColumn => {
    const missing = missingValue(column.type, writer);
    return {
      name: column.name,
      type: column.type,
      value: `CASE WHEN ${all} THEN ${values[i] ?? "NULL"} ELSE ${missing} END`,
    };
  });
  const known = new Set(relation.columns.map(({ name }) => name));
  const kept = keptColumns(searched).filter(({ name }) => known.has(name));
  if (step.keepUnparsed) return withColumns(writer, searched, mergeColumns(kept, parsed));
  return withColumns(writer, filtered(searched, all), mergeColumns(kept, parsed));
}

function valueSql(column: ColumnType, text: string, writer: Writer): string {
  return convert({ sql: text, type: "string" }, column.type, writer.context).sql;
}

/** What the text of a value looks like: only numbers are told from other texts while searching. */
const shapes: Partial<Record<ScalarType, string>> = {
  int: String.raw`[+-]?\d+`,
  long: String.raw`[+-]?\d+`,
  real: String.raw`[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
  decimal: String.raw`[+-]?\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
};

function patternOf(step: ParseStep, writer: Writer): string {
  const { mode, parts } = step;
  const flags = new Set(mode === "regex" ? step.flags : "s");
  const body = parts.map((part, i) => {
    const last = i === parts.length - 1;
    switch (part.kind) {
      case "text": {
        if (mode !== "regex") return escapeRegex(part.text);
        const regex = toRe2(part.text);
        if (regex.kind === "pattern") return withoutGroups(regex.pattern);
        writer.refuse(
          `the regular expression in parse cannot be run here: ${regex.reason}`,
          step.origin,
        );
        return "";
      }
      case "skip":
        return last ? ".*" : ".*?";
      case "column": {
        const shape = mode === "relaxed" ? undefined : shapes[part.column.type];
        // A pattern of regular expressions takes as much as it can, one of constants as little.
        return `(${shape ?? (last || mode === "regex" ? ".*" : ".*?")})`;
      }
    }
  });
  const letters = [...flags].filter((letter) => "imsU".includes(letter)).join("");
  const anchored = mode === "regex" ? body.join("") : `^${body.join("")}$`;
  return letters === "" ? anchored : `(?${letters})${anchored}`;
}
