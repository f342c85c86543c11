import type { Datum, Event } from "../../../model/index.ts";
import type { EventCursor } from "../../../telemetry/index.ts";

/** The event that a cursor stands at; its parts are decoded once, however many columns are made of them. */
export class HeldEvent implements Event {
  #cursor: EventCursor;
  #fields: Record<string, Datum> | undefined;
  time = "";
  channel = "";
  provider = "";
  eventId = -1;
  computer = "";
  recordId = "";
  file = "";

  constructor(cursor: EventCursor) {
    this.#cursor = cursor;
  }

  hold(cursor: EventCursor, file: string): void {
    this.#cursor = cursor;
    this.#fields = undefined;
    this.time = cursor.time;
    this.channel = cursor.channel;
    this.provider = cursor.provider;
    this.eventId = cursor.eventId;
    this.computer = cursor.computer;
    this.recordId = cursor.recordId;
    this.file = file;
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
