import { literal } from "../../../../model/index.ts";
import { utf8Bytes } from "../encode.ts";
import type { TextValue } from "../item-value.ts";
import { type Apply, misplaced, refuse } from "./context.ts";
import { textFor } from "./text.ts";

/** From here on each character of the value is a byte; wildcards stay between the encoded pieces. */
export function encoded(encode: (text: string) => number[]): Apply {
  return (raw, modifier, context) => {
    const value = textFor(raw, modifier, context);
    if (value === undefined) return undefined;
    if (value.kind !== "text" || value.bytes) {
      return misplaced(modifier, "on texts, before other encodings", context);
    }
    const pattern = value.pattern.map((part) =>
      part.kind === "literal" ? literal(byteText(encode(part.text))) : part,
    );
    return { ...value, pattern, bytes: true };
  };
}

export function onWholeText(encode: (bytes: readonly number[]) => readonly string[]): Apply {
  return (raw, modifier, context) => {
    const value = textFor(raw, modifier, context);
    if (value === undefined) return undefined;
    if (value.kind !== "text" || value.placed) {
      return misplaced(modifier, "before contains, startswith and endswith", context);
    }
    const texts = value.pattern.map((part) => (part.kind === "literal" ? part.text : undefined));
    if (texts.includes(undefined)) return refuse("a text without wildcards", modifier, context);
    const whole = texts.join("");
    const bytes = value.bytes ? Array.from(whole, (unit) => unit.charCodeAt(0)) : utf8Bytes(whole);
    const forms = encode(bytes);
    // Of one byte alone no whole character is certain at the second offset: it would match everything.
    if (forms.includes("")) return refuse("a longer text", modifier, context);
    const values = forms.map((form): TextValue => ({
      ...value,
      pattern: [literal(form)],
      bytes: false,
    }));
    return values.length === 1 ? values[0] : { kind: "alternatives", values };
  };
}

function byteText(bytes: readonly number[]): string {
  return bytes.map((byte) => String.fromCharCode(byte)).join("");
}
