import { call, decode, everyEvent, record } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";
import { levelNames } from "./windows-event.ts";

/** Accounts by the well-known SIDs that events are logged under (MS-DTYP 2.4.2.4). */
const wellKnownAccounts = {
  "S-1-5-18": "NT AUTHORITY\\SYSTEM",
  "S-1-5-19": "NT AUTHORITY\\LOCAL SERVICE",
  "S-1-5-20": "NT AUTHORITY\\NETWORK SERVICE",
};

/** Any event of a Windows log, as the legacy agent sent it: its data as XML text. */
export const event: readonly TableLeg[] = [
  everyEvent({
    TimeGenerated: record("time"),
    Source: record("provider"),
    EventLog: record("channel"),
    Computer: record("computer"),
    EventID: record("eventId"),
    EventLevel: "Level",
    EventLevelName: levelNames,
    EventCategory: "Task",
    UserName: decode("Security_UserID", wellKnownAccounts),
    EventData: call("event-data-xml", record("fields")),
    ParameterXml: call("parameters-xml", record("fields")),
    RenderedDescription: call(
      "rendered-event",
      call("event-title", record("channel"), record("eventId")),
      record("fields"),
    ),
  }),
];
