import { describe, expect, test } from "vitest";
import { readOne, type Seen } from "./reading.ts";

const sysmon = {
  channel: "Microsoft-Windows-Sysmon/Operational",
  provider: "Microsoft-Windows-Sysmon",
  eventId: 1,
  computer: "ws01.corp.example",
  recordId: "4711",
  time: "2024-03-05T06:07:08.1234567Z",
};

const image = { Image: "C:\\Windows\\System32\\cmd.exe", ProcessId: 4242 };

const evtxDump = {
  Event: {
    "#attributes": { xmlns: "http://schemas.microsoft.com/win/2004/08/events/event" },
    System: {
      Provider: {
        "#attributes": {
          Name: "Microsoft-Windows-Sysmon",
          Guid: "5770385F-C22A-43E0-BF4C-06F5698FFBD9",
        },
      },
      EventID: 1,
      Version: 5,
      Level: 4,
      Task: 1,
      Opcode: 0,
      Keywords: "0x8000000000000000",
      TimeCreated: { "#attributes": { SystemTime: "2024-03-05T06:07:08.1234567Z" } },
      EventRecordID: 4711,
      Correlation: null,
      Execution: { "#attributes": { ProcessID: 2000, ThreadID: 3000 } },
      Channel: "Microsoft-Windows-Sysmon/Operational",
      Computer: "ws01.corp.example",
      Security: { "#attributes": { UserID: "S-1-5-18" } },
    },
    EventData: image,
  },
};

interface Case {
  readonly name: string;
  readonly json: unknown;
  readonly expected: Partial<Seen>;
}

