import { advance, peek, spanFrom, spanOf } from "../../text/index.ts";
import type { KustoToken } from "../lex/token.ts";
import { ticksPerUnit } from "../lex/timespan-units.ts";
import type { Literal, TimespanLiteral } from "../syntax/index.ts";
import { readDatetime } from "./datetime.ts";
import type { Parser } from "./parser.ts";
import { parseString } from "./strings.ts";
import { readTimespan } from "./timespan.ts";

/** The literal that the current token starts, if it starts one; dynamic(…) is read elsewhere. */
export function parseLiteral(parser: Parser): Literal | undefined {
  const token = peek(parser);
  const span = spanOf(token);
  switch (token.kind) {
    case "string":
      return parseString(parser);
    case "long":
      advance(parser);
      return { kind: "number", type: "long", digits: decimalDigits(token.text), span };
    case "real":
      advance(parser);
      return { kind: "number", type: "real", digits: token.text, span };
    case "timespan":
      advance(parser);
      return timespanOf(token);
    case "typed":
      advance(parser);
      return readTyped(parser, token);
    case "guid":
      advance(parser);
      if (!parser.panic) parser.say("kusto/bare-guid", { text: token.text }, span);
      return { kind: "guid", value: token.text.toLowerCase(), span };
    case "word":
      if (!/^(?:true|false)$/i.test(token.text)) return undefined;
      advance(parser);
      return { kind: "boolean", value: token.text.toLowerCase() === "true", span };
    default:
      return undefined;
  }
}

/** A literal that may have a sign, where no arithmetic may stand: in datatables and as defaults. */
export function parseSignedLiteral(parser: Parser): Literal | undefined {
  const sign = peek(parser);
  const number = peek(parser, 1);
  const isSigned =
    (sign.kind === "-" || sign.kind === "+") && /^(?:long|real|timespan)$/.test(number.kind);
  if (!isSigned) return parseLiteral(parser);
  advance(parser);
  const literal = parseLiteral(parser);
  const span = spanFrom(parser, sign.start);
  if (literal?.kind === "number" && literal.digits !== null) {
    return { ...literal, digits: sign.kind === "-" ? `-${literal.digits}` : literal.digits, span };
  }
  if (literal?.kind === "timespan" && literal.ticks !== null) {
    return { ...literal, ticks: sign.kind === "-" ? -literal.ticks : literal.ticks, span };
  }
  return literal;
}

function timespanOf(token: KustoToken): TimespanLiteral {
  const digits = /^[\d.]+/.exec(token.text)?.[0] ?? "";
  const unit = ticksPerUnit.get(token.text.slice(digits.length)) ?? Number.NaN;
  return { kind: "timespan", ticks: Math.round(Number(digits) * unit), span: spanOf(token) };
}

/** Hexadecimal undone; longs are 64 bits wide, so `0xFFFFFFFFFFFFFFFF` is -1. */
function decimalDigits(text: string): string {
  return /^0x/i.test(text) ? BigInt.asIntN(64, BigInt(text)).toString() : text;
}

/** `type(text)`: the text is read by the type; `type(null)` is the type's null. */
function readTyped(parser: Parser, token: KustoToken): Literal {
  const span = spanOf(token);
  const open = token.text.indexOf("(");
  const word = token.text.slice(0, open);
  const text = token.text
    .slice(open + 1)
    .replace(/\)$/, "")
    .trim();
  const value = text === "null" ? "" : unquoted(text);
  const check = <T>(read: T | null, type: string): T | null => {
    if (read === null && text !== "null" && !parser.panic) {
      parser.say("kusto/literal", { type, text }, span);
    }
    return read;
  };
  switch (word) {
    case "typeof":
      return { kind: "type", text, span };
    case "bool":
    case "boolean":
      return { kind: "boolean", value: check(readBoolean(value), "bool"), span };
    case "datetime":
    case "date":
      return { kind: "datetime", iso: check(readDatetime(value), "datetime"), span };
    case "timespan":
    case "time":
      return { kind: "timespan", ticks: check(readTimespan(value), "timespan"), span };
    case "guid":
    case "uniqueid":
    case "uuid":
      return { kind: "guid", value: check(readGuid(value), "guid"), span };
    case "int":
    case "int32":
      return { kind: "number", type: "int", digits: check(readInteger(value), "int"), span };
    case "long":
    case "int64":
      return { kind: "number", type: "long", digits: check(readInteger(value), "long"), span };
    case "decimal":
      return { kind: "number", type: "decimal", digits: check(readReal(value), "decimal"), span };
    default:
      return { kind: "number", type: "real", digits: check(readReal(value), "real"), span };
  }
}

function unquoted(text: string): string {
  return /^(["']).*\1$/.test(text) ? text.slice(1, -1) : text;
}

function readBoolean(text: string): boolean | null {
  if (/^(?:true|1)$/i.test(text)) return true;
  return /^(?:false|0)$/i.test(text) ? false : null;
}

function readGuid(text: string): string | null {
  const isGuid = /^\{?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\}?$/i.test(text);
  if (!isGuid) return null;
  const digits = text.replace(/[-{}]/g, "").toLowerCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function readInteger(text: string): string | null {
  if (/^0x[0-9a-f]+$/i.test(text)) return decimalDigits(text);
  return /^[+-]?\d+$/.test(text) ? text.replace(/^\+/, "") : null;
}

function readReal(text: string): string | null {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return text.replace(/^\+/, "");
  if (/^nan$/i.test(text)) return "nan";
  const infinity = /^([+-]?)inf$/i.exec(text);
  return infinity === null ? null : `${infinity[1] === "-" ? "-" : "+"}inf`;
}
