/**
 * Names of an event's System part (see model Event): every Windows event has them, so they mean the same
 * in every event class.
 */
const names: ReadonlySet<string> = new Set([
  "Channel",
  "Computer",
  "EventID",
  "EventRecordID",
  "Correlation_ActivityID",
  "Correlation_RelatedActivityID",
  "EventSourceName",
  "Execution_ProcessID",
  "Execution_ThreadID",
  "Keywords",
  "Level",
  "Opcode",
  "Provider_EventSourceName",
  "Provider_Guid",
  "Provider_Name",
  "Security_UserID",
  "Task",
  "TimeCreated_SystemTime",
  "Version",
]);

export const isSystemField = (name: string): boolean => names.has(name);
