/** How fast JSON lines are scanned with all SigmaHQ rules, by the engine alone and by the whole command. */
import { jsonLogs } from "./inputs/folders.ts";
import { withCommand } from "./kit/installed-command.ts";
import { benchScan } from "./kit/scan-logs.ts";

await withCommand((command) => benchScan("json-scan-rules", jsonLogs, command));
