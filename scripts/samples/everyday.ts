import {
  changeService,
  connect,
  createFile,
  failLogOn,
  logOff,
  logOn,
  openProcess,
  resolve,
  runScript,
  setRegistryValue,
  stop,
} from "./events.ts";
import type { Account, Machine, Program } from "./machine.ts";
import { clock } from "./recorder.ts";

export const localSystem: Account = {
  name: "SYSTEM",
  domain: "NT AUTHORITY",
  sid: "S-1-5-18",
  logonId: "0x3e7",
  integrity: "System",
};

const domainSid = "S-1-5-21-1004336348-1177238915-682003330";

const rivera: Account = {
  name: "rivera",
  domain: "HARBOR",
  sid: `${domainSid}-1107`,
  logonId: "0x4a1f3",
  integrity: "Medium",
};

export const fileAdmin: Account = {
  name: "fsadmin",
  domain: "HARBOR",
  sid: `${domainSid}-1131`,
  logonId: "0x9d20c",
  integrity: "High",
};

/** Programs that run all day and that other events refer to. */
export interface Residents {
  readonly services: Program;
  readonly serviceHost: Program;
  readonly lsass: Program;
  readonly defender: Program;
  readonly explorer: Program;
}

export function residentsOf(machine: Machine): Residents {
  const system = "C:\\Windows\\System32";
  return {
    services: machine.already(`${system}\\services.exe`, localSystem),
    serviceHost: machine.already(`${system}\\svchost.exe`, localSystem),
    lsass: machine.already(`${system}\\lsass.exe`, localSystem),
    defender: machine.already(
      "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26010.1-0\\MsMpEng.exe",
      localSystem,
    ),
    explorer: machine.already("C:\\Windows\\explorer.exe", rivera),
  };
}

const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
const office = "C:\\Program Files\\Microsoft Office\\root\\Office16";
const sites = [
  ["www.wikipedia.org", "198.51.100.10"],
  ["learn.microsoft.com", "198.51.100.24"],
  ["mail.harbor.example", "10.20.0.5"],
  ["news.example.org", "198.51.100.87"],
] as const;

/** A day of ordinary work on a workstation. Some of it looks like an attack at first sight; none of it is one. */
export function workAtDesk(machine: Machine, residents: Residents): void {
  const { random } = machine;
  const { services, serviceHost, lsass, defender, explorer } = residents;
  const keyboard = { type: 2, address: "127.0.0.1", workstation: machine.name } as const;

  changeService(machine, clock("07:58:01"), "Windows Update", "running");
  failLogOn(machine, clock("08:01:40"), rivera.name, keyboard);
  logOn(machine, clock("08:01:52"), rivera, keyboard);

  for (let time = clock("08:05:00"); time < clock("17:00:00"); time += random.between(600, 1100)) {
    const host = machine.start(
      time,
      services,
      "C:\\Windows\\System32\\svchost.exe",
      `C:\\Windows\\System32\\svchost.exe -k netsvcs -p -s ${random.pick(["wuauserv", "BITS", "Schedule", "DoSvc"])}`,
    );
    connect(machine, time + 2, host, "update.example.net", "198.51.100.40", 443);
    openProcess(machine, time + 3, serviceHost, lsass, random.pick(["0x1000", "0x1410"]));
    stop(machine, time + 200, host);
    if (random.next() < 0.5) {
      logOn(machine, time + 5, localSystem, { type: 5, address: "-", workstation: "-" });
    }
    if (random.next() < 0.4) {
      changeService(
        machine,
        time + 210,
        random.pick(["Background Intelligent Transfer Service", "Windows Update"]),
        random.pick(["running", "stopped"]),
      );
    }
  }

  for (let time = clock("08:10:00"); time < clock("16:50:00"); time += random.between(700, 1500)) {
    const browser = machine.start(
      time,
      explorer,
      edge,
      `"${edge}" --single-argument https://www.wikipedia.org/`,
    );
    const [site, address] = random.pick(sites);
    resolve(machine, time + 1, browser, site, address);
    connect(machine, time + 2, browser, site, address, 443);
    createFile(
      machine,
      time + 20,
      browser,
      `C:\\Users\\rivera\\AppData\\Local\\Microsoft\\Edge\\User Data\\Default\\Cache\\f_${random.hex(6).toLowerCase()}`,
    );
    stop(machine, time + 400, browser);
  }

  const outlook = machine.start(
    clock("08:06:10"),
    explorer,
    `${office}\\OUTLOOK.EXE`,
    `"${office}\\OUTLOOK.EXE"`,
  );
  for (let time = clock("08:07:00"); time < clock("16:40:00"); time += random.between(1500, 2600)) {
    connect(machine, time, outlook, "mail.harbor.example", "10.20.0.5", 443);
    const word = machine.start(
      time + 60,
      random.pick([explorer, outlook]),
      `${office}\\${random.pick(["WINWORD.EXE", "EXCEL.EXE"])}`,
      `"${office}\\WINWORD.EXE" /n "C:\\Users\\rivera\\Documents\\report ${random.between(1, 9)}.docx"`,
    );
    createFile(
      machine,
      time + 70,
      word,
      `C:\\Users\\rivera\\Documents\\~$report ${random.between(1, 9)}.docx`,
    );
    stop(machine, time + 900, word);
  }

  lookLikeAttacks(machine, residents);
  openProcess(machine, clock("12:00:10"), defender, lsass, "0x1410");
  logOff(machine, clock("17:02:30"), rivera, 2);
}

