/** A macro: text that is put in its place before a search is parsed. Arguments stand in it as `$name$`. */
export interface Macro {
  readonly arguments: readonly string[];
  readonly definition: string;
}

/** Macros by name; one with arguments is also known as `name(count)`, as in macros.conf. */
export type MacroTable = ReadonlyMap<string, Macro>;

/** The key of a macro: overloads differ in the number of their arguments. */
export function macroKey(name: string, count: number): string {
  return count === 0 ? name : `${name}(${count})`;
}
