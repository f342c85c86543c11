import type { EventClass, EventRole } from "../event-class.ts";
import { mappedEvents } from "./security-fields.ts";
import type { MappedEvent } from "./security-fields.ts";
import { sysmonFields, sysmonTags } from "./sysmon-fields.ts";

/**
 * Log source category → event classes on Windows. Sources: the taxonomy of sigma-specification 2.1.0,
 * SigmaHQ's tests/thor.yml (the stricter: EventType conditions), OSSEM-DM for audit subcategories (MIT).
 *
 * A row with `notRun` belongs to the behavior but cannot carry its rules: it is shown, never matched.
 */
interface Row {
  readonly provider: string;
  readonly channels: readonly string[];
  readonly ids: readonly number[];
  readonly role: EventRole;
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly mapped?: MappedEvent;
  readonly audit?: string;
  readonly needs?: string;
  readonly fieldNeeds?: Readonly<Record<string, string>>;
  readonly notRun?: string;
}

const sysmonChannel = "Microsoft-Windows-Sysmon/Operational";
const sacl = "a system access control list (SACL) on the objects to watch";

function sysmon(id: number, where?: Row["where"]): Row {
  const tag = sysmonTags.get(id);
  return {
    provider: "Microsoft-Windows-Sysmon",
    channels: [sysmonChannel],
    ids: [id],
    role: "primary",
    ...(tag === undefined ? {} : { needs: `${tag} in Sysmon's configuration` }),
    ...(where === undefined ? {} : { where }),
  };
}

const security = (
  id: number,
  role: EventRole,
  rest: Omit<Row, "provider" | "channels" | "ids" | "role">,
): Row => ({
  provider: "Microsoft-Windows-Security-Auditing",
  channels: ["Security"],
  ids: [id],
  role,
  ...rest,
});

const kernelFile = (id: number): Row => ({
  provider: "Microsoft-Windows-Kernel-File",
  channels: [],
  ids: [id],
  role: "primary",
  needs: "an ETW session: these events are not written to an event log",
});

const powerShell = (id: number, needs: string): readonly Row[] => [
  {
    provider: "Microsoft-Windows-PowerShell",
    channels: ["Microsoft-Windows-PowerShell/Operational"],
    ids: [id],
    role: "primary",
    needs,
  },
  {
    provider: "PowerShellCore",
    channels: ["PowerShellCore/Operational"],
    ids: [id],
    role: "primary",
    needs,
  },
];

const classicPowerShell = (id: number): readonly Row[] => [
  { provider: "PowerShell", channels: ["Windows PowerShell"], ids: [id], role: "primary" },
];

const registryValue = (operations: readonly string[]): Row =>
  security(4657, "alternative", {
    mapped: mappedEvents.registry4657,
    audit: "Registry",
    needs: sacl,
    where: { OperationType: operations },
  });

const valueCreated = "%%1904";
const valueModified = "%%1905";
const valueDeleted = "%%1906";