const cases: readonly Case[] = [
  {
    name: "what telltale events prints",
    json: {
      file: "Sysmon.evtx",
      recordId: "4711",
      time: sysmon.time,
      channel: sysmon.channel,
      provider: sysmon.provider,
      eventId: 1,
      computer: sysmon.computer,
      fields: image,
    },
    expected: { ...sysmon, fields: { file: "Sysmon.evtx", ...image } },
  },
  {
    name: "evtx_dump",
    json: evtxDump,
    expected: {
      ...sysmon,
      fields: image,
      system: {
        Provider_Name: "Microsoft-Windows-Sysmon",
        Provider_Guid: "5770385F-C22A-43E0-BF4C-06F5698FFBD9",
        EventID: 1,
        Version: 5,
        Level: 4,
        Task: 1,
        Opcode: 0,
        Keywords: "0x8000000000000000",
        TimeCreated_SystemTime: "2024-03-05T06:07:08.1234567Z",
        EventRecordID: 4711,
        Execution_ProcessID: 2000,
        Execution_ThreadID: 3000,
        Channel: "Microsoft-Windows-Sysmon/Operational",
        Computer: "ws01.corp.example",
        Security_UserID: "S-1-5-18",
      },
    },
  },
  {
    name: "evtx_dump: an event id with qualifiers, unnamed data, a name with a blank",
    json: {
      Event: {
        System: {
          Provider: { "#attributes": { Name: "Service Control Manager" } },
          EventID: { "#attributes": { Qualifiers: 16384 }, "#text": 7036 },
          Channel: "System",
        },
        EventData: { Data: ["first", "second"], "Threat Name": "x", Binary: null },
      },
    },
    expected: {
      eventId: 7036,
      fields: { Data: ["first", "second"], ThreatName: "x", Binary: null },
      system: {
        Provider_Name: "Service Control Manager",
        EventID: 7036,
        EventID_Qualifiers: 16384,
        Channel: "System",
      },
    },
  },
  {
    name: "evtx_dump: no event data",
    json: {
      Event: {
        System: { Provider: { "#attributes": { Name: "p" } }, EventID: 1102, Channel: "Security" },
        EventData: null,
      },
    },
    expected: { eventId: 1102, channel: "Security", fields: {} },
  },
  {
    name: "evtx_dump: unnamed data as text of an element",
    json: {
      Event: {
        System: { EventID: 1, Channel: "Application" },
        EventData: { Data: { "#text": ["a", "b"] } },
      },
    },
    expected: { fields: { Data: ["a", "b"] } },
  },
  {
    name: "evtx_dump: user data keeps the inner element's names, deeper ones with their parent's",
    json: {
      Event: {
        System: { EventID: 20001, Channel: "System" },
        UserData: {
          InstallDevice: {
            "#attributes": { xmlns: "u" },
            ServiceName: "svc",
            Driver: { Name: "d", Version: "1" },
          },
        },
      },
    },
    expected: { fields: { ServiceName: "svc", "Driver.Name": "d", "Driver.Version": "1" } },
  },
  {
    name: "evtx_dump with separate attributes",
    json: {
      Event: {
        System: {
          Provider_attributes: { Name: "Microsoft-Windows-Sysmon" },
          EventID: 1,
          TimeCreated_attributes: { SystemTime: "2024-03-05T06:07:08.1234567Z" },
          Channel: sysmon.channel,
          Computer: sysmon.computer,
          EventRecordID: 4711,
        },
        EventData: image,
      },
    },
    expected: { ...sysmon, fields: image },
  },
  {
    name: "Velociraptor",
    json: {
      System: {
        Provider: { Name: "Microsoft-Windows-Sysmon" },
        EventID: { Value: 1 },
        TimeCreated: { SystemTime: 1709618828.1234567 },
        EventRecordID: 4711,
        Channel: sysmon.channel,
        Computer: sysmon.computer,
      },
      EventData: image,
      Message: "m",
    },
    expected: { ...sysmon, fields: { ...image, Message: "m" } },
  },
  {
    name: "an own field hides a System part of the same name, but the event keeps its channel",
    json: {
      Event: {
        System: { EventID: 104, Channel: "System", Computer: "dc" },
        UserData: { LogFileCleared: { Channel: "Security" } },
      },
    },
    expected: {
      channel: "System",
      eventId: 104,
      fields: { Channel: "Security" },
      system: { EventID: 104, Computer: "dc" },
    },
  },
  {
    name: "Winlogbeat 7",
    json: {
      "@timestamp": "2024-03-05T06:07:08.123Z",
      event: { code: "1", kind: "event", category: ["process"] },
      process: { executable: "C:\\x.exe" },
      winlog: {
        channel: sysmon.channel,
        provider_name: sysmon.provider,
        provider_guid: "{g}",
        event_id: "1",
        record_id: 4711,
        computer_name: sysmon.computer,
        process: { pid: 2000, thread: { id: 3000 } },
        user: { identifier: "S-1-5-18" },
        event_data: { Image: "C:\\x.exe", ProcessId: "4242" },
      },
    },
    expected: {
      ...sysmon,
      time: "2024-03-05T06:07:08.123Z",
      fields: {
        "@timestamp": "2024-03-05T06:07:08.123Z",
        "event.code": "1",
        "event.kind": "event",
        "event.category": ["process"],
        "process.executable": "C:\\x.exe",
        Image: "C:\\x.exe",
        ProcessId: "4242",
      },
      system: {
        Provider_Name: sysmon.provider,
        Provider_Guid: "{g}",
        EventID: "1",
        EventRecordID: 4711,
        Execution_ProcessID: 2000,
        Execution_ThreadID: 3000,
        Channel: sysmon.channel,
        Computer: sysmon.computer,
        Security_UserID: "S-1-5-18",
      },
    },
  },
  {
    name: "Winlogbeat 7 with dotted keys, in an Elasticsearch hit",
    json: {
      _index: "winlogbeat-7",
      _source: {
        "@timestamp": "2024-03-05T06:07:08.1234567Z",
        "winlog.channel": sysmon.channel,
        "winlog.provider_name": sysmon.provider,
        "winlog.event_id": 1,
        "winlog.record_id": "4711",
        "winlog.computer_name": sysmon.computer,
        "winlog.event_data.Image": "C:\\x.exe",
      },
    },
    expected: {
      ...sysmon,
      fields: { _index: "winlogbeat-7", "@timestamp": sysmon.time, Image: "C:\\x.exe" },
    },
  },
  {
    name: "Winlogbeat 6",
    json: {
      "@timestamp": "2019-03-05T06:07:08.123Z",
      log_name: "Security",
      source_name: "Microsoft-Windows-Security-Auditing",
      event_id: 4688,
      computer_name: "dc",
      record_number: "99",
      process_id: 4,
      thread_id: 5,
      host: { name: "dc" },
      event_data: { NewProcessName: "C:\\x.exe" },
    },
    expected: {
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      eventId: 4688,
      computer: "dc",
      recordId: "99",
      time: "2019-03-05T06:07:08.123Z",
      fields: {
        "@timestamp": "2019-03-05T06:07:08.123Z",
        "host.name": "dc",
        NewProcessName: "C:\\x.exe",
      },
    },
  },
  {
    name: "NXLog: the System process id beside the event's own, UTC time, lower-case channel",
    json: {
      EventTime: "2020-06-09 22:50:54",
      Hostname: "dc.corp.example",
      Keywords: 9214364837600034816n,
      EventType: "SetValue",
      EventTypeOrignal: "INFO",
      SeverityValue: 2,
      EventID: 5156,
      SourceName: "Microsoft-Windows-Security-Auditing",
      ProviderGuid: "{54849625-5478-4994-A5BA-3E3B0328C30D}",
      Version: 1,
      Task: 12810,
      OpcodeValue: 0,
      RecordNumber: 114337,
      ExecutionProcessID: 4,
      ThreadID: 1808,
      Channel: "security",
      Opcode: "Info",
      ProcessId: "3472",
      "@timestamp": "2020-06-10T02:50:56.538Z",
    },
    expected: {
      channel: "security",
      provider: "Microsoft-Windows-Security-Auditing",
      eventId: 5156,
      computer: "dc.corp.example",
      recordId: "114337",
      time: "2020-06-10T02:50:56.538Z",
      fields: {
        EventTime: "2020-06-09 22:50:54",
        EventType: "SetValue",
        EventTypeOrignal: "INFO",
        SeverityValue: 2,
        OpcodeValue: 0,
        ProcessId: "3472",
        "@timestamp": "2020-06-10T02:50:56.538Z",
      },
      system: {
        Provider_Name: "Microsoft-Windows-Security-Auditing",
        Provider_Guid: "{54849625-5478-4994-A5BA-3E3B0328C30D}",
        EventID: 5156,
        Version: 1,
        Task: 12810,
        Opcode: "Info",
        Keywords: "9214364837600034816",
        EventRecordID: 114337,
        Execution_ProcessID: 4,
        Execution_ThreadID: 1808,
        Channel: "security",
        Computer: "dc.corp.example",
      },
    },
  },
  {
    name: "older NXLog calls the System process id ProcessID",
    json: {
      EventID: 10,
      SourceName: "Microsoft-Windows-Sysmon",
      ProcessID: 3168,
      ProcessId: "77",
      Channel: sysmon.channel,
    },
    expected: {
      fields: { ProcessId: "77" },
      system: {
        Provider_Name: sysmon.provider,
        EventID: 10,
        Execution_ProcessID: 3168,
        Channel: sysmon.channel,
      },
    },
  },
  {
    name: "Get-WinEvent, flat",
    json: {
      TimeCreated: "2020-10-21 12:19:01.088",
      Hostname: "ws",
      Task: "104",
      SourceName: "Microsoft-Windows-Eventlog",
      Channel: "Security",
      EventID: 1102,
      Message: "The audit log was cleared.",
    },
    expected: {
      channel: "Security",
      eventId: 1102,
      computer: "ws",
      time: "2020-10-21T12:19:01.088Z",
      fields: { Message: "The audit log was cleared." },
    },
  },
  {
    name: "Get-WinEvent | ConvertTo-Json",
    json: {
      Id: 4688,
      ProviderName: "Microsoft-Windows-Security-Auditing",
      LogName: "Security",
      ProcessId: 4,
      MachineName: "dc",
      RecordId: 12,
      TimeCreated: "/Date(1709618828123)/",
      Properties: [{ Value: "S-1-5-18" }, { Value: 7 }],
    },
    expected: {
      channel: "Security",
      eventId: 4688,
      recordId: "12",
      time: "2024-03-05T06:07:08.123Z",
      fields: { "Properties.Value": ["S-1-5-18", 7] },
      system: {
        Provider_Name: "Microsoft-Windows-Security-Auditing",
        EventID: 4688,
        TimeCreated_SystemTime: "/Date(1709618828123)/",
        EventRecordID: 12,
        Execution_ProcessID: 4,
        Channel: "Security",
        Computer: "dc",
      },
    },
  },
  {
    name: "Log Analytics: EventData as JSON text",
    json: {
      TimeGenerated: "2022-05-13T08:54:06.347Z",
      Provider: sysmon.provider,
      Channel: sysmon.channel,
      Computer: "ws",
      EventData: '{"Image":"C:\\\\x.exe","CommandLine":"x \\"y\\"","Empty":""}',
      EventID: 1,
      Type: "WindowsEvent",
    },
    expected: {
      channel: sysmon.channel,
      eventId: 1,
      time: "2022-05-13T08:54:06.347Z",
      fields: {
        TimeGenerated: "2022-05-13T08:54:06.347Z",
        Image: "C:\\x.exe",
        CommandLine: 'x "y"',
        Empty: "",
        Type: "WindowsEvent",
      },
    },
  },
  {
    name: "Log Analytics: EventData as XML text",
    json: {
      TimeGenerated: "2022-05-13T08:54:06.347Z",
      EventSourceName: "Microsoft-Windows-Security-Auditing",
      Channel: "Security",
      EventID: 4688,
      EventData:
        '<EventData xmlns="u"><Data Name="NewProcessName">C:\\a &amp; b.exe</Data><Data Name="Empty"></Data></EventData>',
      Type: "SecurityEvent",
    },
    expected: {
      channel: "Security",
      provider: "Microsoft-Windows-Security-Auditing",
      eventId: 4688,
      fields: {
        TimeGenerated: "2022-05-13T08:54:06.347Z",
        NewProcessName: "C:\\a & b.exe",
        Empty: "",
        Type: "SecurityEvent",
      },
    },
  },
  {
    name: "Log Analytics: a column that repeats a field of EventData, a wrapper around it, a time column with its zone",
    json: {
      "TimeGenerated [UTC]": "5/13/2022, 8:54:06.347 AM",
      Source: "Service Control Manager",
      EventLog: "System",
      EventID: 7045,
      ServiceName: "svc",
      EventData:
        '<DataItem type="System.XmlData"><EventData><Data Name="ServiceName">svc</Data></EventData></DataItem>',
    },
    expected: {
      channel: "System",
      provider: "Service Control Manager",
      time: "2022-05-13T08:54:06.347Z",
      fields: { "TimeGenerated[UTC]": "5/13/2022, 8:54:06.347 AM", ServiceName: "svc" },
    },
  },
  {
    name: "Log Analytics: EventData that is neither stays text",
    json: { TimeGenerated: "2022-05-13", Channel: "c", EventID: 1, EventData: "{broken" },
    expected: { fields: { TimeGenerated: "2022-05-13", EventData: "{broken" } },
  },
  {
    name: "flat Sysmon without a channel, known by its provider",
    json: { EventID: 1, SourceName: sysmon.provider, Image: "i" },
    expected: {
      channel: sysmon.channel,
      provider: sysmon.provider,
      eventId: 1,
      fields: { Image: "i" },
    },
  },
  {
    name: "flat Sysmon without channel and provider, known by the provider's GUID",
    json: { EventID: 3, ProviderGuid: "{5770385F-C22A-43E0-BF4C-06F5698FFBD9}", Image: "i" },
    expected: { channel: sysmon.channel, provider: sysmon.provider, eventId: 3 },
  },
  {
    name: "flat Sysmon known by its fields only",
    json: { EventID: "1", UtcTime: "2024-03-05 06:07:08.123", ProcessGuid: "{p}", Image: "i" },
    expected: {
      channel: sysmon.channel,
      provider: sysmon.provider,
      eventId: 1,
      time: "2024-03-05T06:07:08.123Z",
    },
  },
  {
    name: "a Splunk search result",
    json: {
      preview: false,
      offset: 0,
      result: {
        EventCode: "4688",
        SourceName: "Microsoft-Windows-Security-Auditing",
        LogName: "Security",
        ComputerName: "dc",
      },
    },
    expected: {
      channel: "Security",
      eventId: 4688,
      computer: "dc",
      fields: { preview: false, offset: 0 },
    },
  },
  {
    name: "anything else: all leaves, no event",
    json: {
      ts: 1709618828.5,
      id: { orig_h: "10.0.0.1", constructor: 1 },
      tags: ["a", "b"],
      items: [{ n: 1 }, { n: 2, x: null }],
      EventName: "ConsoleLogin",
      __proto__x: 1,
    },
    expected: {
      channel: "",
      provider: "",
      eventId: -1,
      computer: "",
      recordId: "",
      time: "2024-03-05T06:07:08.5Z",
      fields: {
        ts: 1709618828.5,
        "id.orig_h": "10.0.0.1",
        "id.constructor": 1,
        tags: ["a", "b"],
        "items.n": [1, 2],
        "items.x": null,
        EventName: "ConsoleLogin",
        __proto__x: 1,
      },
      system: {},
    },
  },
];

/** JSON text; a bigint becomes a number of all its digits. */
function jsonText(value: unknown, indent?: number): string {
  const text = JSON.stringify(
    value,
    (_, part: unknown) => (typeof part === "bigint" ? `#${part}#` : part),
    indent,
  );
  return text.replace(/"#(\d+)#"/g, "$1");
}

describe("JSON of many writers", () => {
  test.each(cases)("$name", ({ json, expected }) => {
    expect(readOne("json", jsonText(json))).toMatchObject(expected);
    expect(Object.keys(readOne("json", jsonText(json, 2)).fields)).toEqual(
      Object.keys(expected.fields ?? readOne("json", jsonText(json)).fields),
    );
  });
});
