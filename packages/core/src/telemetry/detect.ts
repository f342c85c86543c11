import { skipBrackets } from "./json/recover.ts";
import { sniffDelimiter } from "./csv/dialect.ts";
import { textEncoding, utf16ToUtf8 } from "./encoding.ts";
import { textOfBytes } from "./utf8.ts";

export type LogFormat = "evtx" | "json" | "xml" | "csv";
export type DetectedFormat = LogFormat | "gzip" | "zstd" | "zip" | "unknown";

/** How much of the start is looked at. */
const headSize = 16_384;

const signatures: readonly { readonly bytes: readonly number[]; readonly format: DetectedFormat }[] = [
  { bytes: [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00], format: "evtx" },
  { bytes: [0x1f, 0x8b], format: "gzip" },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: "zstd" },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: "zip" },
  { bytes: [0x50, 0x4b, 0x05, 0x06], format: "zip" },
];

/**
 * The format of an input by its first bytes (a few kilobytes are enough). The name only decides whether a table
 * of a single column is CSV. What is none of ours (Zeek's TSV, classic text logs, …) is `unknown`.
 */
export function detectFormat(head: Uint8Array, name = ""): DetectedFormat {
  for (const { bytes, format } of signatures) if (bytes.every((byte, i) => head[i] === byte)) return format;
  const part = head.subarray(0, headSize);
  const encoding = textEncoding(part);
  const utf8 = encoding === "utf-8" ? part : utf16ToUtf8(part.subarray(0, part.length & ~1), encoding);
  const text = textOfBytes(utf8, 0, utf8.length).replace(/^\uFEFF/, "");
  if (/^\s*(\{\s*["}]|\[\s*[{\]])/.test(text)) return "json";
  if (/^\s*[{[]\s*$/.test(text)) return "json";
  if (/^\s*<\?xml[\s\S]*<(Event|Events)[\s>]/.test(text) || /(^|\n)\s*<(Event|Events)[\s>]/.test(text)) return "xml";
  return isTable(text, utf8, name) ? "csv" : "unknown";
}

/**
 * Whether an input is JSON with one whole record on each line, judged by its first lines: only then may it be
 * divided at line breaks and the parts read by themselves.
 */
export function isNewlineDelimited(head: Uint8Array): boolean {
  if (textEncoding(head) !== "utf-8") return false;
  let at = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  for (let lines = 0; lines < 8; lines++) {
    while (at < head.length && (head[at] as number) <= 0x20) at++;
    const newlineAt = head.indexOf(0x0a, at);
    if (at >= head.length || newlineAt < 0) return lines > 0;
    if (head[at] !== 0x7b) return false;
    const end = skipBrackets(head, at, newlineAt, 0).at;
    if (end < 0 || textOfBytes(head, end, newlineAt).trim() !== "") return false;
    at = newlineAt;
  }
  return true;
}

/** A header of several distinct names, and a second row with as many delimiters, no control characters. */
function isTable(text: string, bytes: Uint8Array, name: string): boolean {
  // oxlint-disable-next-line no-control-regex
  if (/[\x00-\x08\x0e-\x1f]/.test(text) || /^#(separator|fields)\b/m.test(text)) return false;
  const lines = text.split(/\r?\n|\r/).filter((line) => line !== "" && !line.startsWith("#TYPE "));
  const [header = "", row] = lines;
  const isNamed = /\.[ct]sv(\.|$)/i.test(name);
  const delimiter = String.fromCharCode(sniffDelimiter(bytes, 0));
  const names = header.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
  if (names.length < 2) return isNamed && header.trim() !== "";
  const areNames = names.every((cell) => cell.length <= 128 && !/[={}<>|]/.test(cell)) && new Set(names).size === names.length;
  if (isNamed) return areNames;
  const isHeader = areNames && names.every((cell) => /^[\p{L}_@]/u.test(cell));
  return isHeader && row !== undefined && row.split(delimiter).length >= names.length - 1;
}
