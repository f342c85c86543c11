/** How fast JSON lines are scanned with all SigmaHQ rules, by the engine alone and by the whole command. */
import { jsonLogs } from "./inputs/folders.ts";
import { installCommand } from "./kit/installed-command.ts";
import { benchScan } from "./kit/scan-logs.ts";

const command = installCommand();
await benchScan("json-scan-rules", jsonLogs, command);
command.remove();
