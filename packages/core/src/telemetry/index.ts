import { CsvReader } from "./csv/reader.ts";
import type { LogFormat } from "./detect.ts";
import { readingUtf16 } from "./encoding.ts";
import { createEvtxReader } from "./evtx/index.ts";
import { JsonReader } from "./json/reader.ts";
import type { RecordReader } from "./reader.ts";
import { TextReader } from "./text/reader.ts";
import { XmlReader } from "./xml/reader.ts";

export type { EventCursor, Layout } from "./cursor.ts";
export { type DetectedFormat, detectFormat, isNewlineDelimited, type LogFormat } from "./detect.ts";
export type { ReadAccount, RecordReader, SkippedPart } from "./reader.ts";
export { normalizeTime } from "./time.ts";

/** A reader for one input of the format; a reader is used for one input from its start to its end. */
export function createReader(format: LogFormat): RecordReader {
  switch (format) {
    case "evtx":
      return createEvtxReader();
    case "json":
      return readingUtf16(new JsonReader());
    case "xml":
      return readingUtf16(new XmlReader());
    case "csv":
      return readingUtf16(new CsvReader());
    case "text":
      return readingUtf16(new TextReader());
  }
}
