/** How one kind of writer lays out its records. Paths are the members' names joined by dots. */
export interface Shape {
  readonly name: string;
  /** The shape is recognized where each group has at least one path that the record has. */
  readonly signature: readonly (readonly string[])[];
  /** Containers of the event's own fields, and how many levels below them are wrapping only. */
  readonly own: readonly { readonly container: string; readonly skip: number }[];
  /** System parts by their Sigma names: the first path that the record has. */
  readonly system: Readonly<Record<string, readonly string[]>>;
  /** Where the event's time stands, best first. */
  readonly time: readonly string[];
  /** The leaves are elements and attributes of XML, where namespaces are no fields. */
  readonly isXml?: boolean;
  /** Members that hold EventData as text: JSON, XML, or Sysmon's message. */
  readonly embedded: readonly string[];
}

/** The `<Event>` schema of Windows as XML, and evtx_dump's and Velociraptor's JSON renderings of it. */
const windowsEvent: Shape = {
  name: "windows event",
  signature: [["System.EventID"], ["System.Channel", "System.Provider.Name"]],
  own: [
    { container: "EventData", skip: 0 },
    { container: "UserData", skip: 1 },
    { container: "ProcessingErrorData", skip: 0 },
  ],
  system: {
    Provider_Name: ["System.Provider.Name"],
    Provider_Guid: ["System.Provider.Guid"],
    Provider_EventSourceName: ["System.Provider.EventSourceName"],
    EventID: ["System.EventID"],
    EventID_Qualifiers: ["System.EventID.Qualifiers"],
    Version: ["System.Version"],
    Level: ["System.Level"],
    Task: ["System.Task"],
    Opcode: ["System.Opcode"],
    Keywords: ["System.Keywords"],
    TimeCreated_SystemTime: ["System.TimeCreated.SystemTime"],
    EventRecordID: ["System.EventRecordID"],
    Correlation_ActivityID: ["System.Correlation.ActivityID"],
    Correlation_RelatedActivityID: ["System.Correlation.RelatedActivityID"],
    Execution_ProcessID: ["System.Execution.ProcessID"],
    Execution_ThreadID: ["System.Execution.ThreadID"],
    Channel: ["System.Channel"],
    Computer: ["System.Computer"],
    Security_UserID: ["System.Security.UserID"],
  },
  time: ["System.TimeCreated.SystemTime"],
  isXml: true,
  embedded: [],
};

/** What `telltale events` prints. */
const telltale: Shape = {
  name: "telltale events",
  signature: [["eventId"], ["recordId"], ["provider"], ["computer"]],
  own: [{ container: "fields", skip: 0 }],
  system: {
    Provider_Name: ["provider"],
    EventID: ["eventId"],
    EventRecordID: ["recordId"],
    Channel: ["channel"],
    Computer: ["computer"],
    TimeCreated_SystemTime: ["time"],
  },
  time: ["time"],
  embedded: [],
};

/** Winlogbeat 7 and later, Elastic Agent: ECS with `winlog`. */
const winlogbeat: Shape = {
  name: "winlogbeat",
  signature: [
    ["winlog.channel", "winlog.provider_name"],
    ["winlog.event_id", "event.code"],
  ],
  own: [
    { container: "winlog.event_data", skip: 0 },
    { container: "winlog.user_data", skip: 0 },
  ],
  system: {
    Provider_Name: ["winlog.provider_name"],
    Provider_Guid: ["winlog.provider_guid"],
    EventID: ["winlog.event_id", "event.code"],
    Version: ["winlog.version"],
    EventRecordID: ["winlog.record_id"],
    Correlation_ActivityID: ["winlog.activity_id"],
    Correlation_RelatedActivityID: ["winlog.related_activity_id"],
    Execution_ProcessID: ["winlog.process.pid"],
    Execution_ThreadID: ["winlog.process.thread.id"],
    Channel: ["winlog.channel"],
    Computer: ["winlog.computer_name"],
    Security_UserID: ["winlog.user.identifier"],
  },
  time: ["@timestamp", "event.created"],
  embedded: [],
};

