import { newAccount, noteSkipped } from "../account.ts";
import type { EventCursor } from "../cursor.ts";
import { messageObject } from "../json/payload.ts";
import { JsonReader } from "../json/reader.ts";
import type { RecordReader } from "../reader.ts";
import { providerOfSource } from "../shape/channels.ts";
import { find } from "../xml/lexical.ts";
import { Unfinished } from "../unfinished.ts";
import { bytesOfText, textOfBytes } from "../utf8.ts";

const newline = 0x0a;
const logName = bytesOfText("LogName=");
/** `07/20/2022 06:51:37 AM`, in the local time of who wrote it, in the line above the keys. */
const timeLine = /^\uFEFF?(\d{1,2}\/\d{1,2}\/\d{4},? \d{1,2}:\d\d:\d\d(?:\.\d+)?(?: [AP]M)?)\s*$/;
/** Longer than any time. */
const mostTime = 48;
const keyLine = /^(\w+)=(.*)$/;

/** Whether a text begins with a Windows event as Splunk's WinEventLog input writes it. */
export function isWinEventLog(text: string): boolean {
  const [first = "", second = ""] = text.trimStart().split(/\r?\n/, 2);
  return first.startsWith("LogName=") || (timeLine.test(first) && second.startsWith("LogName="));
}

/**
 * Reads Windows events as Splunk's WinEventLog input writes them: a time, keys with their values, and the message last,
 * from which the fields are read. Times are taken for UTC.
 */
export class TextReader implements RecordReader {
  readonly account = newAccount();
  readonly #json = new JsonReader();
  readonly #unfinished = new Unfinished();

  read(
    block: Uint8Array,
    offset: number,
    isLast: boolean,
    visit: (event: EventCursor) => void,
  ): number {
    if (this.#unfinished.mustWait(block, offset, isLast)) return 0;
    const { account } = this;
    const first = recordStart(block, 0);
    const junk = textOfBytes(block, 0, first < 0 ? block.length : first);
    if (first < 0 && !isLast) return this.#unfinished.leave(account, block, offset, 0);
    if (/[^\s\uFEFF]/.test(junk))
      noteSkipped(account, offset, first < 0 ? block.length : first, "no event");
    let at = first < 0 ? block.length : first;
    while (at < block.length) {
      const next = recordStart(block, find(block, logName, at) + logName.length);
      if (next < 0 && !isLast) return this.#unfinished.leave(account, block, offset, at);
      const end = next < 0 ? block.length : next;
      account.records++;
      this.#json.read(bytesOfText(recordJson(textOfBytes(block, at, end))), 0, true, visit);
      at = end;
    }
    return block.length;
  }
}

/** Where the next record starts: with the line of its time, or where it has none with its first key. -1 if none does. */
function recordStart(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(newline, Math.max(0, from - 1)); ; at = bytes.indexOf(newline, at)) {
    if (from === 0 && at !== 0 && startsWith(bytes, 0)) return 0;
    if (at < 0) return -1;
    at++;
    if (!startsWith(bytes, at)) continue;
    const above = bytes.lastIndexOf(newline, at - 2) + 1;
    const isTime = at - above <= mostTime && timeLine.test(textOfBytes(bytes, above, at - 1));
    return isTime ? above : at;
  }
}

function startsWith(bytes: Uint8Array, at: number): boolean {
  return logName.every((byte, i) => bytes[at + i] === byte);
}

function recordJson(text: string): string {
  const members = new Map<string, string>();
  const at = text.search(/^Message=/m);
  const [above, message] =
    at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + "Message=".length)];
  for (const line of above.split(/\r?\n/)) {
    const [, time] = timeLine.exec(line) ?? [];
    const [, key, value = ""] = keyLine.exec(line) ?? [];
    if (time !== undefined) members.set("_time", members.get("_time") ?? time);
    else if (key === "SourceName") members.set(key, providerOfSource.get(value) ?? value);
    else if (key !== undefined) members.set(key, value);
  }
  const shown = message.trimEnd();
  // What the message shows is put in its place here, for the reader of JSON would read the record twice.
  const inner = messageObject(shown) ?? JSON.stringify(shown);
  const own = [...members].map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  );
  return `{${[...own, `"Message":${inner}`].join(",")}}`;
}
