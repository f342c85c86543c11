import type { Expr } from "../../../model/index.ts";
import type { SearchValue } from "../syntax.ts";
import { refuse } from "./lowering.ts";
import type { Lowering } from "./lowering.ts";
import type { Rows } from "./rows.ts";
import {
  booleanLiteral,
  call,
  column,
  compareNumbers,
  numberLiteral,
  textLiteral,
} from "./values.ts";

const names = new Set(["earliest", "latest", "_index_earliest", "_index_latest"]);

export const isTimeModifier = (name: string): boolean => names.has(name);

/** Seconds since 1970 of now. */
export const now = (): Expr => call("spl-epoch", "real", call("now", "datetime"));

/** `earliest=-1h`: the time of an event against a time that is counted from now, or that is given. */
export function timeTest(name: string, value: SearchValue, rows: Rows, lowering: Lowering): Expr {
  // When events came into an index is not known here.
  if (name.startsWith("_index") || rows.type("_time") !== "datetime") return booleanLiteral(true);
  const time = column("_time", "datetime");
  const bound = timeBound(value.text);
  if (bound === undefined) return refuse(lowering, `The time '${value.text}'`, value.span);
  if (bound === "always") return booleanLiteral(true);
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  const plain = /^-(\d+)([smhdw])(?:in|ins|r|rs|our|ours|ec|ecs|ay|ays|eek|eeks)?$/i.exec(
    value.text,
  );
  const operator = name === "earliest" ? "ge" : "lt";
  if (plain !== null) {
    const ticks = Number(plain[1]) * (units[(plain[2] ?? "s").toLowerCase()] ?? 1) * 1e7;
    // In this form readers of logs know how far back they need to go.
    return {
      kind: "compare",
      operator,
      left: time,
      right: {
        kind: "arithmetic",
        operator: "subtract",
        left: call("now", "datetime"),
        right: { kind: "literal", value: { kind: "timespan", ticks } },
        type: "datetime",
      },
      as: "time",
      caseRule: "sensitive",
      quantifier: "any",
      origin: value.span,
    };
  }
  return compareNumbers(operator, time, bound);
}

function timeBound(text: string): Expr | "always" | undefined {
  if (text === "0" || text === "1" || text === "") return "always";
  if (/^\d{9,}(?:\.\d+)?$/.test(text)) return numberLiteral(Number(text));
  if (/^now(?:\(\))?$/i.test(text)) return now();
  if (/^(?:[+-](?:\d+[a-z]*|[a-z]+)|@[a-z]+\d?)+$/i.test(text))
    return hasUnits(text) ? call("spl-relative-time", "real", now(), textLiteral(text)) : undefined;
  const [, month, day, year, hour, minute, second] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}):(\d{2}):(\d{2}):(\d{2})$/.exec(text) ?? [];
  if (year === undefined) return undefined;
  const ms = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  return numberLiteral(ms / 1000);
}

/** Whether all words of a modifier are units of time. */
const hasUnits = (text: string) =>
  [...text.matchAll(/[a-z]+/gi)].every(([word]) =>
    /^(?:s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?|mon(?:ths?)?|q(?:trs?|uarters?)?|y(?:(?:ea)?rs?)?)$/i.test(
      word,
    ),
  );

/** Seconds of a span such as `5m` or `1d`; undefined for those of no fixed length. */
export function spanSeconds(text: string): number | undefined {
  const [, count = "", unit = ""] =
    /^(\d*)(s|sec|secs|second|seconds|m|min|mins|minute|minutes|h|hr|hrs|hour|hours|d|day|days|w|week|weeks)$/i.exec(
      text.trim(),
    ) ?? [];
  if (unit === "") return undefined;
  const length: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };
  return (count === "" ? 1 : Number(count)) * (length[unit.charAt(0).toLowerCase()] ?? 1);
}
