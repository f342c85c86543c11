import { codesOf } from "./codes.ts";
import { labelsBelow, labelsOf } from "./labels.ts";

const heading = /^(\S[^:\t]{0,60}?)\s*:\s*$/;
const entry = /^(\t?)(\S[^:\t]{0,60}?)\s*:(?:[\t ]+(\S.*)?)?$/;
const pipeline =
  /^((?:CommandInvocation|ParameterBinding|(?:Non)?TerminatingError)\([^]*?)\r?\n\r?\n\r?\nContext:\r?\n([^]*?)\r?\n\r?\n\r?\nUser Data:/;
const scriptBlock =
  /^Creating Scriptblock text \((\d+) of (\d+)\):\r?\n([^]*?)\r?\n\r?\nScriptBlock ID: (\S*)\r?\nPath: ?(.*)/;

/**
 * The fields of an event that its message shows, as Windows writes it in English: headings, and labels below them with
 * their values behind a colon. Undefined where the message is of another form. Values are as the event has them where
 * the message has a word for a number that rules ask for, else as the message has them.
 */
export function labelledFields(
  message: string,
): readonly (readonly [string, string])[] | undefined {
  const script = scriptBlock.exec(message);
  if (script !== null) return scriptBlockFields(script);
  const [, payload, context] = pipeline.exec(message) ?? [];
  if (payload !== undefined && context !== undefined)
    return [
      ["ContextInfo", context],
      ["Payload", payload],
    ];
  const [title = "", ...lines] = message.split(/\r?\n/);
  const own = labelsOf.find((event) => event.title.test(title))?.below;
  const fields: [string, string][] = [];
  let section = "";
  let isOpen = false;
  for (const line of lines) {
    const [, head] = heading.exec(line) ?? [];
    const [, indent = "", label, value = ""] = entry.exec(line) ?? [];
    const last = fields.at(-1);
    if (line === "") {
      isOpen = false;
      section = "";
    } else if (head !== undefined) {
      section = head;
      isOpen = false;
    } else if (label !== undefined && (indent !== "" || section === "" || !isOpen)) {
      const known =
        entryOf(entryOf(own, section), label) ?? entryOf(entryOf(labelsBelow, section), label);
      const name = known ?? (section === "" ? undefined : nameOf(label));
      if (name !== undefined) fields.push([name, value.trimEnd()]);
      isOpen = name !== undefined;
    } else if (isOpen && last !== undefined && line.trim() !== "") {
      last[1] += `${last[1] === "" ? "" : "\n"}${line.trim()}`;
    }
  }
  if (fields.length < 2) return undefined;
  return fields.map(([name, value]) => [name, coded(name, value)] as const);
}

/** An entry of a table by a name from outside, which may be one that every object has. */
function entryOf<T>(table: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

function coded(name: string, value: string): string {
  const codes = entryOf(codesOf, name);
  if (codes === undefined) return value;
  return value
    .split("\n")
    .map((line) => entryOf(codes, line) ?? line)
    .join("\n");
}

function scriptBlockFields([, number = "", total = "", text = "", id = "", path = ""]: string[]) {
  return [
    ["MessageNumber", number],
    ["MessageTotal", total],
    ["ScriptBlockText", text],
    ["ScriptBlockId", id],
    ["Path", path.trimEnd()],
  ] as const;
}

/** `Logon Type` is `LogonType`, `Handle ID` is `HandleId`. */
function nameOf(label: string): string {
  return label
    .replaceAll(/\([^)]*\)/g, "")
    .split(/[\s-]+/)
    .map((word) =>
      /^(?:ID|GUID)$/.test(word) ? capitalized(word.toLowerCase()) : capitalized(word),
    )
    .join("");
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
