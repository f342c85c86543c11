import { labelledFields } from "../message/labelled.ts";

/** Sysmon's messages list its fields, a line each, below a title. */
const sysmonMessage = /^[^\r\n]*:\r?\n(?=(?:RuleName|UtcTime): )/;
const sysmonLine = /^([A-Z][A-Za-z0-9]*): ?(.*)$/;

type Member = readonly [name: string, value: unknown];

/**
 * The fields in EvtxECmd's `Payload`: an event's data as JSON made of its XML, where `Data` is a list of
 * `{"@Name", "#text"}`. Undefined for other JSON.
 */
export function payloadObject(text: string): string | undefined {
  const payload = parsed(text);
  const eventData = memberOf(payload, "EventData");
  if (eventData !== undefined) return objectOf(Object.entries(eventData).flatMap(dataMembers));
  const userData = memberOf(payload, "UserData");
  if (userData === undefined) return undefined;
  const wrapped = Object.values(userData).find(isObject);
  return objectOf(Object.entries(wrapped ?? userData).filter(isElement));
}

/** The fields that a message of Sysmon's or of Windows lists, beside the message itself; undefined for other texts. */
export function messageObject(text: string): string | undefined {
  const title = sysmonMessage.exec(text)?.[0];
  if (title === undefined) {
    const fields = labelledFields(text);
    return fields === undefined ? undefined : objectOf([["Message", text], ...fields]);
  }
  const members: [string, string][] = [];
  for (const line of text.slice(title.length).split(/\r?\n/)) {
    const [, name, value = ""] = sysmonLine.exec(line) ?? [];
    const last = members.at(-1);
    if (name !== undefined) members.push([name, value]);
    else if (last !== undefined) last[1] += `\n${line}`;
  }
  return objectOf([["Message", text], ...members]);
}

function dataMembers([name, value]: Member): readonly Member[] {
  if (name !== "Data") return [[name, value] as const].filter(isElement);
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.map((item): Member => {
    if (!isObject(item)) return ["Data", item];
    return [String(item["@Name"] ?? "Data"), item["#text"] ?? ""];
  });
}

const isElement = ([name]: Member): boolean => !name.startsWith("@") && name !== "#text";

/** By hand, for a name may come more than once. */
function objectOf(members: readonly Member[]): string {
  return `{${members.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value ?? null)}`).join(",")}}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function memberOf(value: unknown, name: string): Readonly<Record<string, unknown>> | undefined {
  const member = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return isObject(member) ? member : undefined;
}
