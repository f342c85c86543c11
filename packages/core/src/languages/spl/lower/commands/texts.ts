import { isTrue, not, typeOf } from "../../../../model/index.ts";
import type { Column, Expr } from "../../../../model/index.ts";
import type { Command } from "../../syntax.ts";
import { expandValues } from "../expand-values.ts";
import { cases } from "../functions/function.ts";
import { jsonValue } from "../json.ts";
import { fieldOf, refuse, regexOf } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { isOn } from "../options.ts";
import { groupNames, onlyGroup } from "../regex.ts";
import type { Rows } from "../rows.ts";
import {
  asMany,
  asText,
  asTypeOf,
  booleanLiteral,
  call,
  column,
  isNothing,
  numberLiteral,
  textLiteral,
  wholeLiteral,
} from "../values.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/** Takes named groups out of a field. Where nothing is found, what there was before stays. */
export function lowerRex(
  { regex, options, span }: Of<"rex">,
  rows: Rows,
  lowering: Lowering,
): void {
  const field = options.get("field") ?? "_raw";
  const subject = fieldOf(field, rows, lowering, span);
  if (options.get("mode") === "sed") return lowerSed(regex, field, subject, rows, lowering, span);
  const pattern = regexOf(regex, lowering, span);
  const most = Number(options.get("max_match") ?? "1");
  rows.extend(
    ...groupNames(pattern).flatMap((name, i): readonly Column[] => {
      if (name === undefined) return [];
      // The database numbers no more than nine groups.
      const group = textLiteral(onlyGroup(pattern, i));
      const first = wholeLiteral(1);
      const isMany = most !== 1 || typeOf(subject) === "dynamic";
      const found: Expr = isNothing(subject)
        ? subject
        : isMany
          ? call("spl-rex-all", "dynamic", subject, group, first, numberLiteral(most))
          : call("spl-rex", "string", asText(subject), group, first);
      return [{ name, value: orFormer(found, name, rows) }];
    }),
  );
}

function orFormer(found: Expr, name: string, rows: Rows): Expr {
  const former = rows.type(name);
  if (former === undefined) return found;
  const type =
    former === typeOf(found)
      ? former
      : former === "dynamic" || typeOf(found) === "dynamic"
        ? "dynamic"
        : "string";
  return {
    kind: "case",
    branches: [
      { when: { kind: "is-null", subject: found }, then: asTypeOf(column(name, former), type) },
    ],
    otherwise: asTypeOf(found, type),
    type,
  };
}

function lowerSed(
  text: string,
  field: string,
  subject: Expr,
  rows: Rows,
  lowering: Lowering,
  span: Of<"rex">["span"],
): void {
  const [, regex, by, flags = ""] =
    /^s\/((?:\\.|[^/\\])*)\/((?:\\.|[^/\\])*)\/(\w*)$/s.exec(text.trim()) ?? [];
  if (regex === undefined || by === undefined || !/^g?$/.test(flags))
    return refuse(lowering, "This form of 'rex mode=sed'", span);
  const pattern = textLiteral(regexOf(regex.replaceAll("\\/", "/"), lowering, span));
  rows.extend({
    name: field,
    value: call(
      flags === "g" ? "spl-replace" : "spl-replace-first",
      "string",
      asText(subject),
      pattern,
      textLiteral(by.replaceAll("\\/", "/")),
    ),
  });
}

export function lowerRegex(
  { field, negated, regex, span }: Of<"regex">,
  rows: Rows,
  lowering: Lowering,
): void {
  const subject = fieldOf(field, rows, lowering, span);
  const pattern = textLiteral(regexOf(regex, lowering, span, "finds"));
  const test: Expr =
    typeOf(subject) === "dynamic"
      ? call("spl-many-any-fits", "boolean", subject, pattern)
      : call("spl-matches", "boolean", asText(subject), pattern);
  rows.filter(negated ? not(isTrue(test)) : isTrue(test));
}

