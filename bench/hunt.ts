/** How long hunts take over a large input, and how long DuckDB alone takes for the same over the events as JSON. */
import { distinctLogs, jsonLogs } from "./inputs/folders.ts";
import { findLogs } from "./inputs/logs.ts";
import { cacheVariables, withCommand } from "./kit/installed-command.ts";
import { measureInTurn, reportSeries, runCount } from "./kit/report.ts";
import { runMeasured, runTask } from "./kit/run-measured.ts";

interface HuntCase {
  readonly name: string;
  readonly kusto: string;
  /** The same over `events`, the flat JSON records. */
  readonly sql: string;
}

/** Most data sets have the channel, some in lower case, others only the provider. */
const sysmon = `SELECT * FROM events WHERE (lower(Channel) = 'microsoft-windows-sysmon/operational'
  OR lower(SourceName) = 'microsoft-windows-sysmon')`;
const processes = `${sysmon} AND EventID = '1'`;
const connections = `${sysmon} AND EventID = '3'`;

const cases: readonly HuntCase[] = [
  {
    name: "filter",
    kusto: `DeviceProcessEvents
      | where isnotempty(ProcessUniqueId) // of Sysmon, as the SQL
      | where FileName =~ "powershell.exe" and ProcessCommandLine has "-enc"
      | project Timestamp, DeviceName, ProcessCommandLine`,
    sql: `SELECT "@timestamp", Hostname, CommandLine FROM (${processes})
      WHERE lower(Image) LIKE '%\\powershell.exe' AND regexp_matches(CommandLine, '(?i)-enc([^0-9a-z]|$)')`,
  },
  {
    name: "filter and summarize",
    kusto: `DeviceProcessEvents
      | where isnotempty(ProcessUniqueId)
      | where InitiatingProcessFileName in~ ("cmd.exe", "powershell.exe", "explorer.exe")
      | summarize Count = count(), Last = max(Timestamp) by FileName, DeviceName
      | sort by Count desc, FileName asc, DeviceName asc`,
    sql: `SELECT regexp_extract(Image, '[^\\\\]*$') AS FileName, Hostname, count(*), max("@timestamp")
      FROM (${processes})
      WHERE lower(regexp_extract(ParentImage, '[^\\\\]*$')) IN ('cmd.exe', 'powershell.exe', 'explorer.exe')
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
  },
  {
    name: "join",
    kusto: `DeviceProcessEvents
      | where isnotempty(ProcessUniqueId)
      | where FileName =~ "powershell.exe"
      | join kind=inner (DeviceNetworkEvents | project InitiatingProcessUniqueId, RemoteIP, RemotePort)
        on $left.ProcessUniqueId == $right.InitiatingProcessUniqueId
      | summarize Connections = count() by DeviceName, RemoteIP, RemotePort`,
    sql: `SELECT p.Hostname, n.DestinationIp, n.DestinationPort, count(*)
      FROM (${processes}) p JOIN (${connections}) n ON p.ProcessGuid = n.ProcessGuid
      WHERE lower(p.Image) LIKE '%\\powershell.exe' GROUP BY 1, 2, 3`,
  },
];

const evtx = findLogs(distinctLogs);
const json = findLogs(jsonLogs);
if (evtx !== undefined && json !== undefined) {
  await withCommand((command) => {
    const env = cacheVariables(command.newFolder(), command.newFolder());
    const hunt = (query: string, files: readonly string[], threads: number) => () => {
      const run = runMeasured(
        [command.entry, "hunt", query, ...files, "--threads", String(threads), "--format", "jsonl"],
        env,
      );
      const hits = run.stdout.split("\n").length - 1;
      const { seconds, cpuSeconds, peakBytes } = run;
      return { seconds, cpuSeconds, peakBytes, hits };
    };
    const walked = runTask("decode-task", ["walk", ...evtx.files]).records ?? 0;
    for (const { name, kusto, sql } of cases) {
      console.log(`${name}: the rows that come out are under hits`);
      const series = measureInTurn(runCount(3), [
        { name: "EVTX, 1 thread", run: hunt(kusto, evtx.files, 1) },
        { name: "EVTX, 2 threads", run: hunt(kusto, evtx.files, 2) },
        { name: "the same as JSON, 2 threads", run: hunt(kusto, json.files, 2) },
        { name: "DuckDB on the JSON", run: () => runTask("duckdb-task", [sql, ...json.files]) },
        { name: "decoding EVTX only", run: () => runTask("decode-task", ["text", ...evtx.files]) },
      ]);
      reportSeries("hunt", { ...evtx, about: `${evtx.about}; ${name}` }, walked, series);
    }
  });
}
