import { LayoutTree } from "../layout-tree.ts";
import { TextCursor } from "../text-cursor.ts";
import { TextStore } from "../text-store.ts";
import { bytesOfText } from "../utf8.ts";
import { xmlName, XmlScanner } from "../xml/scanner.ts";
import { messageObject, payloadObject } from "./payload.ts";

const layouts = new LayoutTree(xmlName);
const store = new TextStore();
const scanner = new XmlScanner(layouts, store);

/** The part of an event that holds its fields, whatever Azure Monitor has put around it. */
const xmlSection = /<(EventData|UserData)[\s>/][^]*<\/\1>/;

/**
 * The JSON object that a text stands for: itself, the fields of EvtxECmd's payload, of a message of Sysmon's, or of the
 * `<EventData>` or `<UserData>` in it. Undefined if it is none of these.
 */
export function embeddedObject(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return payloadObject(trimmed) ?? trimmed;
  const section = xmlSection.exec(trimmed)?.[0];
  if (section === undefined) return messageObject(text);
  // A System part makes EventData a section of an event, as the layout expects it.
  const bytes = bytesOfText(`<Event><System><EventID/><Channel/></System>${section}</Event>`);
  if (scanner.scan(bytes, 0) < 0) return undefined;
  const cursor = new TextCursor(layouts.layoutAt(scanner.node));
  cursor.point(cursor.layout, store);
  const object = JSON.stringify(cursor.fields());
  layouts.prune();
  return object;
}
