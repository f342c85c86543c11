import { cellOf, ticksOfTime } from "../../model/index.ts";
import type { Cell, Datum, Event, Expr, ScalarType } from "../../model/index.ts";
import { evaluateExpr, evaluateScalar } from "../evaluate.ts";
import { functions } from "../functions.ts";
import { singleOf } from "../functions/scalar-function.ts";
import { eventFunctions } from "./event-texts.ts";

type Value = (event: Event) => Datum | undefined;
export type CellOf = (event: Event) => Cell;

const columnFunctions = new Map(eventFunctions);

/** What a column holds of a record; where it has nothing, a text is empty, or null if so asked. */
export function compileColumn(
  source: Expr | undefined,
  type: ScalarType,
  missingText?: "null",
): CellOf {
  const cell = compileCell(source, type);
  if (missingText === undefined || type !== "string") return cell;
  return (cursor) => {
    const text = cell(cursor);
    return text === "" ? null : text;
  };
}

function compileCell(source: Expr | undefined, type: ScalarType): CellOf {
  if (source === undefined || source.kind === "literal") {
    const cell = cellOf(source === undefined ? undefined : evaluateScalar(source, noFields), type);
    return () => cell;
  }
  if (isRecordTime(source) && type === "datetime") return ({ time }) => ticksOfTime(time) ?? null;
  const value = compileValue(source);
  // Fields of one event have one value; crafted records may repeat a name.
  return type === "dynamic"
    ? (cursor) => cellOf(value(cursor), type)
    : (cursor) => cellOf(singleOf(value(cursor)), type);
}

export function isRecordTime(source: Expr | undefined): boolean {
  return source?.kind === "field" && source.vocabulary === "record" && source.name === "time";
}

const noFields = { get: () => undefined, fields: () => ({}) };

function compileValue(source: Expr): Value {
  switch (source.kind) {
    case "field": {
      const { vocabulary, name } = source;
      return vocabulary === "record" ? recordPart(name) : (cursor) => cursor.get(name);
    }
    case "literal": {
      const value = evaluateScalar(source, noFields);
      return () => value;
    }
    case "call": {
      const apply = functions.get(source.function) ?? columnFunctions.get(source.function);
      const args = source.args.map(compileValue);
      if (apply === undefined) throw new Error(`no function ${source.function} for columns`);
      return (cursor) => apply(args.map((arg) => arg(cursor)));
    }
    case "case": {
      const branches = source.branches.map(({ when, then }) => ({
        when,
        then: compileValue(then),
      }));
      const otherwise = compileValue(source.otherwise);
      return (cursor) =>
        (branches.find(({ when }) => evaluateExpr(when, cursor) === true)?.then ?? otherwise)(
          cursor,
        );
    }
    default:
      return (cursor) => evaluateScalar(source, cursor);
  }
}

function recordPart(name: string): Value {
  switch (name) {
    case "time":
      return ({ time }) => time;
    case "channel":
      return ({ channel }) => channel;
    case "provider":
      return ({ provider }) => provider;
    case "eventId":
      return ({ eventId }) => (eventId < 0 ? undefined : eventId);
    case "computer":
      return ({ computer }) => computer;
    case "recordId":
      return ({ recordId }) => recordId;
    case "fields":
      return (cursor) => cursor.fields();
    default:
      throw new Error(`no part ${name} of records`);
  }
}
