import { printable } from "@telltale/core/source";

const mostLines = 10;

/** The first lines of a list, and how many more there are. */
export function limited(lines: readonly string[]): readonly string[] {
  return lines.length > mostLines
    ? [
        ...lines.slice(0, mostLines),
        `  … and ${(lines.length - mostLines).toLocaleString("en-US")} more\n`,
      ]
    : lines;
}

/** Things by what is said of them, what is said of the most first. */
export function groupsOf<T>(
  things: readonly T[],
  keyOf: (thing: T) => string,
): readonly (readonly [string, readonly T[]])[] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}

/** A group as lines: a single thing beside what is said of it, several below it, as far as there is room. */
export function groupLines(
  what: (count: number) => string,
  reason: string,
  names: readonly string[],
): readonly string[] {
  const [only, ...others] = names;
  if (only === undefined) return [];
  const most = 3;
  if (others.length === 0) return [`  ${printable(only)}: ${printable(reason)}\n`];
  return [
    `  ${what(names.length)}: ${printable(reason)}\n`,
    ...names.slice(0, most).map((name) => `    ${printable(name)}\n`),
    ...(names.length > most
      ? [`    … and ${(names.length - most).toLocaleString("en-US")} more\n`]
      : []),
  ];
}
