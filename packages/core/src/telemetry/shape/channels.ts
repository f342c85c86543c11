/** The channel that a provider writes to, for records that do not say; names of Windows' own manifests. */
export const channelOfProvider: ReadonlyMap<string, string> = new Map([
  ["Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational"],
  ["Microsoft-Windows-Security-Auditing", "Security"],
  ["Microsoft-Windows-PowerShell", "Microsoft-Windows-PowerShell/Operational"],
  ["PowerShellCore", "PowerShellCore/Operational"],
  ["PowerShell", "Windows PowerShell"],
  ["Service Control Manager", "System"],
  ["Microsoft-Windows-WMI-Activity", "Microsoft-Windows-WMI-Activity/Operational"],
  ["Microsoft-Windows-TaskScheduler", "Microsoft-Windows-TaskScheduler/Operational"],
  ["Microsoft-Windows-Windows Defender", "Microsoft-Windows-Windows Defender/Operational"],
  ["Microsoft-Windows-Bits-Client", "Microsoft-Windows-Bits-Client/Operational"],
  [
    "Microsoft-Windows-Windows Firewall With Advanced Security",
    "Microsoft-Windows-Windows Firewall With Advanced Security/Firewall",
  ],
  [
    "Microsoft-Windows-TerminalServices-LocalSessionManager",
    "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational",
  ],
]);

/** Providers by what texts call their source, where that is another name. */
export const providerOfSource: ReadonlyMap<string, string> = new Map([
  ["Microsoft Windows security auditing.", "Microsoft-Windows-Security-Auditing"],
  ["Microsoft-Windows-Service Control Manager", "Service Control Manager"],
  ["EventLog", "Eventlog"],
]);

/** Providers by their GUID (lower case, no braces), for records that name them by nothing else. */
export const providerOfGuid: ReadonlyMap<string, string> = new Map([
  ["5770385f-c22a-43e0-bf4c-06f5698ffbd9", "Microsoft-Windows-Sysmon"],
  ["54849625-5478-4994-a5ba-3e3b0328c30d", "Microsoft-Windows-Security-Auditing"],
  ["a0c1853b-5c40-4b15-8766-3cf1c58f985a", "Microsoft-Windows-PowerShell"],
]);

/** The provider of a channel that has but one. */
export const providerOfChannel: ReadonlyMap<string, string> = new Map([
  ["microsoft-windows-sysmon/operational", "Microsoft-Windows-Sysmon"],
  ["security", "Microsoft-Windows-Security-Auditing"],
  ["microsoft-windows-powershell/operational", "Microsoft-Windows-PowerShell"],
]);

/** Fields by which a record gives its provider away when nothing names it: all of one row. */
export const providerOfFields: readonly {
  readonly fields: readonly string[];
  readonly provider: string;
}[] = [
  { fields: ["UtcTime", "ProcessGuid"], provider: "Microsoft-Windows-Sysmon" },
  { fields: ["UtcTime", "SourceProcessGUID"], provider: "Microsoft-Windows-Sysmon" },
];
