import type { Datum } from "@telltale/core/model";

/** A record of a table that the user brings, or what is wrong with it; `line` counts from 1. */
export type GivenRecord =
  | {
      readonly line: number;
      readonly fields: ReadonlyMap<string, Datum>;
      /** Every value is a text, whatever it stands for: CSV. */
      readonly isText?: true;
    }
  | { readonly line: number; readonly problem: string };
