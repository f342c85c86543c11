/** Shortens a node to a word (`DeviceName`, `"x"`); undefined where it is to be printed in full. */
export type Shorten = (node: Readonly<Record<string, unknown>>) => string | undefined;

/**
 * A tree of plain data with `kind`s as an S-expression, one line per node that does not fit on one: the form
 * in which tests show trees. Spans and absent properties are left out; `true` flags are printed by their name.
 */
export function printTree(node: unknown, shorten: Shorten = () => undefined): string {
  return layOut(toForm(node, shorten), "");
}

type Form = string | { readonly head: string; readonly parts: readonly Form[] };

const widest = 100;

function toForm(value: unknown, shorten: Shorten): Form {
  if (Array.isArray(value)) return { head: "", parts: value.map((item) => toForm(item, shorten)) };
  if (typeof value === "string")
    return /^[\w.*$~!<>=+-]+$/.test(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const node = value as Readonly<Record<string, unknown>>;
  const short = shorten(node);
  if (short !== undefined) return short;
  const parts = Object.entries(node).flatMap(([key, child]): Form[] => {
    if (key === "kind" || child === undefined || child === false || isSpan(child)) return [];
    if (child === true) return [key];
    if (Array.isArray(child) && child.length === 0) return [];
    return [named(key, toForm(child, shorten))];
  });
  return { head: typeof node["kind"] === "string" ? node["kind"] : "", parts };
}

function isSpan(value: unknown): boolean {
  return typeof value === "object" && value !== null && "start" in value && "end" in value;
}

function named(key: string, form: Form): Form {
  return typeof form === "string"
    ? `${key}=${form}`
    : { head: `${key}=(${form.head}`, parts: form.parts };
}

function layOut(form: Form, indent: string): string {
  const line = onOneLine(form, widest - indent.length);
  if (line !== undefined || typeof form === "string") return line ?? String(form);
  const deeper = `${indent}  `;
  const lines = form.parts.map((part) => `\n${deeper}${layOut(part, deeper)}`);
  return `${opening(form.head)}${lines.join("")})`;
}

/** The form on one line, or undefined where that takes more than `room`. */
function onOneLine(form: Form, room: number): string | undefined {
  if (typeof form === "string") return form.length <= room ? form : undefined;
  let line = opening(form.head);
  for (const part of form.parts) {
    const text = onOneLine(part, room - line.length - 1);
    if (text === undefined) return undefined;
    line += line.endsWith("(") ? text : ` ${text}`;
  }
  return line.length < room ? `${line})` : undefined;
}

function opening(head: string): string {
  return head.includes("=(") ? head : `(${head}`;
}