/** Winlogbeat 5 and 6. */
const winlogbeat6: Shape = {
  name: "winlogbeat 6",
  signature: [["log_name"], ["event_id"]],
  own: [
    { container: "event_data", skip: 0 },
    { container: "user_data", skip: 0 },
  ],
  system: {
    Provider_Name: ["source_name"],
    Provider_Guid: ["provider_guid"],
    EventID: ["event_id"],
    Version: ["version"],
    EventRecordID: ["record_number"],
    Correlation_ActivityID: ["activity_id"],
    Correlation_RelatedActivityID: ["related_activity_id"],
    Execution_ProcessID: ["process_id"],
    Execution_ThreadID: ["thread_id"],
    Channel: ["log_name"],
    Computer: ["computer_name"],
    Security_UserID: ["user.identifier"],
  },
  time: ["@timestamp"],
  embedded: [],
};

/** Azure Monitor tables WindowsEvent, SecurityEvent and Event. */
const logAnalytics: Shape = {
  name: "log analytics",
  signature: [
    ["TimeGenerated"],
    ["EventID"],
    ["Channel", "EventLog", "Provider", "EventSourceName", "Source"],
  ],
  own: [{ container: "EventData", skip: 0 }],
  system: {
    Provider_Name: ["Provider", "EventSourceName", "Source"],
    EventID: ["EventID"],
    Version: ["Version"],
    Level: ["EventLevel", "Level"],
    Task: ["Task"],
    Opcode: ["Opcode"],
    Keywords: ["Keywords"],
    TimeCreated_SystemTime: ["TimeCreated"],
    EventRecordID: ["EventRecordId"],
    Execution_ProcessID: ["SystemProcessId"],
    Execution_ThreadID: ["SystemThreadId"],
    Channel: ["Channel", "EventLog"],
    Computer: ["Computer"],
    Security_UserID: ["SystemUserId"],
  },
  time: ["TimeCreated", "TimeGenerated"],
  embedded: ["EventData"],
};

/** What `Get-WinEvent | ConvertTo-Json` or `Export-Csv` makes of its record objects. */
const eventLogRecord: Shape = {
  name: "event log record",
  signature: [["ProviderName"], ["LogName"], ["Id"]],
  own: [{ container: "Message", skip: 0 }],
  system: {
    Provider_Name: ["ProviderName"],
    Provider_Guid: ["ProviderId"],
    EventID: ["Id"],
    EventID_Qualifiers: ["Qualifiers"],
    Version: ["Version"],
    Level: ["Level"],
    Task: ["Task"],
    Opcode: ["Opcode"],
    Keywords: ["Keywords"],
    TimeCreated_SystemTime: ["TimeCreated"],
    EventRecordID: ["RecordId"],
    Correlation_ActivityID: ["ActivityId"],
    Correlation_RelatedActivityID: ["RelatedActivityId"],
    Execution_ProcessID: ["ProcessId"],
    Execution_ThreadID: ["ThreadId"],
    Channel: ["LogName"],
    Computer: ["MachineName"],
    Security_UserID: ["UserId"],
  },
  time: ["TimeCreated"],
  embedded: ["Message"],
};

/** Event Viewer's export to CSV; its header leaves out the message. */
const eventViewer: Shape = {
  name: "event viewer",
  signature: [["Date and Time"], ["Source"], ["Event ID"]],
  own: [{ container: "Message", skip: 0 }],
  system: {
    Provider_Name: ["Source"],
    EventID: ["Event ID"],
    Level: ["Level"],
    Task: ["Task Category"],
    Keywords: ["Keywords"],
    TimeCreated_SystemTime: ["Date and Time"],
  },
  time: ["Date and Time"],
  embedded: ["Message"],
};

/** EvtxECmd's CSV and JSON: the event's data is in `Payload`, beside columns made of it for reading. */
const evtxECmd: Shape = {
  name: "evtxecmd",
  signature: [["ChunkNumber", "MapDescription"], ["EventId"], ["PayloadData1", "PayloadData2"]],
  own: [{ container: "Payload", skip: 0 }],
  system: {
    Provider_Name: ["Provider"],
    EventID: ["EventId"],
    Level: ["Level"],
    Keywords: ["Keywords"],
    TimeCreated_SystemTime: ["TimeCreated"],
    EventRecordID: ["EventRecordId"],
    Execution_ProcessID: ["ProcessId"],
    Execution_ThreadID: ["ThreadId"],
    Channel: ["Channel"],
    Computer: ["Computer"],
    Security_UserID: ["UserId"],
  },
  time: ["TimeCreated"],
  embedded: ["Payload"],
};

