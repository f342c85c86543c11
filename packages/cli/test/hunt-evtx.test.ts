import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createRecorder } from "../../../scripts/samples/recorder.ts";
import { writeEvtx } from "@telltale/core/lab";
import { folderOf } from "./folder.ts";
import { objects } from "./hunt-kit.ts";
import { telltale } from "./kit.ts";

const system = "C:\\Windows\\System32";

/** Programs that run others, by what is to be found of them; those without a name only look like it. */
const runs: readonly (readonly [found: string, image: string, commandLine: string])[] = [
  ["forfiles", "forfiles.exe", 'forfiles /p c:\\windows /m notepad.exe /c "cmd /c calc.exe"'],
  ["", "forfiles.exe", "forfiles /p d:\\logs /d -30"],
  ["pcalua", "pcalua.exe", "pcalua.exe -a \\\\files.example\\tool.exe"],
  ["", "pcalua.exe", "pcalua.exe -help"],
  ["scriptrunner", "ScriptRunner.exe", "ScriptRunner.exe -appvscript calc.exe"],
  ["wsl", "wsl.exe", "wsl.exe -e /mnt/c/Windows/System32/cmd.exe"],
  ["", "wsl.exe", "wsl.exe --list"],
  ["ssh", "OpenSSH\\ssh.exe", "ssh -o ProxyCommand=calc.exe host.example"],
  ["", "OpenSSH\\ssh.exe", "ssh host.example"],
];

const query = `
let Window = 24h;
let Started = DeviceProcessEvents | where Timestamp > ago(Window);
union
  (Started | where FileName =~ "forfiles.exe" and ProcessCommandLine has "/c" | extend How = "forfiles"),
  (Started | where FileName =~ "pcalua.exe" and ProcessCommandLine has "-a" | extend How = "pcalua"),
  (Started | where FileName =~ "scriptrunner.exe" and ProcessCommandLine has_any (".exe", ".cmd") | extend How = "scriptrunner"),
  (Started | where FileName in~ ("wsl.exe", "bash.exe") and ProcessCommandLine has_any ("-e", "--exec") | extend How = "wsl"),
  (Started | where FileName =~ "ssh.exe" and ProcessCommandLine contains "ProxyCommand" | extend How = "ssh")
| project Timestamp, How, FileName, ProcessCommandLine, AccountName, InitiatingProcessFileName
| sort by Timestamp asc`;

/** The same programs as Sysmon and as Windows itself logs them, and the query. */
async function logs(): Promise<string> {
  const sysmon = createRecorder("WS01.corp.example", "2026-03-02");
  const security = createRecorder("WS02.corp.example", "2026-03-02");
  runs.forEach(([, name, commandLine], i) => {
    const image = `${system}\\${name}`;
    sysmon.add(i, "sysmon/process-creation", {
      Image: image,
      CommandLine: commandLine,
      User: "CORP\\ann",
      ParentImage: `${system}\\cmd.exe`,
    });
    security.add(i, "security/process-creation", {
      NewProcessName: image,
      CommandLine: commandLine,
      SubjectUserName: "ann",
      ParentProcessName: `${system}\\cmd.exe`,
    });
  });
  return folderOf({
    "q.kql": query,
    "Sysmon.evtx": writeEvtx(sysmon.events()).bytes,
    "Security.evtx": writeEvtx(security.events()).bytes,
  });
}

describe("a query on EVTX files that Windows could have written", () => {
  test.each(["Sysmon.evtx", "Security.evtx"])(
    "finds programs that run others in %s",
    async (file) => {
      const folder = await logs();
      const { code, out, err } = await telltale(
        "hunt",
        join(folder, "q.kql"),
        join(folder, file),
        "-f",
        "jsonl",
      );
      expect(code).toBe(0);
      expect(err).toContain("the newest event");
      expect(
        objects(out).map((row) => [row["How"], row["FileName"], row["ProcessCommandLine"]]),
      ).toEqual(
        runs
          .filter(([found]) => found !== "")
          .map(([found, image, line]) => [found, image.split("\\").at(-1), line]),
      );
      for (const row of objects(out))
        expect(row).toMatchObject({ AccountName: "ann", InitiatingProcessFileName: "cmd.exe" });
    },
  );
});
