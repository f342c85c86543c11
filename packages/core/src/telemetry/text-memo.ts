import type { RecordLayout } from "./shape/record-layout.ts";

/** The last text of a value that seldom changes, known again by its bytes or units: no string is made twice. */
export class TextMemo {
  text = "";
  #units = new Uint16Array(64);
  #length = -1;

  holds(units: Uint8Array | Uint16Array, start: number, end: number): boolean {
    const length = end - start;
    if (length !== this.#length) return false;
    const mine = this.#units;
    // From the end: names of channels and providers differ there.
    for (let i = length - 1; i >= 0; i--) if (mine[i] !== units[start + i]) return false;
    return true;
  }

  keep(units: Uint8Array | Uint16Array, start: number, end: number, text: string): string {
    const length = end - start;
    if (length > this.#units.length) this.#units = new Uint16Array(length * 2);
    this.#units.set(units.subarray(start, end));
    this.#length = length;
    this.text = text;
    return text;
  }
}

/** A layout with the last texts of the values that every record is asked for. */
export interface MemoLayout extends RecordLayout {
  readonly channelMemo: TextMemo;
  readonly providerMemo: TextMemo;
}

export function withMemos(layout: RecordLayout): MemoLayout {
  return { ...layout, channelMemo: new TextMemo(), providerMemo: new TextMemo() };
}
