import type { Span } from "../../source/index.ts";
import { peek, spanFrom } from "../text/index.ts";
import type { PanicStream } from "./nesting.ts";

/** Conditions joined by a word, or one turned around. */
export type Joined<E> =
  | { readonly kind: "or" | "and"; readonly args: readonly E[]; readonly span: Span }
  | { readonly kind: "not"; readonly operand: E; readonly span: Span };

/** How a language reads what `parseLogic` joins. */
export interface LogicReader<E> {
  readonly stream: PanicStream;
  /** Steps over the word if it is the current token. */
  readonly accepts: (word: "or" | "and" | "not") => boolean;
  readonly deeper: (read: () => E) => E;
  readonly test: () => E;
  readonly join: (node: Joined<E>) => E;
}

/** A condition: `or` binds loosest, then `and`, `not`, and what the language calls a test. */
export function parseLogic<E>(reader: LogicReader<E>): E {
  return chain(reader, "or", () => chain(reader, "and", () => negation(reader)));
}

function chain<E>(reader: LogicReader<E>, kind: "or" | "and", operand: () => E): E {
  const { start } = peek(reader.stream);
  const first = operand();
  const args = [first];
  while (reader.accepts(kind)) args.push(operand());
  return args.length === 1
    ? first
    : reader.join({ kind, args, span: spanFrom(reader.stream, start) });
}

function negation<E>(reader: LogicReader<E>): E {
  const { start } = peek(reader.stream);
  if (!reader.accepts("not")) return reader.test();
  const operand = reader.deeper(() => negation(reader));
  return reader.join({ kind: "not", operand, span: spanFrom(reader.stream, start) });
}
