import { call, everyEvent, logged } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { and, literal, not, or } from "../../model/index.ts";
import { fieldMatch, rawField } from "../raw-test.ts";
import { commandLine, common, file, kind, said } from "./common.ts";
import { securityIds } from "./security.ts";

const powershell = "Microsoft-Windows-PowerShell/Operational";
const provider = "Microsoft-Windows-PowerShell";

const script = said("ScriptBlockText");

/** PowerShell's own logs. */
export const powershellEvents: readonly TableLeg[] = [
  logged(
    "PowerShell 4104",
    powershell,
    provider,
    4104,
    common,
    kind(["process"], ["info"], "Execute a Remote Command"),
    {
      ...file("file", "Path"),
      "powershell.file.script_block_text": script,
      "powershell.file.script_block_length": call("length", script),
      "powershell.file.script_block_entropy_bits": call("entropy-bits", script),
      "powershell.file.script_block_surprisal_stdev": call("surprisal-deviation", script),
      "powershell.file.script_block_unique_symbols": call("unique-symbols", script),
      "powershell.file.script_block_id": said("ScriptBlockId"),
      "powershell.sequence": call("whole-number", "MessageNumber"),
      "powershell.total": call("whole-number", "MessageTotal"),
      "user.id": "Security_UserID",
    },
  ),
  logged(
    "PowerShell 4103",
    powershell,
    provider,
    4103,
    common,
    kind(["process"], ["info"], "Executing Pipeline"),
    {
      "powershell.command.invocation_details": said("Payload"),
      "user.id": "Security_UserID",
    },
  ),
  ...[400, 403, 600].map((id) =>
    logged(`PowerShell ${id}`, "Windows PowerShell", "PowerShell", id, common, {
      ...kind(["process"], ["start"], "Engine Lifecycle"),
      ...commandLine("process", "HostApplication"),
    }),
  ),
];

/** Events without a mapping of their own have what all have, and their fields under `winlog.event_data`. */
export const otherEvents: readonly TableLeg[] = [
  except(everyEvent(common), [
    { Channel: ["Microsoft-Windows-Sysmon/Operational", "Security"] },
    { Channel: [powershell], EventID: ["4103", "4104"] },
    { Channel: ["Windows PowerShell"], EventID: ["400", "403", "600"] },
  ]),
  except(everyEvent(common, "Security"), [{ EventID: securityIds.map(String) }]),
];

/** Events that have one of these values in each of these fields. */
type Exception = Readonly<Record<string, readonly string[]>>;

function except(leg: TableLeg, exceptions: readonly Exception[]): TableLeg {
  const tests = exceptions.map((exception) =>
    and(
      Object.entries(exception).map(([field, values]) =>
        or(values.map((value) => fieldMatch(field, [literal(value)]))),
      ),
    ),
  );
  const isWindowsEvent = not({ kind: "is-null", subject: rawField("Channel") });
  return { ...leg, where: and([isWindowsEvent, not(or(tests))]) };
}
