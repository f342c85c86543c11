/** A page as blocks, between an explanation and its renderings in text and Markdown. */
export type Block =
  | { readonly kind: "title"; readonly text: string }
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: "paragraph"; readonly words: readonly Words[] }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [name: string, value: string])[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  /** Text in its own lines: a rule's source. */
  | { readonly kind: "source"; readonly language: string; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Item[] };

/** Running text, or something to be read letter by letter: a value of the rule. */
export type Words = { readonly text: string } | { readonly code: string };

export interface Item {
  readonly words: readonly Words[];
  readonly items: readonly Item[];
}

export const text = (value: string): Words => ({ text: value });
export const code = (value: string): Words => ({ code: value });
export const item = (words: readonly Words[], items: readonly Item[] = []): Item => ({
  words,
  items,
});