const rows: Readonly<Record<string, readonly Row[]>> = {
  process_creation: [
    sysmon(1),
    security(4688, "primary", {
      mapped: mappedEvents.process4688,
      audit: "Process Creation",
      fieldNeeds: {
        CommandLine: 'the policy "Include command line in process creation events"',
        ParentImage: "Windows 10 or Windows Server 2016, at least",
        IntegrityLevel: "Windows 10 or Windows Server 2016, at least",
      },
    }),
  ],
  file_change: [sysmon(2)],
  network_connection: [
    sysmon(3),
    security(5156, "alternative", {
      mapped: mappedEvents.connection5156,
      audit: "Filtering Platform Connection",
    }),
  ],
  sysmon_status: [sysmon(4), sysmon(16)],
  process_termination: [
    sysmon(5),
    security(4689, "primary", { mapped: mappedEvents.process4689, audit: "Process Termination" }),
  ],
  driver_load: [
    sysmon(6),
    {
      provider: "Service Control Manager",
      channels: ["System"],
      ids: [7045],
      role: "partial",
      where: { ServiceType: ["kernel mode driver"] },
      notRun: "it tells that a driver was installed as a service, not that it was loaded",
    },
  ],
  image_load: [sysmon(7)],
  create_remote_thread: [sysmon(8)],
  raw_access_thread: [sysmon(9)],
  process_access: [
    sysmon(10),
    security(4656, "partial", {
      mapped: mappedEvents.handle4656,
      audit: "Kernel Object",
      needs: sacl,
      where: { ObjectType: ["Process"] },
    }),
    security(4663, "partial", {
      audit: "Kernel Object",
      needs: sacl,
      where: { ObjectType: ["Process"] },
      notRun: "its access mask holds the rights that were used, not the rights that were granted",
    }),
  ],
  file_event: [
    sysmon(11),
    security(4663, "partial", {
      audit: "File System",
      needs: sacl,
      where: { ObjectType: ["File"] },
      notRun: "it tells of every access to a file, not of its creation",
    }),
  ],
  file_access: [
    kernelFile(12),
    security(4663, "partial", {
      mapped: mappedEvents.file4663,
      audit: "File System",
      needs: sacl,
      where: { ObjectType: ["File"] },
    }),
  ],
  file_rename: [kernelFile(19)],
  registry_event: [
    sysmon(12),
    sysmon(13),
    sysmon(14),
    registryValue([valueCreated, valueModified, valueDeleted]),
  ],
  registry_add: [
    sysmon(12, { EventType: ["CreateKey"] }),
    { ...registryValue([valueCreated]), notRun: "it tells of a new value, not of a new key" },
  ],
  registry_delete: [
    sysmon(12, { EventType: ["DeleteKey", "DeleteValue"] }),
    registryValue([valueDeleted]),
    security(4660, "partial", {
      audit: "Registry",
      needs: sacl,
      notRun: "it does not name the object",
    }),
  ],
  registry_set: [sysmon(13), registryValue([valueCreated, valueModified])],
  registry_rename: [sysmon(14)],
  create_stream_hash: [sysmon(15)],
  pipe_created: [
    sysmon(17),
    sysmon(18),
    security(5145, "partial", {
      audit: "Detailed File Share",
      where: { ShareName: ["\\\\*\\IPC$"] },
      notRun: "it tells of pipes opened from another host, everyday ones like svcctl among them",
    }),
  ],
  wmi_event: [
    sysmon(19),
    sysmon(20),
    sysmon(21),
    {
      provider: "Microsoft-Windows-WMI-Activity",
      channels: ["Microsoft-Windows-WMI-Activity/Operational"],
      ids: [5861],
      role: "alternative",
      notRun: "it holds filter and consumer as one text, not as fields",
    },
  ],
  dns_query: [
    sysmon(22),
    {
      provider: "Microsoft-Windows-DNS-Client",
      channels: ["Microsoft-Windows-DNS Client Events/Operational"],
      ids: [3008],
      role: "alternative",
      mapped: mappedEvents.dns3008,
      needs: "the channel, which is off by default",
    },
  ],
  file_delete: [
    sysmon(23),
    sysmon(26),
    security(4663, "partial", {
      audit: "File System",
      needs: sacl,
      where: { ObjectType: ["File"], AccessMask: ["0x10000"] },
      notRun: "the right to delete is also used to rename",
    }),
    security(4660, "partial", {
      audit: "File System",
      needs: sacl,
      notRun: "it does not name the object",
    }),
  ],
  clipboard_capture: [sysmon(24)],
  process_tampering: [sysmon(25)],
  file_delete_detected: [sysmon(26)],
  file_block_executable: [sysmon(27)],
  file_block_shredding: [sysmon(28)],
  file_executable_detected: [sysmon(29)],
  sysmon_error: [sysmon(255)],
  ps_module: powerShell(4103, "Module Logging"),
  ps_script: powerShell(4104, "Script Block Logging"),
  ps_classic_start: classicPowerShell(400),
  ps_classic_provider_start: classicPowerShell(600),
  ps_classic_script: classicPowerShell(800),
};

/** Names under which older rules know a category. */
const aliases: Readonly<Record<string, string>> = {
  clipboard_change: "clipboard_capture",
  process_terminated: "process_termination",
  file_creation: "file_event",
};

/** Defender's detections (SigmaHQ's thor.yml): the antivirus category names no product. */
const antivirus: readonly Row[] = [
  {
    provider: "Microsoft-Windows-Windows Defender",
    channels: ["Microsoft-Windows-Windows Defender/Operational"],
    ids: [1006, 1007, 1008, 1009, 1010, 1011, 1012, 1017, 1018, 1019, 1115, 1116],
    role: "primary",
    mapped: mappedEvents.defender,
  },
];

function toClass(category: string, row: Row): EventClass {
  const place = row.channels[0] ?? row.provider;
  return {
    id: `windows/${category}:${place}/${row.ids.join(",")}`,
    provider: row.provider,
    channels: row.channels,
    eventIds: row.ids,
    role: row.role,
    where: new Map(Object.entries(row.where ?? {})),
    ...(row.mapped === undefined ? {} : { fields: row.mapped.fields }),
    ownFields:
      row.mapped?.own ??
      (row.channels[0] === sysmonChannel
        ? row.ids.flatMap((id) => sysmonFields.get(id) ?? [])
        : []),
    ...(row.audit === undefined ? {} : { audit: row.audit }),
    ...(row.needs === undefined ? {} : { needs: row.needs }),
    fieldNeeds: new Map(Object.entries(row.fieldNeeds ?? {})),
    ...(row.notRun === undefined ? {} : { notRun: row.notRun }),
  };
}

const built = Object.entries({ ...rows, antivirus }).map(
  ([category, list]) => [category, list.map((row) => toClass(category, row))] as const,
);

/** Event classes of each Windows log source category, older names included. */
export const windowsCategories: ReadonlyMap<string, readonly EventClass[]> = new Map([
  ...built,
  ...Object.entries(aliases).flatMap(([alias, category]) => {
    const classes = built.find(([name]) => name === category)?.[1];
    return classes === undefined ? [] : [[alias, classes] as const];
  }),
]);
