/** Splunk's times: seconds since 1970, formats in the manner of strftime, modifiers such as `-1d@d`. All in UTC. */

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months =
  "January February March April May June July August September October November December".split(
    " ",
  );

/** https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Commontimeformatvariables */
export function formatSplunkTime(seconds: number, format: string): string | null {
  const time = new Date(Math.floor(seconds * 1000));
  if (Number.isNaN(time.getTime())) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  const hour12 = time.getUTCHours() % 12 === 0 ? 12 : time.getUTCHours() % 12;
  const micro = Math.round((seconds - Math.floor(seconds)) * 1e6);
  const fraction = (digits: number) =>
    String(micro).padStart(6, "0").padEnd(9, "0").slice(0, digits);
  const startOfYear = Date.UTC(time.getUTCFullYear(), 0, 1);
  const parts: Readonly<Record<string, () => string>> = {
    Y: () => String(time.getUTCFullYear()),
    y: () => two(time.getUTCFullYear() % 100),
    m: () => two(time.getUTCMonth() + 1),
    d: () => two(time.getUTCDate()),
    e: () => String(time.getUTCDate()).padStart(2, " "),
    H: () => two(time.getUTCHours()),
    I: () => two(hour12),
    k: () => String(time.getUTCHours()).padStart(2, " "),
    l: () => String(hour12).padStart(2, " "),
    M: () => two(time.getUTCMinutes()),
    S: () => two(time.getUTCSeconds()),
    p: () => (time.getUTCHours() < 12 ? "AM" : "PM"),
    s: () => String(Math.floor(seconds)),
    j: () => String(Math.floor((time.getTime() - startOfYear) / 86_400_000) + 1).padStart(3, "0"),
    w: () => String(time.getUTCDay()),
    u: () => String(time.getUTCDay() === 0 ? 7 : time.getUTCDay()),
    U: () => two(weekOfYear(time, 0)),
    W: () => two(weekOfYear(time, 1)),
    V: () => two(isoWeek(time).week),
    G: () => String(isoWeek(time).year),
    g: () => two(isoWeek(time).year % 100),
    C: () => two(Math.floor(time.getUTCFullYear() / 100)),
    A: () => days[time.getUTCDay()] ?? "",
    a: () => (days[time.getUTCDay()] ?? "").slice(0, 3),
    B: () => months[time.getUTCMonth()] ?? "",
    b: () => (months[time.getUTCMonth()] ?? "").slice(0, 3),
    h: () => (months[time.getUTCMonth()] ?? "").slice(0, 3),
    D: () =>
      `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${two(time.getUTCFullYear() % 100)}`,
    R: () => time.toISOString().slice(11, 16),
    r: () =>
      `${two(hour12)}:${time.toISOString().slice(14, 19)} ${time.getUTCHours() < 12 ? "AM" : "PM"}`,
    n: () => "\n",
    t: () => "\t",
    F: () => time.toISOString().slice(0, 10),
    T: () => time.toISOString().slice(11, 19),
    c: () =>
      `${(days[time.getUTCDay()] ?? "").slice(0, 3)} ${(months[time.getUTCMonth()] ?? "").slice(0, 3)} ${String(time.getUTCDate()).padStart(2, " ")} ${time.toISOString().slice(11, 19)} ${time.getUTCFullYear()}`,
    x: () => `${two(time.getUTCMonth() + 1)}/${two(time.getUTCDate())}/${time.getUTCFullYear()}`,
    X: () => time.toISOString().slice(11, 19),
    z: () => "+0000",
    Z: () => "UTC",
    f: () => fraction(6),
    N: () => fraction(9),
    Q: () => fraction(3),
    "%": () => "%",
  };
  return format.replaceAll(
    /%([3691]?)([NQ])|%(E?:{0,2}z)|%([-_0]?)([A-Za-z%])/g,
    (all, digits, sub, zone, flag, letter) => {
      if (sub !== undefined)
        return fraction(digits === "" ? (sub === "Q" ? 3 : 9) : Number(digits));
      if (zone !== undefined) return zones[zone as string] ?? all;
      const part = parts[letter as string]?.();
      return part === undefined ? all : padded(part, flag as string);
    },
  );
}

