/** How fast EVTX is scanned with all SigmaHQ rules, by the engine alone and by the whole command. */
import { distinctLogs, grownLogs } from "./inputs/folders.ts";
import { withCommand } from "./kit/installed-command.ts";
import { benchScan } from "./kit/scan-logs.ts";

await withCommand(async (command) => {
  for (const folder of [grownLogs, distinctLogs]) await benchScan("evtx-scan", folder, command);
});
