import { createRandom } from "./random.ts";
import type { Random } from "./random.ts";
import { createRecorder } from "./recorder.ts";
import type { Fields, Recorder } from "./recorder.ts";

/** Somebody who runs programs. */
export interface Account {
  readonly name: string;
  readonly domain: string;
  readonly sid: string;
  readonly logonId: string;
  readonly integrity: "Medium" | "High" | "System";
}

/** A running program, as later events speak of it. */
export interface Program {
  readonly image: string;
  readonly commandLine: string;
  readonly pid: number;
  readonly guid: string;
  readonly account: Account;
}

export interface Machine {
  readonly name: string;
  readonly address: string;
  readonly random: Random;
  readonly recorder: Recorder;
  /** Starts a program and records it as the machine's sensor does. */
  start(at: number, parent: Program, image: string, commandLine: string, as?: Account): Program;
  /** A program that ran before the records begin. */
  already(image: string, account: Account): Program;
}

const labels = { Medium: "S-1-16-8192", High: "S-1-16-12288", System: "S-1-16-16384" };

/** What a program's version resource says; programs that are not listed have none. */
const vendors: ReadonlyMap<
  string,
  readonly [description: string, company: string, original: string]
> = new Map([
  ["cmd.exe", ["Windows Command Processor", "Microsoft Corporation", "Cmd.Exe"]],
  ["powershell.exe", ["Windows PowerShell", "Microsoft Corporation", "PowerShell.EXE"]],
  ["mshta.exe", ["Microsoft (R) HTML Application host", "Microsoft Corporation", "MSHTA.EXE"]],
  ["certutil.exe", ["CertUtil.exe", "Microsoft Corporation", "CertUtil.exe"]],
  ["schtasks.exe", ["Task Scheduler Configuration Tool", "Microsoft Corporation", "schtasks.exe"]],
  [
    "vssadmin.exe",
    [
      "Command Line Interface for Microsoft Volume Shadow Copy Service",
      "Microsoft Corporation",
      "VSSADMIN.EXE",
    ],
  ],
  [
    "whoami.exe",
    ["whoami - displays logged on user information", "Microsoft Corporation", "whoami.exe"],
  ],
  ["svchost.exe", ["Host Process for Windows Services", "Microsoft Corporation", "svchost.exe"]],
  ["WINWORD.EXE", ["Microsoft Word", "Microsoft Corporation", "WinWord.exe"]],
  ["OUTLOOK.EXE", ["Microsoft Outlook", "Microsoft Corporation", "Outlook.exe"]],
  ["EXCEL.EXE", ["Microsoft Excel", "Microsoft Corporation", "Excel.exe"]],
  ["msedge.exe", ["Microsoft Edge", "Microsoft Corporation", "msedge.exe"]],
  [
    "wsl.exe",
    ["Microsoft Windows Subsystem for Linux Launcher", "Microsoft Corporation", "wsl.exe"],
  ],
]);

/** A machine whose sensor is Sysmon, or Windows' own process auditing. */
export function createMachine(
  name: string,
  address: string,
  day: string,
  sensor: "sysmon" | "security",
  seed: number,
): Machine {
  const random = createRandom(seed);
  const recorder = createRecorder(name, day);
  const guid = () =>
    `{${random.hex(8)}-${random.hex(4)}-${random.hex(4)}-${random.hex(4)}-${random.hex(12)}}`;
  const create = (image: string, commandLine: string, account: Account): Program => ({
    image,
    commandLine,
    pid: random.between(400, 4000) * 4,
    guid: guid(),
    account,
  });

  return {
    name,
    address,
    random,
    recorder,
    already: (image, account) => create(image, image, account),
    start(at, parent, image, commandLine, as = parent.account) {
      const program = create(image, commandLine, as);
      if (sensor === "sysmon") {
        recorder.add(at, "sysmon/process-creation", sysmonFields(program, parent, random));
      } else {
        recorder.add(at, "security/process-creation", securityFields(program, parent));
      }
      return program;
    },
  };
}

export function userOf({ domain, name }: Account): string {
  return `${domain}\\${name}`;
}

/** The fields by which security events name who did it. */
export function subjectOf({ sid, name, domain, logonId }: Account): Fields {
  return {
    SubjectUserSid: sid,
    SubjectUserName: name,
    SubjectDomainName: domain,
    SubjectLogonId: logonId,
  };
}

function sysmonFields(program: Program, parent: Program, random: Random): Fields {
  const file = program.image.slice(program.image.lastIndexOf("\\") + 1);
  const [description, company, original] = vendors.get(file) ?? ["-", "-", "-"];
  const { account } = program;
  return {
    ProcessGuid: program.guid,
    ProcessId: program.pid,
    Image: program.image,
    FileVersion: company === "-" ? "-" : "10.0.22621.1 (WinBuild.160101.0800)",
    Description: description,
    Product: company === "-" ? "-" : "Microsoft® Windows® Operating System",
    Company: company,
    OriginalFileName: original,
    CommandLine: program.commandLine,
    CurrentDirectory:
      account.integrity === "System" ? "C:\\Windows\\System32\\" : `C:\\Users\\${account.name}\\`,
    User: userOf(account),
    LogonGuid: "{5F1E9C40-7C11-69A4-0000-002000000000}",
    LogonId: account.logonId,
    TerminalSessionId: account.integrity === "System" ? 0 : 1,
    IntegrityLevel: account.integrity,
    Hashes: `SHA256=${random.hex(64)}`,
    ParentProcessGuid: parent.guid,
    ParentProcessId: parent.pid,
    ParentImage: parent.image,
    ParentCommandLine: parent.commandLine,
    ParentUser: userOf(parent.account),
  };
}

function securityFields(program: Program, parent: Program): Fields {
  return {
    ...subjectOf(program.account),
    NewProcessId: program.pid,
    NewProcessName: program.image,
    TokenElevationType: program.account.integrity === "Medium" ? "%%1938" : "%%1937",
    ProcessId: parent.pid,
    CommandLine: program.commandLine,
    TargetUserSid: "S-1-0-0",
    TargetUserName: "-",
    TargetDomainName: "-",
    TargetLogonId: 0,
    ParentProcessName: parent.image,
    MandatoryLabel: labels[program.account.integrity],
  };
}