/** The offset of UTC in its forms; `%Ez` is in minutes. */
const zones: Readonly<Record<string, string>> = {
  z: "+0000",
  ":z": "+00:00",
  "::z": "+00:00:00",
  Ez: "+0",
};

/** `%-d` has no zeros in front, `%_d` blanks in their place. */
function padded(part: string, flag: string): string {
  if (!/^[ 0]\d+$/.test(part)) return part;
  const bare = part.replace(/^[ 0]+(?=\d)/, "");
  if (flag === "-") return bare;
  return flag === "_" || flag === "0" ? bare.padStart(part.length, flag === "_" ? " " : "0") : part;
}

const dayMs = 86_400_000;

/** Weeks that begin with a day, 0 for Sunday: those before the first such day are week 0. */
function weekOfYear(time: Date, first: number): number {
  const dayOfYear = Math.floor((time.getTime() - Date.UTC(time.getUTCFullYear(), 0, 1)) / dayMs);
  return Math.floor((dayOfYear + 7 - ((time.getUTCDay() - first + 7) % 7)) / 7);
}

/** The week by ISO 8601: it belongs to the year of its Thursday. */
function isoWeek(time: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(time.getTime() + (4 - (time.getUTCDay() || 7)) * dayMs);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMs / 7) + 1 };
}

const digits = (count: string) => `(\\d{${count}})`;
const readers: Readonly<Record<string, string>> = {
  Y: digits("4"),
  y: digits("2"),
  m: digits("1,2"),
  d: "\\s?" + digits("1,2"),
  e: "\\s?" + digits("1,2"),
  H: digits("1,2"),
  I: digits("1,2"),
  k: "\\s?" + digits("1,2"),
  l: "\\s?" + digits("1,2"),
  j: digits("1,3"),
  M: digits("2"),
  S: digits("2"),
  p: "(AM|PM)",
  s: "(\\d{1,12})",
  b: "([A-Za-z]{3})",
  B: "([A-Za-z]{3,9})",
  a: "([A-Za-z]{3})",
  A: "([A-Za-z]{6,9})",
  z: "([+-]\\d{2}:?\\d{2}|Z)",
  Z: "([A-Z]{1,5})",
  f: digits("1,9"),
  N: digits("1,9"),
  Q: digits("1,9"),
};

/** Formats that stand for several. */
const composed: Readonly<Record<string, string>> = {
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  D: "%m/%d/%y",
  x: "%m/%d/%Y",
  R: "%H:%M",
  h: "%b",
  c: "%a %b %e %H:%M:%S %Y",
};

/** Seconds that a text in a format stands for; null if it is not of that format. */
export function parseSplunkTime(text: string, format: string): number | null {
  const letters: string[] = [];
  const whole = format.replaceAll(
    /%([FTDRXxhc])/g,
    (_, letter) => composed[letter as string] ?? "",
  );
  const pattern = whole.replaceAll(
    /%(?:[-_01369]|E?:{0,2}(?=z))?([A-Za-z%])|[\\^$.*+?()[\]{}|]|\s+/g,
    (all, letter) => {
      if (all.trim() === "") return "\\s*";
      if (letter === "%") return "%";
      const reader = letter === undefined ? undefined : readers[letter as string];
      if (reader === undefined) return `\\${all}`;
      letters.push(letter as string);
      return reader;
    },
  );
  const found = new RegExp(`^\\s*${pattern}`, "i").exec(text.slice(0, 200));
  if (found === null) return null;
  const of = (letter: string) => {
    const at = letters.indexOf(letter);
    return at < 0 ? undefined : found[at + 1];
  };
  const epoch = of("s");
  if (epoch !== undefined) return Number(epoch);
  const name = (of("b") ?? of("B"))?.toLowerCase();
  const named =
    name === undefined ? -1 : months.findIndex((m) => m.toLowerCase().startsWith(name.slice(0, 3)));
  const month = named >= 0 ? named : Number(of("m") ?? 1) - 1;
  const short = of("y");
  const century = Number(short) < 69 ? 2000 : 1900;
  const year = Number(of("Y") ?? (short === undefined ? 1970 : century + Number(short)));
  const half = of("p")?.toUpperCase();
  const twelve = of("I") ?? of("l");
  const hour =
    of("H") ??
    of("k") ??
    (half === undefined ? twelve : String((Number(twelve) % 12) + (half === "PM" ? 12 : 0)));
  const fraction = of("f") ?? of("N") ?? of("Q") ?? "0";
  const ms = Date.UTC(
    year,
    of("j") === undefined ? month : 0,
    Number(of("j") ?? of("d") ?? of("e") ?? 1),
    Number(hour ?? 0),
    Number(of("M") ?? 0),
    Number(of("S") ?? 0),
  );
  const zone = /^([+-])(\d\d):?(\d\d)$/.exec(of("z") ?? "");
  const offset =
    zone === null
      ? 0
      : (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 3600 + Number(zone[3]) * 60);
  return ms / 1000 - offset + Number(`0.${fraction}`);
}

