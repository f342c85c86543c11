import type { Macro, MacroTable } from "./macro.ts";
import { macroKey } from "./macro.ts";

const plain = (definition: string): Macro => ({ arguments: [], definition });
const channel = (name: string) => plain(`(source="XmlWinEventLog:${name}")`);

/** What searches for Windows commonly rely on, by definition: channels, options of `tstats`, forms of times. */
export const builtinMacros: MacroTable = new Map<string, Macro>([
  ["sysmon", channel("Microsoft-Windows-Sysmon/Operational")],
  ["powershell", channel("Microsoft-Windows-PowerShell/Operational")],
  ["wineventlog_security", channel("Security")],
  ["wineventlog_system", channel("System")],
  ["wineventlog_application", channel("Application")],
  ["wineventlog_task_scheduler", channel("Microsoft-Windows-TaskScheduler/Operational")],
  ["ms_defender", channel("Microsoft-Windows-Windows Defender/Operational")],
  ["summariesonly_config", plain("false")],
  ["oldsummaries_config", plain("true")],
  ["fillnull_config", plain("null")],
  [
    "security_content_summariesonly",
    plain("summariesonly=false allow_old_summaries=true fillnull_value=null"),
  ],
  [
    macroKey("security_content_ctime", 1),
    { arguments: ["field"], definition: 'convert timeformat="%Y-%m-%dT%H:%M:%S" ctime($field$)' },
  ],
  [
    macroKey("drop_dm_object_name", 1),
    { arguments: ["object"], definition: 'rename "$object$.*" as *' },
  ],
  [macroKey("comment", 1), { arguments: ["text"], definition: "search *" }],
]);

/** The place for exceptions that published rules end in, which is to be filled in by the user. */
export function isFilterMacro(name: string): boolean {
  return name.endsWith("_filter");
}

export const filterMacro = plain("search *");
