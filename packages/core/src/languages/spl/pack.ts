import type { SplLookups } from "./lookups.ts";
import type { MacroTable } from "./macros/macro.ts";

/** What searches rely on that stands elsewhere, and that whoever keeps them defines. */
export interface SplPack {
  readonly macros: MacroTable;
  readonly lookups: SplLookups;
  /** The channels that a name stands for, by `index::corp`, `sourcetype::…`, in lower case; `*` is all of them. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
}

export const emptyPack: SplPack = { macros: new Map(), lookups: new Map(), sources: new Map() };
