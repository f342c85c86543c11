/** A table that searches look values up in, and how values are compared with its cells. */
export interface SplLookup {
  readonly columns: readonly string[];
  /** Rows in the order of the file; an empty cell is no value. */
  readonly rows: readonly (readonly string[])[];
  readonly isCaseSensitive: boolean;
  /** The columns whose cells are patterns with asterisks, or networks. */
  readonly patterns: ReadonlyMap<string, "wildcard" | "network">;
  /** The most rows that a value finds, the first ones. */
  readonly maxMatches: number;
  /** What stands in the place of rows where fewer are found than there have to be. */
  readonly minMatches: number;
  readonly defaultMatch: string;
  /** A setting of the definition that is not done here: searches that use the lookup are refused. */
  readonly notRun?: string;
}

/** Lookups by the names that searches call them by: those of definitions, and of files. */
export type SplLookups = ReadonlyMap<string, SplLookup>;
