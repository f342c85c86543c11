import type { EventCursor, Layout } from "../telemetry/index.ts";
import { fitsName } from "./field-pattern.ts";
import { recordText } from "./probe.ts";
import { foldedText, plainText } from "./unit-text.ts";

/**
 * The present record as tests ask of it: folded texts by field, made once a record however many tests ask.
 * Fields are numbered by the view; which slots hold them is worked out once a layout.
 */
export class RecordView {
  #cursor: EventCursor | undefined;
  #slots: readonly (readonly number[])[] = [];
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #byLayout = new WeakMap<Layout, (readonly number[])[]>();
  #texts: (string | undefined)[] = [];
  #made: number[] = [];

  /** The number of a field, to be used with the other methods. */
  numberOf(field: string): number {
    let number = this.#numbers.get(field);
    if (number === undefined) {
      number = this.#names.length;
      this.#names.push(field);
      this.#numbers.set(field, number);
    }
    return number;
  }

  moveTo(cursor: EventCursor): void {
    this.#cursor = cursor;
    for (const slot of this.#made) this.#texts[slot] = undefined;
    this.#made.length = 0;
    let slots = this.#byLayout.get(cursor.layout);
    if (slots === undefined) {
      slots = [];
      this.#byLayout.set(cursor.layout, slots);
    }
    for (let number = slots.length; number < this.#names.length; number++) {
      slots.push(slotsOf(cursor.layout, this.#names[number] as string));
    }
    this.#slots = slots;
  }

  get cursor(): EventCursor {
    return this.#cursor as EventCursor;
  }

  /** The slots that hold a field. A field that was numbered after `moveTo` is looked up on the spot. */
  slots(field: number): readonly number[] {
    return this.#slots[field] ?? slotsOf(this.cursor.layout, this.#names[field] as string);
  }

  isNull(field: number): boolean {
    for (const slot of this.slots(field)) if (this.cursor.valueCount(slot) > 0) return false;
    return true;
  }

  exists(field: number): boolean {
    for (const slot of this.slots(field)) if (this.cursor.isPresent(slot)) return true;
    return false;
  }

  /** Whether one of the field's texts, folded, passes. */
  some(field: number, test: (folded: string) => boolean): boolean {
    for (const slot of this.slots(field)) {
      const count = this.cursor.valueCount(slot);
      for (let index = 0; index < count; index++) if (test(this.#folded(slot, index))) return true;
    }
    return false;
  }

  /** Whether one of the field's texts, as the log has it, passes. */
  somePlain(field: number, test: (text: string) => boolean): boolean {
    const cursor = this.cursor;
    for (const slot of this.slots(field)) {
      const count = cursor.valueCount(slot);
      for (let index = 0; index < count; index++) {
        cursor.loadText(slot, index);
        if (test(plainText(cursor.units, cursor.start, cursor.end))) return true;
      }
    }
    return false;
  }

  /** The field's text, folded, if it has one value; null if it has none; undefined if it has several. */
  only(field: number): string | null | undefined {
    let only: number | undefined;
    for (const slot of this.slots(field)) {
      const count = this.cursor.valueCount(slot);
      if (count > 1 || (count === 1 && only !== undefined)) return undefined;
      if (count === 1) only = slot;
    }
    return only === undefined ? null : this.#folded(only, 0);
  }

  #folded(slot: number, index: number): string {
    const known = index === 0 ? this.#texts[slot] : undefined;
    if (known !== undefined) return known;
    const cursor = this.cursor;
    cursor.loadText(slot, index);
    const text = foldedText(cursor.units, cursor.start, cursor.end);
    if (index === 0) {
      this.#texts[slot] = text;
      this.#made.push(slot);
    }
    return text;
  }
}

/** Own fields come before System parts of the same name, as in `Event.get`. */
export function slotsOf(layout: Layout, field: string): readonly number[] {
  const { names, ownCount } = layout;
  const slots: number[] = [];
  if (field === recordText) {
    for (let slot = 0; slot < ownCount; slot++) slots.push(slot);
    return slots;
  }
  if (field.includes("*")) {
    for (let slot = 0; slot < ownCount; slot++)
      if (fitsName(field, names[slot] as string)) slots.push(slot);
    return slots;
  }
  for (let slot = names.indexOf(field); slot >= 0; slot = names.indexOf(field, slot + 1)) {
    if (slot >= ownCount && slots.length > 0) break;
    slots.push(slot);
  }
  return slots;
}
