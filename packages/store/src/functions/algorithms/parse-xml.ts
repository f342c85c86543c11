import type { Dynamic } from "./dynamic.ts";

/** Longer texts give null. */
const longest = 1_048_576;
const deepest = 256;

interface OpenElement {
  readonly name: string;
  readonly members: Map<string, Dynamic>;
  /** The lists among the members. */
  readonly lists: Map<string, Dynamic[]>;
  readonly texts: string[];
}

const token =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<!DOCTYPE[^>]*>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * XML as a bag: an element is a key; its attributes are keys with `@` before, its text is `#text`, or the element's
 * value where it has nothing else; elements of one name beside each other are a list. Null for what is not well formed.
 * https://learn.microsoft.com/kusto/query/parse-xml-function
 */
export function parseXml(xml: string): Dynamic {
  const text = xml.trim();
  if (text === "" || text.length > longest) return null;
  const root: OpenElement = { name: "", members: new Map(), lists: new Map(), texts: [] };
  const open: OpenElement[] = [root];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const found = token.exec(text);
    if (found === null || !take(found, open)) return null;
  }
  const isDocument = open.length === 1 && root.members.size === 1 && root.texts.length === 0;
  return isDocument ? root.members : null;
}

/** Takes a piece of XML in; false where it cannot stand there. */
function take(found: RegExpExecArray, open: OpenElement[]): boolean {
  const [, data, closing, name, attributes = "", isEmpty, text] = found;
  const current = open.at(-1);
  if (current === undefined) return false;
  if (data !== undefined) current.texts.push(data);
  else if (text !== undefined) {
    if (text.trim() !== "") current.texts.push(decode(text.trim()));
  } else if (closing !== undefined) return open.length > 1 && close(closing, open);
  else if (name !== undefined) {
    open.push({ name, members: attributesOf(attributes), lists: new Map(), texts: [] });
    if (open.length > deepest) return false;
    if (isEmpty === "/") return close(name, open);
  }
  return true;
}

function close(name: string, open: OpenElement[]): boolean {
  const element = open.pop();
  const parent = open.at(-1);
  if (element?.name !== name || parent === undefined) return false;
  const siblings = parent.lists.get(name);
  const value = valueOf(element);
  if (siblings !== undefined) siblings.push(value);
  else if (parent.members.has(name)) {
    const list = [parent.members.get(name) ?? null, value];
    parent.lists.set(name, list);
    parent.members.set(name, list);
  } else parent.members.set(name, value);
  return true;
}

function valueOf({ members, texts }: OpenElement): Dynamic {
  const text = texts.join("");
  if (members.size === 0) return text === "" ? null : text;
  if (text !== "") members.set("#text", text);
  return members;
}

function attributesOf(text: string): Map<string, Dynamic> {
  return new Map(
    [...text.matchAll(attribute)].map(([, name, double, single]) => [
      `@${name}`,
      decode(double ?? single ?? ""),
    ]),
  );
}

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
};

function decode(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex, decimal, name) => {
    if (typeof name === "string") return entities[name] ?? whole;
    const code = typeof hex === "string" ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
