import { sniffDelimiter } from "./csv/dialect.ts";
import { columnNames } from "./csv/header.ts";
import { incomplete, readRow } from "./csv/rows.ts";
import { textEncoding, utf16ToUtf8 } from "./encoding.ts";
import { skipBrackets } from "./json/recover.ts";
import { isWinEventLog } from "./text/reader.ts";
import { TextStore } from "./text-store.ts";
import { textOfBytes, textOfUnits } from "./utf8.ts";

export type LogFormat = "evtx" | "json" | "xml" | "csv" | "text";
export type DetectedFormat = LogFormat | "gzip" | "zstd" | "zip" | "unknown";

/** How much of the start is looked at. */
const headSize = 16_384;

const signatures: readonly {
  readonly bytes: readonly number[];
  readonly format: DetectedFormat;
}[] = [
  { bytes: [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00], format: "evtx" },
  { bytes: [0x1f, 0x8b], format: "gzip" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: "zstd" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: "zip" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: "zip" },
];

/**
 * The format of an input by its first bytes (a few kilobytes are enough). The name only decides
 * what could be CSV but does not show it: a table of one column, or of unusual column names. What is none of ours (Zeek's TSV, syslog, …) is `unknown`.
 */
export function detectFormat(head: Uint8Array, name = ""): DetectedFormat {
  for (const { bytes, format } of signatures)
    if (bytes.every((byte, i) => head[i] === byte)) return format;
  const part = head.subarray(0, headSize);
  const encoding = textEncoding(part);
  const utf8 =
    encoding === "utf-8" ? part : utf16ToUtf8(part.subarray(0, part.length & ~1), encoding);
  const text = textOfBytes(utf8, 0, utf8.length).replace(/^\uFEFF?\s*(Record \d+\s*\n)?/, "");
  if (/^\s*(\{\s*["}]|\[\s*[{\]])/.test(text)) return "json";
  if (/^\s*[{[]\s*$/.test(text)) return "json";
  if (
    /^\s*<\?xml[\s\S]*<(Event|Events)[\s>]/.test(text) ||
    /(^|\n)\s*<(Event|Events)[\s>]/.test(text)
  )
    return "xml";
  if (isWinEventLog(text)) return "text";
  return isTable(text, utf8, name) ? "csv" : "unknown";
}

/**
 * Whether an input is JSON with whole records on each line (alone, or as the elements of an array), judged by its
 * first lines: only then may it be divided at line breaks and the parts read by themselves.
 */
export function isNewlineDelimited(head: Uint8Array): boolean {
  if (textEncoding(head) !== "utf-8") return false;
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for (let lines = 0; lines < 8; lines++) {
    while (at < head.length && (head[at] as number) <= 0x20) at++;
    const newlineAt = head.indexOf(0x0a, at);
    if (at >= head.length || newlineAt < 0) return lines > 0;
    const isOpening = lines === 0 && /^\[\s*$/.test(textOfBytes(head, at, newlineAt));
    if (!isOpening && !holdsRecords(head, at, newlineAt)) return false;
    at = newlineAt;
  }
  return true;
}

/** Whether a line consists of whole objects, with no more than commas and an array's brackets around them. */
function holdsRecords(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  let count = 0;
  while (at < end) {
    if (bytes[at] === 0x7b) {
      at = skipBrackets(bytes, at, end, 0).at;
      if (at < 0) return false;
      count++;
    } else if (" \t\r,[]".includes(String.fromCharCode(bytes[at] as number))) {
      at++;
    } else {
      return false;
    }
  }
  return count > 0;
}

/** A header of several distinct names and a row of as many cells below it, no control characters. */
function isTable(text: string, bytes: Uint8Array, name: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (
    /[\x00-\x08\x0e-\x1f]/.test(text) ||
    /^#(separator|fields)\b/m.test(text) ||
    text.trim() === ""
  )
    return false;
  if (/\.[ct]sv(\.|$)/i.test(name)) return true;
  const start = bytes[0] === 0xef ? 3 : 0;
  const typeLine = /^(?:#TYPE |sep=)[^\n]*\n/.exec(text)?.[0].length ?? 0;
  const delimiter = sniffDelimiter(bytes, start + typeLine);
  const store = new TextStore();
  const row = readRow(bytes, start + typeLine, delimiter, true, store);
  const names = Array.from({ length: store.count }, (_, i) =>
    textOfUnits(store.units, store.starts[i] as number, store.ends[i] as number).trim(),
  );
  const areNames = names.every((cell) => cell.length <= 128 && /^[\p{L}_@][^={}<>|]*$/u.test(cell));
  if (names.length < 2 || !areNames || new Set(names).size < names.length || row >= bytes.length)
    return false;
  const end = readRow(bytes, row, delimiter, bytes.length < headSize, store);
  return end === incomplete || store.count === columnNames(names).length;
}
