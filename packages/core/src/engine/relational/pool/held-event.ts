import type { Datum, Event } from "../../../model/index.ts";
import type { EventCursor } from "../../../telemetry/index.ts";

/** The event that a cursor stands at; its fields are decoded once, however many columns are made of them. */
export class HeldEvent implements Event {
  #cursor: EventCursor;
  #fields: Record<string, Datum> | undefined;
  file = "";

  constructor(cursor: EventCursor) {
    this.#cursor = cursor;
  }

  hold(cursor: EventCursor, file: string): void {
    this.#cursor = cursor;
    this.#fields = undefined;
    this.file = file;
  }

  get time(): string {
    return this.#cursor.time;
  }

  get channel(): string {
    return this.#cursor.channel;
  }

  get provider(): string {
    return this.#cursor.provider;
  }

  get eventId(): number {
    return this.#cursor.eventId;
  }

  get computer(): string {
    return this.#cursor.computer;
  }

  get recordId(): string {
    return this.#cursor.recordId;
  }

  get(name: string): Datum | undefined {
    const fields = this.fields();
    // Parts of the System element are no fields of the event's own.
    return Object.hasOwn(fields, name) ? fields[name] : this.#cursor.get(name);
  }

  fields(): Record<string, Datum> {
    return (this.#fields ??= this.#cursor.fields());
  }
}
