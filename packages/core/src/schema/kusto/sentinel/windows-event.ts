import { constant, decode, everyEvent, record } from "../columns.ts";
import type { Sources } from "../columns.ts";
import type { TableLeg } from "../table-binding.ts";

/** Levels of events, by the names that the Event Viewer shows. */
export const levelNames = decode(
  "Level",
  {
    "0": "Information",
    "1": "Critical",
    "2": "Error",
    "3": "Warning",
    "4": "Information",
    "5": "Verbose",
  },
  constant(""),
);

const columns: Sources = {
  TimeGenerated: record("time"),
  TimeCreated: record("time"),
  Provider: record("provider"),
  Channel: record("channel"),
  Computer: record("computer"),
  EventID: record("eventId"),
  EventRecordId: record("recordId"),
  EventData: record("fields"),
  EventLevel: "Level",
  EventLevelName: levelNames,
  Correlation: "Correlation_ActivityID",
  Keywords: "Keywords",
  Opcode: "Opcode",
  Task: "Task",
  Version: "Version",
  SystemProcessId: "Execution_ProcessID",
  SystemThreadId: "Execution_ThreadID",
  SystemUserId: "Security_UserID",
};

/** Any event of a Windows log. */
export const windowsEvent: readonly TableLeg[] = [everyEvent(columns)];
