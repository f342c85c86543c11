/** What every agent says of a record that it has put into ECS. */
export const ecsMarks: readonly string[] = ["event.kind", "event.category", "ecs.version"];

/**
 * What a Windows event has once it was put into ECS, by an agent's module or an ingest pipeline. Without them it is as
 * Winlogbeat ships it: the fields of the event below `winlog`, and nothing made of them.
 */
export const mappedMarks: readonly string[] = [
  "event.category",
  "event.type",
  "process.name",
  "process.executable",
];

/** The name under which our readers have a field of a record that is in ECS: what stands below `winlog` they know. */
export function ownFieldName(field: string): string {
  return winlogNames[field] ?? field.replace(/^winlog\.(?:event|user)_data\./, "");
}

const winlogNames: Readonly<Record<string, string>> = {
  "winlog.channel": "Channel",
  "winlog.computer_name": "Computer",
  "winlog.event_id": "EventID",
  "winlog.provider_name": "Provider_Name",
  "winlog.record_id": "EventRecordID",
  "winlog.process.pid": "Execution_ProcessID",
  "winlog.process.thread.id": "Execution_ThreadID",
  "winlog.user.identifier": "Security_UserID",
};
