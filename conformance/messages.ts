import path from "node:path";
import { findLogs } from "../packages/cli/src/hunt/load/load-logs.ts";
import { readUnit } from "../packages/cli/src/input/read-unit.ts";
import { labelledFields } from "../packages/core/src/telemetry/message/labelled.ts";
import { figure } from "./scoreboard.ts";

const mostShown = 12;

/**
 * Compares the fields that are read from messages of Windows events with the fields of the same events, over logs that
 * have both. Prints how many are equal, and those that differ most often: mostly numbers that messages have words for.
 */
export async function messages(data: string, print: (line: string) => void): Promise<void> {
  const { units } = await findLogs([path.join(data, "json", "Security-Datasets")]);
  let read = 0;
  let equal = 0;
  const different = new Map<string, number>();
  const unknown = new Map<string, number>();
  for (const unit of units)
    await readUnit(unit, {
      visit: (event) => {
        const { channel, eventId } = event;
        const message = event.get("Message");
        // Sysmon's messages are read by another rule.
        if (typeof message !== "string" || channel === "" || channel.includes("Sysmon")) return;
        const fields = labelledFields(message);
        if (fields === undefined) return;
        read++;
        for (const [name, value] of fields) {
          const own = event.get(name);
          const key = `${channel} ${eventId} ${name}`;
          const counts = own === undefined || own === null ? unknown : different;
          if (own !== undefined && comparable(String(own)) === comparable(value)) equal++;
          else counts.set(key, (counts.get(key) ?? 0) + 1);
        }
      },
      pause: () => Promise.resolve(true),
    });
  const sum = (counts: ReadonlyMap<string, number>) =>
    [...counts.values()].reduce((total, count) => total + count, 0);
  print(
    `  ${read} messages: ${equal} values equal, ${sum(different)} different, ${sum(unknown)} of no field`,
  );
  for (const [title, counts] of [
    ["different", different],
    ["no field", unknown],
  ] as const)
    for (const [key, count] of [...counts].sort(([, a], [, b]) => b - a).slice(0, mostShown))
      print(`    ${title}: ${count} of ${key}`);
  figure("messages", read);
  figure("values equal", equal);
  figure("values different", sum(different));
}

/** Blanks and line breaks are the writers' own. */
function comparable(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim().toLowerCase();
}