/** Splunk's WinEventLog: keys and values above the message, as text or with its fields in JSON. */
const winEventLog: Shape = {
  name: "wineventlog",
  signature: [["LogName"], ["EventCode"], ["SourceName"], ["Message", "Message.Message"]],
  own: [{ container: "Message", skip: 0 }],
  system: {
    Provider_Name: ["SourceName"],
    EventID: ["EventCode"],
    Task: ["TaskCategory"],
    Opcode: ["OpCode"],
    Keywords: ["Keywords"],
    EventRecordID: ["RecordNumber"],
    Channel: ["LogName"],
    Computer: ["ComputerName"],
    Security_UserID: ["Sid"],
  },
  time: ["_time"],
  embedded: ["Message"],
};

/**
 * One level, System parts beside the event's own: NXLog, the flat Get-WinEvent of Security-Datasets, flat Sysmon,
 * flattened EVTX, CSV exports. The trap: NXLog's `ExecutionProcessID` is the System part and `ProcessId` the
 * event's own; older NXLog calls the former `ProcessID`. Their time is the UTC `@timestamp`, for `EventTime` is
 * local to the host.
 */
const flat: Shape = {
  name: "flat",
  signature: [
    ["EventID", "EventId", "EventCode"],
    [
      "Channel",
      "SourceName",
      "Provider_Name",
      "ProviderName",
      "Provider",
      "ProviderGuid",
      "Provider_Guid",
      "ProcessGuid",
      "SourceProcessGUID",
    ],
  ],
  own: [],
  system: {
    Provider_Name: ["Provider_Name", "SourceName", "ProviderName", "Provider"],
    Provider_Guid: ["Provider_Guid", "ProviderGuid"],
    EventID: ["EventID", "EventId", "EventCode"],
    Version: ["Version"],
    Level: ["Level"],
    Task: ["Task"],
    Opcode: ["Opcode", "OpcodeValue"],
    Keywords: ["Keywords"],
    TimeCreated_SystemTime: ["TimeCreated_SystemTime", "TimeCreated"],
    EventRecordID: ["EventRecordID", "RecordNumber", "EventRecordId", "RecordID"],
    Correlation_ActivityID: ["Correlation_ActivityID", "ActivityID"],
    Correlation_RelatedActivityID: ["Correlation_RelatedActivityID", "RelatedActivityID"],
    Execution_ProcessID: ["Execution_ProcessID", "ExecutionProcessID", "ProcessID"],
    Execution_ThreadID: ["Execution_ThreadID", "ExecutionThreadID", "ThreadID"],
    Channel: ["Channel", "LogName"],
    Computer: ["Computer", "Hostname", "ComputerName", "MachineName"],
    Security_UserID: ["Security_UserID", "UserID"],
  },
  time: [
    "@timestamp",
    "TimeCreated_SystemTime",
    "SystemTime",
    "TimeCreated",
    "EventTime",
    "UtcTime",
  ],
  embedded: [],
};

/** Anything else: every leaf under its own path. */
export const plain: Shape = {
  name: "plain",
  signature: [],
  own: [],
  system: {},
  time: [
    "@timestamp",
    "timestamp",
    "TimeGenerated",
    "TimeCreated",
    "eventTime",
    "EventTime",
    "_time",
    "time",
    "ts",
    "UtcTime",
    "date",
  ],
  embedded: [],
};

/** The shapes by falling certainty; the first whose signature fits is taken. */
export const shapes: readonly Shape[] = [
  telltale,
  windowsEvent,
  winlogbeat,
  winlogbeat6,
  logAnalytics,
  eventLogRecord,
  eventViewer,
  evtxECmd,
  winEventLog,
  flat,
  plain,
];

/** Objects that only wrap a record: taken off where the record has nothing else but the given members. */
export const envelopes: readonly { readonly member: string; readonly beside: readonly string[] }[] =
  [
    { member: "Event", beside: ["xmlns", "Message"] },
    { member: "result", beside: ["preview", "offset", "lastrow"] },
    {
      member: "_source",
      beside: ["_index", "_type", "_id", "_score", "_version", "sort", "fields"],
    },
  ];

/** Arrays that hold the records of a file, and the members that may stand before them. */
export const wrappers: readonly { readonly path: string; readonly before: readonly string[] }[] = [
  { path: "Events", before: [] },
  { path: "Events.Event", before: [] },
  { path: "value", before: ["@odata.context", "@odata.count", "@odata.nextLink"] },
  { path: "records", before: [] },
  { path: "Records", before: [] },
  { path: "results", before: ["preview", "init_offset", "messages", "fields"] },
  { path: "hits.hits", before: ["took", "timed_out", "_shards", "hits", "_scroll_id"] },
];
