import { typeOf } from "../../../../model/index.ts";
import type { Column, Expr } from "../../../../model/index.ts";
import type { Command } from "../../syntax.ts";
import { expandNames, fieldOf, isInternal, refuse, wildcardParts } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import { patternOf, regexOfPattern } from "../search.ts";
import { asNumber, asText, asTypeOf, call, column, textLiteral, looksNumeric } from "../values.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

export function lowerEvalCommand(
  { assignments }: Of<"eval">,
  rows: Rows,
  lowering: Lowering,
): void {
  // Each sees what those before it have made.
  for (const { field, value } of assignments) {
    const lowered = lowering.value(value, rows);
    rows.extend({ name: field, value: field === "_time" ? asTime(lowered) : asValue(lowered) });
  }
}

const asValue = (value: Expr): Expr => (typeOf(value) === "boolean" ? asText(value) : value);

/** Seconds since 1970 as the time of a row, which other commands go by. */
const asTime = (value: Expr): Expr =>
  typeOf(value) === "datetime" ? value : call("spl-time", "datetime", asNumber(value));

export function lowerFields({ remove, names }: Of<"fields">, rows: Rows): void {
  if (remove) return rows.remove(expandNames(names, rows));
  // Internal fields stay until they are removed by name.
  const kept = new Set([
    ...rows.names.filter((name) => name.startsWith("_")),
    ...expandNames(names, rows),
  ]);
  rows.project(
    [...kept].flatMap((name): readonly Column[] => {
      const type = rows.type(name);
      return type === undefined ? [] : [{ name, value: column(name, type) }];
    }),
  );
}

export function lowerTable({ names, span }: Of<"table">, rows: Rows, lowering: Lowering): void {
  rows.project(
    expandNames(names, rows).map((name) => ({ name, value: fieldOf(name, rows, lowering, span) })),
  );
}

/** Renames one after another; a column of the new name gives way. Fields that are not there are passed over. */
export function lowerRename({ pairs }: Of<"rename">, rows: Rows): void {
  const renamed = new Map<string, string>();
  for (const { from, to } of pairs) {
    if (!from.includes("*")) {
      if (rows.type(from) !== undefined && from !== to) renamed.set(from, to);
      continue;
    }
    for (const name of rows.names) {
      if (isInternal(name) !== isInternal(from)) continue;
      const parts = wildcardParts(from, name);
      let i = 0;
      const fresh = parts && to.replaceAll("*", () => parts[i++] ?? "");
      if (fresh !== undefined && fresh !== name) renamed.set(name, fresh);
    }
  }
  if (renamed.size === 0) return;
  const last = new Map([...renamed].map(([from, to]) => [to, from]));
  const gone = [...renamed.keys()].filter((from) => last.get(renamed.get(from) ?? "") !== from);
  rows.remove([...gone, ...[...last.keys()].filter((to) => !renamed.has(to))]);
  rows.add({ kind: "rename", names: [...last].map(([to, from]) => ({ from, to })) });
}

export function lowerFillnull({ names, options }: Of<"fillnull" | "filldown">, rows: Rows): void {
  const value = options.get("value") ?? "0";
  const filled =
    names.length === 0
      ? rows.names.filter((name) => !name.startsWith("_"))
      : expandNames(names, rows);
  rows.extend(
    ...filled.map((name): Column => {
      const type = rows.type(name);
      if (type === undefined) return { name, value: textLiteral(value) };
      const isNumber = type === "long" || type === "real";
      const into = type === "dynamic" ? type : isNumber && looksNumeric(value) ? "real" : "string";
      const subject = column(name, type);
      return {
        name,
        value: {
          kind: "case",
          branches: [
            { when: { kind: "is-null", subject }, then: asTypeOf(textLiteral(value), into) },
          ],
          otherwise: asTypeOf(subject, into),
          type: into,
        },
      };
    }),
  );
}

const defaultFormat = "%m/%d/%Y %H:%M:%S";

export function lowerConvert(
  { conversions, options, span }: Of<"convert">,
  rows: Rows,
  lowering: Lowering,
): void {
  for (const { function: name, field, as } of conversions) {
    for (const one of expandNames([field], rows)) {
      if (rows.type(one) === undefined) continue;
      const value = fieldOf(one, rows, lowering, span);
      const format = textLiteral(options.get("timeformat") ?? defaultFormat);
      const into = as === field ? one : as;
      switch (name) {
        case "ctime":
          rows.extend({
            name: into,
            value: call("spl-strftime", "string", asNumber(value), format),
          });
          break;
        case "mktime":
          rows.extend({ name: into, value: call("spl-strptime", "real", asText(value), format) });
          break;
        case "auto":
        case "num":
        case "rmunit":
        case "rmcomma":
          rows.extend({ name: into, value: asNumber(value) });
          break;
        case "none":
          break;
        default:
          refuse(lowering, `The conversion '${name}'`, span);
      }
    }
  }
}

/** `replace "a*" with b in x`: values that fit as a whole; a wildcard in the new value stands for what the first one found. */
export function lowerReplace({ pairs, names }: Of<"replace">, rows: Rows): void {
  const fields =
    names.length === 0
      ? rows.names.filter((name) => !name.startsWith("_"))
      : expandNames(names, rows);
  for (const name of fields) {
    const type = rows.type(name);
    if (type === undefined || type === "dynamic") continue;
    let value = asText(column(name, type));
    for (const { from, to } of pairs) {
      const regex = regexOfPattern(patternOf(from), true).replaceAll(".*", "(.*)");
      let i = 0;
      const by = to.replaceAll("\\", "\\\\").replaceAll("*", () => `\\${++i}`);
      value = call("spl-replace", "string", value, textLiteral(regex), textLiteral(by));
    }
    rows.extend({ name, value });
  }
}
