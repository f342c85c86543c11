import { subjectOf, userOf } from "./machine.ts";
import type { Account, Machine, Program } from "./machine.ts";

const nobody: Account = {
  name: "-",
  domain: "-",
  sid: "S-1-0-0",
  logonId: "0x0",
  integrity: "System",
};

const at = (machine: Machine, seconds: number) => seconds + machine.random.next();

/** A connection that a program opens. */
export function connect(
  machine: Machine,
  seconds: number,
  { guid, pid, image, account }: Program,
  host: string,
  ip: string,
  port: number,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/network-connection", {
    ProcessGuid: guid,
    ProcessId: pid,
    Image: image,
    User: userOf(account),
    Protocol: "tcp",
    Initiated: true,
    SourceIsIpv6: false,
    SourceIp: machine.address,
    SourceHostname: machine.name,
    SourcePort: machine.random.between(49_152, 65_000),
    SourcePortName: "-",
    DestinationIsIpv6: false,
    DestinationIp: ip,
    DestinationHostname: host,
    DestinationPort: port,
    DestinationPortName: port === 443 ? "https" : "-",
  });
}

export function resolve(
  machine: Machine,
  seconds: number,
  { guid, pid, image, account }: Program,
  host: string,
  ip: string,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/dns-query", {
    ProcessGuid: guid,
    ProcessId: pid,
    QueryName: host,
    QueryStatus: "0",
    QueryResults: `::ffff:${ip};`,
    Image: image,
    User: userOf(account),
  });
}

export function createFile(
  machine: Machine,
  seconds: number,
  { guid, pid, image, account }: Program,
  file: string,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/file-created", {
    ProcessGuid: guid,
    ProcessId: pid,
    Image: image,
    TargetFilename: file,
    CreationUtcTime: "2026-03-02 08:00:00.000",
    User: userOf(account),
  });
}

export function setRegistryValue(
  machine: Machine,
  seconds: number,
  { guid, pid, image, account }: Program,
  target: string,
  details: string,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/registry-value-set", {
    EventType: "SetValue",
    ProcessGuid: guid,
    ProcessId: pid,
    Image: image,
    TargetObject: target,
    Details: details,
    User: userOf(account),
  });
}

export function openProcess(
  machine: Machine,
  seconds: number,
  source: Program,
  target: Program,
  rights: string,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/process-access", {
    SourceProcessGUID: source.guid,
    SourceProcessId: source.pid,
    SourceThreadId: machine.random.between(300, 3000) * 4,
    SourceImage: source.image,
    TargetProcessGUID: target.guid,
    TargetProcessId: target.pid,
    TargetImage: target.image,
    GrantedAccess: rights,
    CallTrace: "C:\\Windows\\SYSTEM32\\ntdll.dll+9d8f4|C:\\Windows\\System32\\KERNELBASE.dll+2c13e",
    SourceUser: userOf(source.account),
    TargetUser: userOf(target.account),
  });
}

/** A process that ends. */
export function stop(
  machine: Machine,
  seconds: number,
  { guid, pid, image, account }: Program,
): void {
  machine.recorder.add(at(machine, seconds), "sysmon/process-terminated", {
    ProcessGuid: guid,
    ProcessId: pid,
    Image: image,
    User: userOf(account),
  });
}

/** How and from where somebody logs on; type 2 is the keyboard, 3 the network, 5 a service, 10 Remote Desktop. */
export interface LogonWay {
  readonly type: 2 | 3 | 5 | 10;
  readonly address: string;
  readonly workstation: string;
}

export function logOn(machine: Machine, seconds: number, account: Account, way: LogonWay): void {
  const time = at(machine, seconds);
  machine.recorder.add(time, "security/logon", {
    ...subjectOf(nobody),
    TargetUserSid: account.sid,
    TargetUserName: account.name,
    TargetDomainName: account.domain,
    TargetLogonId: account.logonId,
    LogonType: way.type,
    LogonProcessName: way.type === 3 ? "Kerberos" : "User32",
    AuthenticationPackageName: way.type === 3 ? "Kerberos" : "Negotiate",
    WorkstationName: way.workstation,
    LogonGuid: "{00000000-0000-0000-0000-000000000000}",
    TransmittedServices: "-",
    LmPackageName: "-",
    KeyLength: 0,
    ProcessId: way.type === 3 ? 0 : 668,
    ProcessName: way.type === 3 ? "-" : "C:\\Windows\\System32\\svchost.exe",
    IpAddress: way.address,
    IpPort: way.address === "-" ? "-" : "0",
    ImpersonationLevel: "%%1833",
    RestrictedAdminMode: "-",
    TargetOutboundUserName: "-",
    TargetOutboundDomainName: "-",
    VirtualAccount: "%%1843",
    TargetLinkedLogonId: 0,
    ElevatedToken: account.integrity === "Medium" ? "%%1843" : "%%1842",
  });
  if (account.integrity !== "Medium") {
    machine.recorder.add(time, "security/special-logon", {
      ...subjectOf(account),
      PrivilegeList: "SeSecurityPrivilege\n\t\t\tSeBackupPrivilege\n\t\t\tSeDebugPrivilege",
    });
  }
}

export function failLogOn(machine: Machine, seconds: number, name: string, way: LogonWay): void {
  machine.recorder.add(at(machine, seconds), "security/logon-failed", {
    ...subjectOf(nobody),
    TargetUserSid: "S-1-0-0",
    TargetUserName: name,
    TargetDomainName: "HARBOR",
    Status: "0xc000006d",
    FailureReason: "%%2313",
    SubStatus: "0xc000006a",
    LogonType: way.type,
    LogonProcessName: "User32",
    AuthenticationPackageName: "Negotiate",
    WorkstationName: way.workstation,
    TransmittedServices: "-",
    LmPackageName: "-",
    KeyLength: 0,
    ProcessId: 668,
    ProcessName: "C:\\Windows\\System32\\svchost.exe",
    IpAddress: way.address,
    IpPort: "0",
  });
}

export function logOff(machine: Machine, seconds: number, account: Account, type: number): void {
  machine.recorder.add(at(machine, seconds), "security/logoff", {
    TargetUserSid: account.sid,
    TargetUserName: account.name,
    TargetDomainName: account.domain,
    TargetLogonId: account.logonId,
    LogonType: type,
  });
}

export function changeService(
  machine: Machine,
  seconds: number,
  name: string,
  state: string,
): void {
  machine.recorder.add(at(machine, seconds), "system/service-state", {
    param1: name,
    param2: state,
  });
}

export function runScript(machine: Machine, seconds: number, script: string, path = ""): void {
  const { random } = machine;
  machine.recorder.add(at(machine, seconds), "powershell/script-block", {
    MessageNumber: 1,
    MessageTotal: 1,
    ScriptBlockText: script,
    ScriptBlockId:
      `${random.hex(8)}-${random.hex(4)}-4${random.hex(3)}-a${random.hex(3)}-${random.hex(12)}`.toLowerCase(),
    Path: path,
  });
}
