/**
 * The data fields of each Sysmon event (schema 4.90), in the order of the log.
 * Fields that older versions lack are included.
 */
const process = "RuleName UtcTime ProcessGuid ProcessId";
const registry = "RuleName EventType UtcTime ProcessGuid ProcessId Image TargetObject";

export const sysmonFields: ReadonlyMap<number, readonly string[]> = new Map(
  (
    [
      [
        1,
        `${process} Image FileVersion Description Product Company OriginalFileName CommandLine CurrentDirectory User LogonGuid LogonId TerminalSessionId IntegrityLevel Hashes ParentProcessGuid ParentProcessId ParentImage ParentCommandLine ParentUser`,
      ],
      [2, `${process} Image TargetFilename CreationUtcTime PreviousCreationUtcTime User`],
      [
        3,
        `${process} Image User Protocol Initiated SourceIsIpv6 SourceIp SourceHostname SourcePort SourcePortName DestinationIsIpv6 DestinationIp DestinationHostname DestinationPort DestinationPortName`,
      ],
      [4, "UtcTime State Version SchemaVersion"],
      [5, `${process} Image User`],
      [6, "RuleName UtcTime ImageLoaded Hashes Signed Signature SignatureStatus"],
      [
        7,
        `${process} Image ImageLoaded FileVersion Description Product Company OriginalFileName Hashes Signed Signature SignatureStatus User`,
      ],
      [
        8,
        "RuleName UtcTime SourceProcessGuid SourceProcessId SourceImage TargetProcessGuid TargetProcessId TargetImage NewThreadId StartAddress StartModule StartFunction SourceUser TargetUser",
      ],
      [9, `${process} Image Device User`],
      [
        10,
        "RuleName UtcTime SourceProcessGUID SourceProcessId SourceThreadId SourceImage TargetProcessGUID TargetProcessId TargetImage GrantedAccess CallTrace SourceUser TargetUser",
      ],
      [11, `${process} Image TargetFilename CreationUtcTime User`],
      [12, `${registry} User`],
      [13, `${registry} Details User`],
      [14, `${registry} NewName User`],
      [15, `${process} Image TargetFilename CreationUtcTime Hash Contents User`],
      [16, "UtcTime Configuration ConfigurationFileHash"],
      [17, `RuleName EventType UtcTime ProcessGuid ProcessId PipeName Image User`],
      [18, `RuleName EventType UtcTime ProcessGuid ProcessId PipeName Image User`],
      [19, "RuleName EventType UtcTime Operation User EventNamespace Name Query"],
      [20, "RuleName EventType UtcTime Operation User Name Type Destination"],
      [21, "RuleName EventType UtcTime Operation User Consumer Filter"],
      [22, `${process} QueryName QueryStatus QueryResults Image User`],
      [23, `${process} User Image TargetFilename Hashes IsExecutable Archived`],
      [24, `${process} Image Session ClientInfo Hashes Archived User`],
      [25, `${process} Image Type User`],
      [26, `${process} User Image TargetFilename Hashes IsExecutable`],
      [27, `${process} User Image TargetFilename Hashes`],
      [28, `${process} User Image TargetFilename Hashes IsExecutable`],
      [29, `${process} User Image TargetFilename Hashes`],
      [255, "UtcTime ID Description"],
    ] as const
  ).map(([id, names]) => [id, names.split(" ")]),
);

/** The tag of Sysmon's configuration that rules an event in or out; status events have none. */
export const sysmonTags: ReadonlyMap<number, string> = new Map([
  [1, "ProcessCreate"],
  [2, "FileCreateTime"],
  [3, "NetworkConnect"],
  [5, "ProcessTerminate"],
  [6, "DriverLoad"],
  [7, "ImageLoad"],
  [8, "CreateRemoteThread"],
  [9, "RawAccessRead"],
  [10, "ProcessAccess"],
  [11, "FileCreate"],
  [12, "RegistryEvent"],
  [13, "RegistryEvent"],
  [14, "RegistryEvent"],
  [15, "FileCreateStreamHash"],
  [17, "PipeEvent"],
  [18, "PipeEvent"],
  [19, "WmiEvent"],
  [20, "WmiEvent"],
  [21, "WmiEvent"],
  [22, "DnsQuery"],
  [23, "FileDelete"],
  [24, "ClipboardChange"],
  [25, "ProcessTampering"],
  [26, "FileDeleteDetected"],
  [27, "FileBlockExecutable"],
  [28, "FileBlockShredding"],
  [29, "FileExecutableDetected"],
]);
