const digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/** `tonumber(text, base)`: null for what is no number of that base. */
export function numberOfBase(text: string, base: number): number | null {
  if (!Number.isInteger(base) || base < 2 || base > 36) return null;
  const [, sign = "", body = ""] = /^\s*([+-]?)(?:0x(?=[\da-f]))?(\w+)\s*$/i.exec(text) ?? [];
  if (body === "") return null;
  let value = 0;
  for (const char of body.toLowerCase()) {
    const digit = digits.indexOf(char);
    if (digit < 0 || digit >= base) return null;
    value = value * base + digit;
  }
  return sign === "-" ? -value : value;
}

/** More values than this no field of several values holds. */
const mostNumbers = 10_000;

/** `mvrange(start, end, step)`: JSON of the numbers as texts, the end left out; null if there are none. */
export function numbersBetween(start: number, end: number, step: number): string | null {
  if (step === 0) return null;
  const count = Math.min(mostNumbers, Math.max(0, Math.ceil((end - start) / step)));
  if (count === 0) return null;
  return JSON.stringify(Array.from({ length: count }, (_, i) => String(start + i * step)));
}

const conversion = /%([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+))?([a-zA-Z%])/g;

/**
 * `printf(format, values…)`, after C's. Null if a value is missing, or is no number where one is wanted.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/ConversionFunctions
 */
export function printfText(format: string, values: readonly (string | null)[]): string | null {
  let at = 0;
  let isWhole = true;
  const next = () => values[at++] ?? null;
  const size = (text: string | undefined) =>
    text === undefined ? undefined : Number(text === "*" ? next() : text);
  const written = format.replaceAll(
    conversion,
    (_, flags: string, width: string | undefined, places: string | undefined, kind: string) => {
      if (kind === "%") return "%";
      const [wide, precise] = [size(width), size(places)];
      const value = next();
      const body = value === null ? null : bodyOf(value, kind, precise, flags.includes("#"));
      if (body === null) isWhole = false;
      return body === null ? "" : padded(body, flags, wide ?? 0, kind);
    },
  );
  return isWhole ? written : null;
}

function bodyOf(
  value: string,
  kind: string,
  precise: number | undefined,
  isMarked: boolean,
): string | null {
  if (kind === "s") return precise === undefined ? value : value.slice(0, precise);
  if (kind === "c") return value.slice(0, 1);
  const number = value.trim() === "" ? Number.NaN : Number(value);
  if (Number.isNaN(number)) return null;
  const whole = Math.trunc(number);
  switch (kind) {
    case "d":
    case "i":
    case "u":
      return whole < 0
        ? `-${String(-whole).padStart(precise ?? 0, "0")}`
        : String(whole).padStart(precise ?? 0, "0");
    case "x":
      return `${isMarked ? "0x" : ""}${whole.toString(16)}`;
    case "X":
      return `${isMarked ? "0X" : ""}${whole.toString(16).toUpperCase()}`;
    case "o":
      return `${isMarked ? "0" : ""}${whole.toString(8)}`;
    case "f":
    case "F":
      return number.toFixed(precise ?? 6);
    case "e":
    case "E": {
      const text = number.toExponential(precise ?? 6).replace(/e([+-])(\d)$/, "e$10$2");
      return kind === "E" ? text.toUpperCase() : text;
    }
    case "g":
    case "G":
      return String(Number(number.toPrecision(precise ?? 6)));
    default:
      return null;
  }
}

function padded(body: string, flags: string, width: number, kind: string): string {
  const isNumber = kind !== "s" && kind !== "c";
  const sign = flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
  const signed = isNumber && sign !== "" && !body.startsWith("-") ? sign + body : body;
  if (flags.includes("-")) return signed.padEnd(width);
  if (!flags.includes("0") || !isNumber) return signed.padStart(width);
  const [, mark = "", rest = ""] = /^([+\- ]?)(.*)$/s.exec(signed) ?? [];
  return mark + rest.padStart(width - mark.length, "0");
}
