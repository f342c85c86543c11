import { numberOfDynamic, type Dynamic } from "./dynamic.ts";

/** The long that a text is, in decimal or (without a sign) in hexadecimal, where all 64 bits count; null for others. */
export function longOfText(text: string): bigint | null {
  const digits = /^\s*([+-]?\d+|0[xX][\da-fA-F]{1,16})\s*$/.exec(text)?.[1];
  if (digits === undefined) return null;
  if (/^0x/i.test(digits)) return BigInt.asIntN(64, BigInt(digits));
  const value = BigInt(digits.replace(/^\+/, ""));
  return BigInt.asIntN(64, value) === value ? value : null;
}

/** The real that a text is: decimal, with an exponent or without, or a name of what is no number. */
export function realOfText(text: string): number | null {
  const trimmed = text.trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(trimmed)) return Number(trimmed);
  if (trimmed.toLowerCase() === "nan") return Number.NaN;
  const [, sign] = /^([+-]?)(?:[Ii]nf|[Ii]nfinity)$/.exec(trimmed) ?? [];
  if (sign === undefined) return null;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

/** The boolean that a text is: true or false in any case, or an integer. */
export function booleanOfText(text: string): boolean | null {
  const word = text.trim().toLowerCase();
  if (word === "true" || word === "false") return word === "true";
  const number = longOfText(text);
  return number === null ? null : number !== 0n;
}

/** A real without its fraction, as a long; null where none is that large. */
export function longOfReal(value: number): bigint | null {
  return Number.isFinite(value) && Math.abs(value) < 2 ** 63 ? BigInt(Math.trunc(value)) : null;
}

export function longOfDynamic(value: Dynamic): bigint | null {
  if (typeof value === "bigint") return value;
  if (typeof value === "string") return longOfText(value);
  const number = numberOfDynamic(value);
  return number === undefined ? null : longOfReal(number);
}

export function realOfDynamic(value: Dynamic): number | null {
  return typeof value === "string" ? realOfText(value) : (numberOfDynamic(value) ?? null);
}

export function booleanOfDynamic(value: Dynamic): boolean | null {
  if (typeof value === "boolean") return value;
  if (typeof value === "string") return booleanOfText(value);
  const number = numberOfDynamic(value);
  return number === undefined ? null : number !== 0;
}
