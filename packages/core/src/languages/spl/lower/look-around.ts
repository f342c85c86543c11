/**
 * Regular expressions that look around, for tests: whether something is found somewhere is all that is asked. Then what
 * is looked at may as well be taken, at the ends of the expression: `(?<!x)y` finds something where `(?:^|[^x])y` does.
 * What looks ahead in the middle is moved on through what takes no room, and into groups, to where it meets one
 * character, or the end.
 */

type Node =
  | { readonly kind: "one"; readonly text: string; readonly repeat: string }
  | { readonly kind: "anchor"; readonly text: string }
  | {
      readonly kind: "group";
      readonly open: string;
      readonly options: readonly (readonly Node[])[];
      readonly repeat: string;
    }
  | {
      readonly kind: "look";
      readonly behind: boolean;
      readonly negative: boolean;
      readonly options: readonly (readonly Node[])[];
    };

type Look = Extract<Node, { kind: "look" }>;

const looksAround = /\(\?<?[=!]/;

/** Left where an expression has no like that does without looking around. */
class NotTranslated extends Error {}

/** An expression that finds something in the same texts without looking around; undefined if none is known. */
export function withoutLooks(source: string): string | undefined {
  if (!looksAround.test(source)) return source;
  try {
    const reader = { source, at: 0 };
    const options = readOptions(reader);
    if (reader.at < source.length) return undefined;
    const flags = /\(\?[a-z]*i/.test(source) ? "iu" : "u";
    return options.map((nodes) => write(atStart(nodes), flags, true)).join("|");
  } catch (failure) {
    // What JavaScript cannot read as a class is a SyntaxError.
    if (failure instanceof NotTranslated || failure instanceof SyntaxError) return undefined;
    throw failure;
  }
}

interface Reader {
  readonly source: string;
  at: number;
}

function readOptions(reader: Reader): readonly (readonly Node[])[] {
  const options: Node[][] = [[]];
  while (reader.at < reader.source.length) {
    const rest = reader.source.slice(reader.at);
    if (rest.startsWith(")")) break;
    if (rest.startsWith("|")) {
      options.push([]);
      reader.at++;
    } else options.at(-1)?.push(readNode(reader, rest));
  }
  return options;
}

function readNode(reader: Reader, rest: string): Node {
  const take = (text: string) => {
    reader.at += text.length;
    return text;
  };
  const open = /^\((?:\?(?:<?[=!]|:|P?<[A-Za-z_]\w*>))?(?!\?)/.exec(rest)?.[0];
  if (open !== undefined) {
    take(open);
    const options = readOptions(reader);
    if (reader.source.charAt(reader.at) !== ")") throw new NotTranslated();
    reader.at++;
    if (!looksAround.test(open)) return { kind: "group", open, options, repeat: repeatOf(reader) };
    if (repeatOf(reader) !== "") throw new NotTranslated();
    return {
      kind: "look",
      behind: open.includes("<"),
      negative: open.endsWith("!"),
      options,
    };
  }
  const anchor = /^(?:\\[bBAzZ]|[\^$]|\(\?[a-z]+\))/.exec(rest)?.[0];
  if (anchor !== undefined) return { kind: "anchor", text: take(anchor) };
  const one =
    /^(?:\\x\{[^}]*\}|\\x[\da-fA-F]{2}|\\[pP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]|[^()|[\\])/su.exec(
      rest,
    )?.[0];
  if (one === undefined) throw new NotTranslated();
  return { kind: "one", text: take(one), repeat: repeatOf(reader) };
}

function repeatOf(reader: Reader): string {
  const found = /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/.exec(reader.source.slice(reader.at))?.[0] ?? "";
  reader.at += found.length;
  return found;
}

/** What looks behind at the beginning takes what it looks at. */
function atStart(nodes: readonly Node[]): readonly Node[] {
  const first = nodes.findIndex((node) => node.kind !== "anchor" || !node.text.startsWith("(?"));
  const look = nodes[first];
  if (look?.kind !== "look" || !look.behind) return nodes;
  const taken: Node = look.negative
    ? { kind: "one", text: `(?:\\A|${otherThan(look)})`, repeat: "" }
    : { kind: "group", open: "(?:", options: look.options, repeat: "" };
  return [...nodes.slice(0, first), taken, ...nodes.slice(first + 1)];
}

/** `isLast`: nothing that is looked for stands behind. */
function write(nodes: readonly Node[], flags: string, isLast: boolean): string {
  const [node, ...rest] = nodes;
  if (node === undefined) return "";
  switch (node.kind) {
    case "anchor":
      return node.text + write(rest, flags, isLast);
    case "one":
      return node.text + node.repeat + write(rest, flags, isLast);
    case "group": {
      const isEnd = isLast && rest.length === 0 && node.repeat === "";
      const options = node.options.map((option) => write(option, flags, isEnd)).join("|");
      return `${node.open}${options})${node.repeat}${write(rest, flags, isLast)}`;
    }
    case "look":
      return node.behind ? stuck() : writeAhead(node, rest, flags, isLast);
  }
}

function stuck(): never {
  throw new NotTranslated();
}

function writeAhead(look: Look, nodes: readonly Node[], flags: string, isLast: boolean): string {
  const [next, ...rest] = nodes;
  if (next === undefined) {
    if (!isLast) return stuck();
    return look.negative
      ? `(?:${otherThan(look)}|\\z)`
      : `(?:${look.options.map((option) => write(option, flags, false)).join("|")})`;
  }
  if (!look.negative) return stuck();
  switch (next.kind) {
    case "anchor":
      return next.text + writeAhead(look, rest, flags, isLast);
    case "group": {
      if (next.repeat !== "") return stuck();
      const options = next.options.map((option) =>
        writeAhead(look, [...option, ...rest], flags, isLast),
      );
      return `(?:${options.join("|")})`;
    }
    case "one": {
      if (/^[*?]|^\{0/.test(next.repeat) || haveCommon(single(look), next.text, flags))
        return stuck();
      return write([next, ...rest], flags, isLast);
    }
    case "look":
      return stuck();
  }
}

/** The one character or class that is looked at. */
function single({ options }: Look): string {
  const [[node, second] = [], other] = options;
  if (node?.kind !== "one" || node.repeat !== "" || second !== undefined || other !== undefined)
    return stuck();
  return node.text;
}

/** A class of all other characters. */
function otherThan(look: Look): string {
  const text = single(look);
  if (text.startsWith("[^")) return `[${text.slice(2)}`;
  if (text.startsWith("[")) return `[^${text.slice(1)}`;
  if (text === ".") return stuck();
  return `[^${text}]`;
}

/** Whether some character is of both classes. */
function haveCommon(a: string, b: string, flags: string): boolean {
  const [first, second] = [a, b].map(
    (text) => new RegExp(`^${asciiBlanks(text.replace(/^\\([/"'#@%&~:;,!_ -])$/, "$1"))}$`, flags),
  );
  for (let code = 0; code <= 0x10ffff; code++) {
    if (code === 0xd800) code = 0xe000;
    const char = String.fromCodePoint(code);
    if (first?.test(char) === true && second?.test(char) === true) return true;
  }
  return false;
}

const asciiBlanks = (text: string) =>
  text === "\\s" ? "[ \\t\\n\\r\\f\\v]" : text === "\\S" ? "[^ \\t\\n\\r\\f\\v]" : text;