export function lowerMany(
  { kind, field, options, span }: Of<"mvexpand" | "nomv" | "makemv" | "mvcombine">,
  rows: Rows,
  lowering: Lowering,
): void {
  const value = fieldOf(field, rows, lowering, span);
  switch (kind) {
    case "mvexpand": {
      if (typeOf(value) !== "dynamic") return;
      const limit = Number(options.get("limit") ?? "0");
      return expandValues(field, value, rows, { limit, span });
    }
    case "nomv":
      return rows.extend({ name: field, value: asText(value) });
    case "makemv": {
      const tokenizer = options.get("tokenizer");
      const made =
        tokenizer === undefined
          ? splitAt(options.get("delim") ?? " ", value, isOn(options, "allowempty", false))
          : call(
              "spl-rex-all",
              "dynamic",
              asText(value),
              textLiteral(regexOf(tokenizer, lowering, span)),
              wholeLiteral(1),
              numberLiteral(0),
            );
      return rows.extend({ name: field, value: made });
    }
    case "mvcombine": {
      const by = rows.columns.filter(({ name }) => name !== field);
      return rows.add({
        kind: "summarize",
        by: by.map(({ name, type }) => ({ name, value: column(name, type) })),
        aggregates: [{ name: field, function: "spl-list", type: "dynamic", args: [asMany(value)] }],
        origin: span,
      });
    }
  }
}

/** A text cut at each delimiter; what is empty between two of them is left out, if not asked for. */
function splitAt(delimiter: string, value: Expr, keepsEmpty: boolean): Expr {
  const parts = call("spl-split", "dynamic", asText(value), textLiteral(delimiter));
  return keepsEmpty
    ? parts
    : call("spl-many-filter", "dynamic", parts, textLiteral("(?s)^.+$"), booleanLiteral(true));
}

/** `strcat a "," b joined`: values and quoted texts, one after another, in a field. */
export function lowerStrcat(
  { parts, into, options, span }: Of<"strcat">,
  rows: Rows,
  lowering: Lowering,
): void {
  const isWhole = isOn(options, "allrequired", false);
  const texts = parts.map((part): Expr => {
    if ("text" in part) return textLiteral(part.text);
    const value = asText(fieldOf(part.field, rows, lowering, span));
    const when: Expr = { kind: "is-null", subject: value };
    return isWhole ? value : cases([{ when, then: textLiteral("") }], value);
  });
  const [first = textLiteral(""), ...rest] = texts;
  const joined = rest.reduce((left, right) => call("spl-join", "string", left, right), first);
  rows.extend({ name: into, value: joined });
}

/** Fields out of XML or JSON that a field holds: those that the search speaks of. */
export function lowerExtraction(
  { name, args, options, span }: Of<"other">,
  rows: Rows,
  lowering: Lowering,
): void {
  const isXml = name === "xmlkv";
  const isOfField = isXml || name === "fromjson";
  const input = (isOfField ? (options.get("field") ?? args[0]) : options.get("input")) ?? "_raw";
  const subject = asText(fieldOf(input, rows, lowering, span));
  const path = isOfField ? undefined : (options.get("path") ?? args[0]);
  const prefix = name === "fromjson" ? (options.get("prefix") ?? "") : "";
  const read = (one: string): Expr =>
    isXml
      ? call("spl-xml-value", "string", subject, textLiteral(one))
      : jsonValue(subject, one.slice(prefix.length));
  if (path !== undefined)
    return rows.extend({ name: options.get("output") ?? path, value: read(path) });
  const names = lowering.mentioned.filter(
    (one) =>
      !one.includes("*") &&
      !one.startsWith("_") &&
      one.startsWith(prefix) &&
      one !== input &&
      (rows.type(one) ?? "string") === "string",
  );
  rows.extend(...names.map((one) => ({ name: one, value: orFormer(read(one), one, rows) })));
}
