import { and, anyRun, isTrue, literal, not, or } from "../../src/model/index.ts";
import type { Datum, Expr, LogSource, Pattern, Query } from "../../src/model/index.ts";
import { evaluateExpr } from "../../src/engine/index.ts";
import { bindQuery } from "../../src/schema/index.ts";

export const field = (name: string): Expr => ({ kind: "field", vocabulary: "sigma", name });

const test = (name: string, pattern: Pattern): Expr =>
  isTrue({
    kind: "match",
    subject: field(name),
    pattern,
    caseRule: "insensitive",
    quantifier: "any",
  });

export const equals = (name: string, text: string): Expr =>
  test(name, text === "" ? [] : [literal(text)]);
export const contains = (name: string, text: string): Expr =>
  test(name, [anyRun, literal(text), anyRun]);
export const starts = (name: string, text: string): Expr => test(name, [literal(text), anyRun]);
export const ends = (name: string, text: string): Expr => test(name, [anyRun, literal(text)]);
export const regex = (name: string, pattern: string): Expr =>
  isTrue({
    kind: "regex",
    subject: field(name),
    pattern,
    caseRule: "sensitive",
    multiline: false,
    dotAll: false,
    mode: "search",
    quantifier: "any",
  });
export const isNull = (name: string): Expr => ({ kind: "is-null", subject: field(name) });
export { and, not, or };

export const rule = (logSource: LogSource, where: Expr): Query => ({
  source: { kind: "event-class", logSource },
  steps: [{ kind: "filter", where }],
});

export const windows = (category: string): LogSource => ({ product: "windows", category });

export interface TestRecord {
  readonly channel?: string;
  readonly provider?: string;
  readonly id?: number;
  readonly fields: Readonly<Record<string, Datum>>;
}

/** Whether a query, bound, fires on a record: the meaning that an engine has to give to a binding. */
export function fires(
  query: Query,
  { channel = "", provider = "", id = -1, fields }: TestRecord,
): boolean {
  const record = new Map<string, Datum>(
    Object.entries({ Channel: channel, EventID: id, ...fields }),
  );
  const subject = {
    get: (name: string) => record.get(name),
    fields: () => Object.fromEntries(record),
  };
  return bindQuery(query).bound.some(
    ({ selector, filter }) =>
      (selector.plain !== true || channel === "") &&
      (selector.channels === undefined || selector.channels.includes(channel)) &&
      (selector.provider === undefined || selector.provider === provider) &&
      (selector.eventIds === undefined || selector.eventIds.includes(id)) &&
      evaluateExpr(filter, subject) === true,
  );
}