const seconds: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

const units =
  /^(?:(s|sec|secs|second|seconds)|(m|min|mins?|minutes?)|(h|hrs?|hours?)|(d|days?)|(w|weeks?)|(mon|months?)|(q|qtrs?|quarters?)|(y|yrs?|years?))$/i;
const unitNames = ["s", "m", "h", "d", "w", "mon", "q", "y"];

/** The unit that a word stands for; undefined for none. A number without a unit is of seconds. */
function unitOf(word: string): string | undefined {
  const found =
    word === "" ? 1 : (units.exec(word)?.findIndex((part, i) => i > 0 && part !== undefined) ?? 0);
  return unitNames[found - 1];
}

/** `-1d@d`, `@w1`, `+5m`: parts one after another. https://docs.splunk.com/Documentation/Splunk/latest/Search/Specifytimemodifiersinyoursearch */
export function relativeTime(from: number, modifier: string): number | null {
  if (modifier.toLowerCase() === "now" || modifier === "") return from;
  let time = from;
  let rest = modifier;
  while (rest !== "") {
    const part = /^(?:([+-])(?=[\dA-Za-z])(\d*)([A-Za-z]*)|@([A-Za-z]+)(\d?))/.exec(rest);
    if (part === null) return null;
    const [whole, sign, count = "", word = "", snap, weekday = ""] = part;
    const unit = unitOf(snap ?? word);
    if (unit === undefined) return null;
    time =
      sign === undefined
        ? snapped(time, unit, weekday)
        : moved(time, (sign === "-" ? -1 : 1) * (count === "" ? 1 : Number(count)), unit);
    rest = rest.slice(whole.length);
  }
  return Number.isFinite(time) ? time : null;
}

function moved(time: number, count: number, unit: string): number {
  const length = seconds[unit];
  if (length !== undefined) return time + count * length;
  const date = new Date(time * 1000);
  const by = unit === "y" ? 12 * count : unit === "q" ? 3 * count : count;
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + by);
  // A month without that day ends with its last one.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime() / 1000;
}

function snapped(time: number, unit: string, weekday: string): number {
  if (unit === "w") {
    const day = Math.floor(time / 86_400);
    // The first of January 1970 was a Thursday, four days after a Sunday.
    const back = (((day + 4 - (Number(weekday) % 7)) % 7) + 7) % 7;
    return (day - back) * 86_400;
  }
  const length = seconds[unit];
  if (length !== undefined) return Math.floor(time / length) * length;
  const date = new Date(time * 1000);
  const month =
    unit === "y"
      ? 0
      : unit === "q"
        ? date.getUTCMonth() - (date.getUTCMonth() % 3)
        : date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month, 1) / 1000;
}

/** `tostring(x, "duration")`: `1+02:03:04`. */
export function durationText(length: number): string {
  const whole = Math.floor(Math.abs(length));
  const clock = [Math.floor(whole / 3600) % 24, Math.floor(whole / 60) % 60, whole % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
  const many = Math.floor(whole / 86_400);
  return `${length < 0 ? "-" : ""}${many > 0 ? `${many}+` : ""}${clock}`;
}
