import type { DataNode } from "../../../source/index.ts";
import { entryOf, textOfEntry } from "./entries.ts";

/**
 * A list of maps with `Name`, `Type` and perhaps `Default` as the parameters of a `let` function; a text is taken as it
 * stands. Undefined where it is neither.
 */
export function parametersOf(node: DataNode | undefined): string | undefined {
  if (node === undefined) return "";
  if (node.kind === "scalar") return node.value === null ? "" : node.text;
  if (node.kind === "map") return undefined;
  const parameters: string[] = [];
  for (const item of node.items) {
    if (item.kind !== "map") return undefined;
    const name = textOfEntry(item, "name");
    const type = textOfEntry(item, "type");
    if (name === undefined || type === undefined) return undefined;
    const value = entryOf(item, "default");
    const isGiven = value?.kind === "scalar" && value.value !== null;
    // `table:(*)` in these files, `(*)` in the language.
    const head = `${name}:${type.replace(/^table:/i, "")}`;
    parameters.push(isGiven ? `${head} = ${defaultOf(value.text, type)}` : head);
  }
  return parameters.join(", ");
}

/** A text's default is written without its quotes in these files, mostly. */
function defaultOf(text: string, type: string): string {
  if (type !== "string") return text;
  return /^(['"]).*\1$/s.test(text) ? text : JSON.stringify(text);
}
