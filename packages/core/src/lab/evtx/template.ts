import type { EvtxEvent } from "./description.ts";
import { typeBytes } from "./value.ts";

/** A template: an element whose variable places are slots, and the GUID it is known by. */
export interface Template {
  /** Equal keys stand for equal templates. */
  readonly key: string;
  readonly root: Element;
}

export interface Element {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string | Slot }[];
  readonly children: readonly (Element | Slot)[];
}

/** A place for a value by its index; an optional one takes its attribute or element away when empty. */
export interface Slot {
  readonly slot: number;
  readonly type: number;
  readonly optional: boolean;
}

const namespace = "http://schemas.microsoft.com/win/2004/08/events/event";

const slot = (index: number, type: number, optional = true): Slot => ({
  slot: index,
  type,
  optional,
});

const element = (
  name: string,
  attributes: Record<string, string | Slot>,
  ...children: (Element | Slot)[]
): Element => ({
  name,
  attributes: Object.entries(attributes).map(([key, value]) => ({ name: key, value })),
  children,
});

/** The frame that all events share: the System part, and a slot for the event's own part. */
export const systemTemplate: Template = {
  key: "system",
  root: element(
    "Event",
    { xmlns: namespace },
    element(
      "System",
      {},
      element("Provider", {
        Name: slot(0, typeBytes.string),
        Guid: slot(1, typeBytes.guid),
      }),
      element("EventID", {}, slot(2, typeBytes.uint16)),
      element("Version", {}, slot(3, typeBytes.uint8)),
      element("Level", {}, slot(4, typeBytes.uint8)),
      element("Task", {}, slot(5, typeBytes.uint16)),
      element("Opcode", {}, slot(6, typeBytes.uint8)),
      element("Keywords", {}, slot(7, typeBytes.hex64)),
      element("TimeCreated", { SystemTime: slot(8, typeBytes.filetime) }),
      element("EventRecordID", {}, slot(9, typeBytes.uint64)),
      element("Correlation", { ActivityID: slot(10, typeBytes.guid) }),
      element("Execution", {
        ProcessID: slot(11, typeBytes.uint32),
        ThreadID: slot(12, typeBytes.uint32),
      }),
      element("Channel", {}, slot(13, typeBytes.string)),
      element("Computer", {}, slot(14, typeBytes.string)),
      element("Security", { UserID: slot(15, typeBytes.sid) }),
    ),
    slot(16, typeBytes.xml),
  ),
};

/** The template of an event's own part: one per provider, event id, version and list of fields. */
export function dataTemplate(event: EvtxEvent): Template {
  const { provider, eventId, version, userData, fields } = event;
  const names = fields.map((field) => `${field.name}:${field.type}`);
  return {
    key: JSON.stringify([provider, eventId, version, userData?.element ?? "", ...names]),
    root:
      userData === undefined
        ? element(
            "EventData",
            {},
            ...fields.map((field, i) =>
              element(
                "Data",
                field.name === "" ? {} : { Name: field.name },
                slot(i, typeBytes[field.type], false),
              ),
            ),
          )
        : element(
            "UserData",
            {},
            element(
              userData.element,
              { xmlns: userData.namespace },
              ...fields.map((field, i) =>
                element(field.name, {}, slot(i, typeBytes[field.type], false)),
              ),
            ),
          ),
  };
}
