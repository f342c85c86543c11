import type { Layout } from "../cursor.ts";
import type { SlotSource } from "./flatten.ts";

/** What is known about records of one make-up: their layout and where each slot's value comes from. */
export interface RecordShape {
  readonly layout: Layout;
  readonly slots: readonly SlotSource[];
  /**
   * By slot, for those whose value is one hole that needs nothing but perhaps itself: frame and index of the hole in
   * one number; -1 for all others.
   */
  readonly holes: Int32Array;
  /** By slot: 1 where the slot is not there if its hole has no bytes. */
  readonly needsItself: Uint8Array;
  readonly channel: number;
  readonly provider: number;
  readonly eventId: number;
  readonly computer: number;
  readonly recordId: number;
  readonly time: number;
}

/** Layouts are kept until they have so many names together. */
const maxKeptNames = 100_000;
const layouts = new Map<string, Layout>();
let keptNames = 0;

/** The layout of a name sequence: the same object for the same names, whichever file they come from. */
export function internLayout(names: readonly string[], ownCount: number): Layout {
  const key = `${ownCount}\n${names.join("\n")}`;
  let layout = layouts.get(key);
  if (layout === undefined) {
    keptNames += names.length + 1;
    if (keptNames > maxKeptNames) {
      layouts.clear();
      keptNames = names.length + 1;
    }
    layout = { names, ownCount };
    layouts.set(key, layout);
  }
  return layout;
}

export function shapeOf(slots: readonly SlotSource[]): RecordShape {
  const ownCount = slots.filter((slot) => slot.isOwn).length;
  const names = slots.map((slot) => slot.name);
  const system = (name: string) => names.indexOf(name, ownCount);
  return {
    layout: internLayout(names, ownCount),
    slots,
    holes: Int32Array.from(slots, plainHole),
    needsItself: Uint8Array.from(slots, (slot) => (vanishesEmpty(slot) ? 1 : 0)),
    channel: system("Channel"),
    provider: system("Provider_Name"),
    eventId: system("EventID"),
    computer: system("Computer"),
    recordId: system("EventRecordID"),
    time: system("TimeCreated_SystemTime"),
  };
}

/** Frames are counted above the bits of an index. */
export const frameShift = 16;

function plainHole({ parts, needs }: SlotSource): number {
  const [part] = parts;
  if (parts.length !== 1 || typeof part !== "object" || part.frame < 0) return -1;
  if (needs.some((need) => need.frame !== part.frame || need.index !== part.index)) return -1;
  return (part.frame << frameShift) | part.index;
}

/** An element that depends on its value, and an attribute whose value is optional. */
function vanishesEmpty({ parts, needs, isAttribute }: SlotSource): boolean {
  const [part] = parts;
  return needs.length > 0 || (isAttribute && typeof part === "object" && part.optional);
}
