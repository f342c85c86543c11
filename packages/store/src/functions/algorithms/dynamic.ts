import type { Cell } from "@telltale/core/model";

/**
 * A dynamic value. Longs are bigints and doubles numbers, so that 1 and 1.0 stay what they are; bags are maps, for
 * their keys come from outside and keep their order.
 */
export type Dynamic = null | boolean | bigint | number | string | readonly Dynamic[] | Bag;
export type Bag = ReadonlyMap<string, Dynamic>;

export const isBag = (value: Dynamic): value is Bag => value instanceof Map;
export const isList = (value: Dynamic): value is readonly Dynamic[] => Array.isArray(value);

/** The value of a cell with JSON text; null where it is null or no JSON. */
export function parseDynamic(cell: Cell | undefined): Dynamic {
  return typeof cell === "string" ? (readDynamic(cell) ?? null) : null;
}

/** The value that a text is the JSON of; undefined where it is none. */
export function readDynamic(json: string): Dynamic | undefined {
  try {
    return new Reader(json).read();
  } catch (error) {
    if (error instanceof NoJson) return undefined;
    throw error;
  }
}

/** The JSON text of a value, minified; null for null, as the store holds it. */
export function dynamicCell(value: Dynamic | undefined): string | null {
  return value === null || value === undefined ? null : jsonOf(value);
}

/** The JSON text of a value, minified. */
export function jsonOf(value: Dynamic): string {
  if (value === null) return "null";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") return doubleText(value);
  if (typeof value === "bigint" || typeof value === "boolean") return String(value);
  if (isList(value)) return `[${value.map(jsonOf).join(",")}]`;
  if (isBag(value)) {
    return `{${[...value].map(([key, member]) => `${JSON.stringify(key)}:${jsonOf(member)}`).join(",")}}`;
  }
  return "null";
}

/** A double keeps its point, so that it is one when read again; what JSON cannot say is a text. */
function doubleText(value: number): string {
  if (!Number.isFinite(value))
    return `"${Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity"}"`;
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** A value as `tostring` writes it: a text as it is, nothing for null, else its JSON. */
export function textOfDynamic(value: Dynamic): string {
  if (value === null) return "";
  return typeof value === "string" ? value : jsonOf(value);
}

/** The number that a value is, or that its text is; undefined for others. */
export function numberOfDynamic(value: Dynamic): number | undefined {
  if (typeof value === "bigint" || typeof value === "number") return Number(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string" || value.trim() === "") return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** What makes two values the same: equal JSON, except that a whole double is the long. */
export function identityOf(value: Dynamic): string {
  if (typeof value === "number" && Number.isInteger(value)) return jsonOf(BigInt(value));
  return jsonOf(value);
}

class NoJson extends Error {}

const space = /[\t\n\r ]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const unplain = /[\\\u0000-\u001f]/;
const word = /true|false|null/y;
const words: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** JSON as RFC 8259 has it, for what `JSON.parse` loses: the kind of numbers, and the order of keys. */
class Reader {
  private at = 0;
  private depth = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  read(): Dynamic {
    const value = this.value();
    this.match(space);
    if (this.at < this.text.length) throw new NoJson();
    return value;
  }

  private match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text) ?? undefined;
    if (found !== undefined) this.at = pattern.lastIndex;
    return found;
  }

  /** Whether the next character is this one; goes behind it. */
  private take(character: string): boolean {
    this.match(space);
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private value(): Dynamic {
    this.match(space);
    switch (this.text[this.at]) {
      case "{":
        return this.nested(() => this.bag());
      case "[":
        return this.nested(() => this.list());
      case '"':
        return this.string();
      default:
        return this.scalar();
    }
  }

  private nested<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > 512) throw new NoJson();
    this.at += 1;
    const value = read();
    this.depth -= 1;
    return value;
  }

  private scalar(): Dynamic {
    const known = this.match(word)?.[0];
    if (known !== undefined) return words[known] ?? null;
    const found = this.match(number);
    if (found === undefined) throw new NoJson();
    const [digits, fraction, exponent] = found;
    // No long has that many digits, and large integers take long to read.
    const isDouble = fraction !== undefined || exponent !== undefined || digits.length > 20;
    if (isDouble) return Number(digits);
    const long = BigInt(digits);
    return BigInt.asIntN(64, long) === long ? long : Number(digits);
  }

  private string(): string {
    if (this.text[this.at] !== '"') throw new NoJson();
    const start = this.at;
    let end = start;
    do {
      end = this.text.indexOf('"', end + 1);
      if (end < 0) throw new NoJson();
    } while (this.isEscaped(end));
    this.at = end + 1;
    const written = this.text.slice(start, this.at);
    return unplain.test(written) ? parseString(written) : written.slice(1, -1);
  }

  private isEscaped(at: number): boolean {
    let slashes = 0;
    while (this.text[at - 1 - slashes] === "\\") slashes += 1;
    return slashes % 2 === 1;
  }

  private list(): readonly Dynamic[] {
    const members: Dynamic[] = [];
    if (this.take("]")) return members;
    do members.push(this.value());
    while (this.take(","));
    if (!this.take("]")) throw new NoJson();
    return members;
  }

  private bag(): Bag {
    const members = new Map<string, Dynamic>();
    if (this.take("}")) return members;
    do {
      this.match(space);
      const key = this.string();
      if (!this.take(":")) throw new NoJson();
      members.set(key, this.value());
    } while (this.take(","));
    if (!this.take("}")) throw new NoJson();
    return members;
  }
}

function parseString(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    throw new NoJson();
  }
}
