import type { Span } from "./span.ts";

/**
 * Data with positions: what a rule file written in YAML (later TOML, JSON) comes to before a language
 * reads meaning into it. Library readers build it, language front ends take it, so that neither knows the other.
 */
export type DataNode = DataScalar | DataList | DataMap;

export interface DataScalar {
  readonly kind: "scalar";
  /** The typed value; the notation decides what is a number, a boolean or null. */
  readonly value: string | number | boolean | null;
  /** The decoded text, whatever the type: `5`, `true`, `~`. */
  readonly text: string;
  /** Only a plain scalar's type is guessed from its text. */
  readonly style: "plain" | "quoted" | "block";
  /** With quotes. */
  readonly span: Span;
}

export interface DataList {
  readonly kind: "list";
  readonly items: readonly DataNode[];
  readonly span: Span;
}

export interface DataMap {
  readonly kind: "map";
  readonly entries: readonly DataEntry[];
  readonly span: Span;
}

export interface DataEntry {
  readonly key: DataScalar;
  readonly value: DataNode;
}
