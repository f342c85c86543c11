import { literal } from "../../../../model/index.ts";
import { utf8Bytes } from "../encode.ts";
import type { TextValue } from "../item-value.ts";
import { type Apply, misplaced, refuse } from "./context.ts";
import { asText } from "./text.ts";

/** From here on each character of the value is a byte; wildcards stay between the encoded pieces. */
export function encoded(encode: (text: string) => number[]): Apply {
  return (raw, modifier, context) => {
    const value = asText(raw);
    if (value.kind === "raw") return refuse("a text", modifier, context);
    if (value.kind !== "text" || value.bytes)
      return misplaced(modifier, "on texts, before other encodings", context);
    const pattern = value.pattern.map((part) =>
      part.kind === "literal" ? literal(String.fromCharCode(...encode(part.text))) : part,
    );
    return { ...value, pattern, bytes: true };
  };
}

export function onWholeText(encode: (bytes: readonly number[]) => readonly string[]): Apply {
  return (raw, modifier, context) => {
    const value = asText(raw);
    if (value.kind === "raw") return refuse("a text", modifier, context);
    if (value.kind !== "text" || value.placed) {
      return misplaced(modifier, "before contains, startswith and endswith", context);
    }
    const texts = value.pattern.map((part) => (part.kind === "literal" ? part.text : undefined));
    if (texts.includes(undefined)) return refuse("a text without wildcards", modifier, context);
    const whole = texts.join("");
    const bytes = value.bytes ? Array.from(whole, (unit) => unit.charCodeAt(0)) : utf8Bytes(whole);
    const [first = "", ...others] = encode(bytes);
    const forms = [first, ...others].map((form): TextValue => ({
      ...value,
      pattern: [literal(form)],
      bytes: false,
    }));
    return others.length === 0 ? forms[0] : { kind: "alternatives", values: forms };
  };
}