/** What a rule without its exclusions would report. */
function lookLikeAttacks(machine: Machine, { services, serviceHost, explorer }: Residents): void {
  const system = "C:\\Windows\\System32";
  const shell = machine.start(clock("08:30:05"), explorer, `${system}\\cmd.exe`, "cmd.exe");
  machine.start(clock("08:30:20"), shell, `${system}\\ipconfig.exe`, "ipconfig /all");
  machine.start(
    clock("08:31:02"),
    shell,
    `${system}\\certutil.exe`,
    "certutil -hashfile setup.msi SHA256",
  );
  machine.start(clock("08:33:40"), shell, `${system}\\vssadmin.exe`, "vssadmin list shadows");
  machine.start(
    clock("08:40:00"),
    serviceHost,
    `${system}\\schtasks.exe`,
    'schtasks.exe /create /tn "Harbor Backup" /tr "C:\\Program Files\\Harbor\\backup.exe" /sc daily',
  );
  const linux = machine.start(clock("11:15:00"), explorer, `${system}\\wsl.exe`, "wsl.exe");
  machine.start(clock("11:16:30"), linux, "C:\\Windows\\explorer.exe", "explorer.exe .");
  machine.start(
    clock("12:30:00"),
    services,
    "C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26010.1-0\\MpCmdRun.exe",
    '"MpCmdRun.exe" -Scan -ScanType 1 -Reason GetLoadLibraryWAddress32',
  );
  const telemetry = machine.already(`${system}\\CompatTelRunner.exe`, serviceHost.account);
  machine.start(
    clock("13:00:00"),
    telemetry,
    `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`,
    "powershell.exe -ExecutionPolicy Restricted -Command [Runtime.InteropServices.Marshal]::FreeHGlobal($buffer)",
  );
  const console = machine.start(
    clock("14:00:00"),
    explorer,
    `${system}\\WindowsPowerShell\\v1.0\\powershell.exe`,
    "powershell.exe -NoLogo -ExecutionPolicy Bypass -File C:\\Scripts\\Get-DiskReport.ps1",
  );
  connect(machine, clock("14:00:03"), console, "fs01.harbor.example", "10.20.0.12", 445);
  runScript(
    machine,
    clock("14:00:02"),
    "Get-Volume | Where-Object DriveLetter | Select-Object DriveLetter, SizeRemaining | Export-Csv report.csv",
    "C:\\Scripts\\Get-DiskReport.ps1",
  );
  for (let i = 0; i < 12; i++) {
    runScript(
      machine,
      clock("14:01:00") + i * 31,
      `Get-EventLog -LogName System -Newest ${10 * (i + 1)}`,
    );
  }
  const installer = machine.already(`${system}\\msiexec.exe`, serviceHost.account);
  setRegistryValue(
    machine,
    clock("15:10:00"),
    installer,
    "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Run\\HarborTray",
    '"C:\\Program Files\\Harbor\\tray.exe"',
  );
  for (let i = 0; i < 10; i++) {
    setRegistryValue(
      machine,
      clock("15:11:00") + 13 * i,
      installer,
      `HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Harbor\\Setting${i}`,
      `DWORD (0x0000000${i})`,
    );
  }
  machine.recorder.add(clock("15:12:00"), "system/service-installed", {
    ServiceName: "Harbor Agent",
    ImagePath: '"C:\\Program Files\\Harbor\\agent.exe" /service',
    ServiceType: "user mode service",
    StartType: "auto start",
    AccountName: "LocalSystem",
  });
  machine.recorder.add(clock("15:20:00"), "system/service-installed", {
    ServiceName: "Microsoft Defender Core Service",
    ImagePath:
      '"C:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\4.18.26010.1-0\\MpDefenderCoreService.exe"',
    ServiceType: "user mode service",
    StartType: "auto start",
    AccountName: "LocalSystem",
  });
}

/** A day in the life of a file server: people and machines come and go. */
export function serveFiles(machine: Machine, { services }: Residents): void {
  const { random } = machine;
  const workstation: Account = {
    ...localSystem,
    name: "HARBOR-WS07$",
    domain: "HARBOR",
    sid: `${domainSid}-1604`,
    integrity: "Medium",
  };
  for (let time = clock("08:00:00"); time < clock("17:00:00"); time += random.between(500, 1100)) {
    const who = random.pick([rivera, workstation]);
    logOn(machine, time, who, { type: 3, address: "10.20.0.57", workstation: "-" });
    logOff(machine, time + random.between(20, 400), who, 3);
    if (random.next() < 0.6) {
      machine.start(
        time + 3.5,
        services,
        "C:\\Windows\\System32\\svchost.exe",
        "C:\\Windows\\System32\\svchost.exe -k netsvcs -p",
      );
    }
  }
}
