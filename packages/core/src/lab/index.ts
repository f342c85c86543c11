export { ecsRecords } from "./ecs-record.ts";
export { eventForms, fillEventForm } from "./event-forms.ts";
export type { EventForm, EventFormName, EventSetting } from "./event-forms.ts";
export type { EvtxEvent, EvtxField, EvtxType, EvtxValue } from "./evtx/description.ts";
export { writeEvtx } from "./evtx/write.ts";
export type { RefusedEvent, WrittenEvtx } from "./evtx/write.ts";
