import type { Span } from "../../../source/index.ts";
import type { Meaning, Names, Scope } from "./scope.ts";

export const noNames: Names = { find: () => undefined, all: () => [] };

/** What is seen outside of rows: names only. */
export function scopeOf(names: Names): Scope {
  return { columns: [], rows: new Map(), names };
}

/** The names of `outer` and one more, which hides one of the same name. */
export function withName(
  outer: Names,
  name: string,
  meaning: Meaning,
  onUse: () => void = () => {},
): Names {
  return {
    find(wanted) {
      if (wanted !== name) return outer.find(wanted);
      onUse();
      return meaning;
    },
    *all() {
      yield name;
      yield* outer.all();
    },
  };
}

/** A `let` of the query's own text, and whether anything refers to it. */
export interface LetUse {
  readonly name: string;
  readonly span: Span;
  readonly used: boolean;
}
