/**
 * How a language writes a kind of node shorter than by all its properties: as a word (`DeviceName`), as a head
 * with what follows it (`["==", left, right]`), as another node. Undefined prints it in full.
 */
export type Abbreviate = (node: Readonly<Record<string, unknown>>) => Abbreviation | undefined;

export type Abbreviation = string | readonly [head: string, ...parts: readonly unknown[]] | As;

interface As {
  readonly as: unknown;
}

/**
 * A tree of plain data with `kind`s as an S-expression, one line per node that does not fit on one: the form
 * in which tests show trees. Spans and absent properties are left out; `true` flags are printed by their name.
 */
export function printTree(node: unknown, abbreviate: Abbreviate = () => undefined): string {
  return layOut(toForm(node, abbreviate), "");
}

type Form = string | { readonly head: string; readonly parts: readonly Form[] };

const widest = 100;

function toForm(value: unknown, abbreviate: Abbreviate): Form {
  if (Array.isArray(value))
    return { head: "", parts: value.map((item) => toForm(item, abbreviate)) };
  if (typeof value === "string")
    return /^[\w.*$~!<>=+-]+$/.test(value) ? value : JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  const node = value as Readonly<Record<string, unknown>>;
  const short = abbreviate(node);
  if (typeof short === "string") return short;
  if (isAs(short)) return toForm(short.as, abbreviate);
  if (short !== undefined) {
    const [head, ...rest] = short;
    return { head, parts: rest.map((part) => toForm(part, abbreviate)) };
  }
  const parts = Object.entries(node).flatMap(([key, child]): Form[] => {
    if (key === "kind" || child === undefined || child === false || isSpan(child)) return [];
    if (child === true) return [key];
    if (Array.isArray(child) && child.length === 0) return [];
    return [named(key, toForm(child, abbreviate))];
  });
  return { head: typeof node["kind"] === "string" ? node["kind"] : "", parts };
}

function isAs(short: Abbreviation | undefined): short is As {
  return typeof short === "object" && "as" in short;
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
