import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { openOutput } from "../../files/output.ts";
import type { UnreadablePath } from "../../files/rule-files.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { findInputs } from "../../input/find-inputs.ts";
import { readUnit } from "../../input/read-unit.ts";
import type { Visit } from "../../input/read-unit.ts";
import { divideInput } from "../../input/work-unit.ts";
import { plural } from "../../terminal/plural.ts";
import type { EventsFlags } from "./command.ts";
import { createEventCounts } from "./event-counts.ts";
import { eventLine } from "./event-line.ts";

export default async function events(
  this: CliContext,
  flags: EventsFlags,
  ...paths: string[]
): Promise<void> {
  const { stdout, stderr } = this.process;
  const output = openOutput(flags.output, stdout);
  if (typeof output === "string") {
    stderr.write(`cannot write ${flags.output ?? ""}: ${output}\n`);
    this.process.exitCode = exitCodes.usage;
    return;
  }
  const counts = createEventCounts();
  const read = await readInputs(paths, (event, file) => {
    if (flags.stats) counts.add(event);
    else output.write(eventLine(event, file));
  });
  if (flags.stats) output.write(counts.render());
  const failure = output.close();
  if (failure !== undefined) stderr.write(`cannot write ${flags.output ?? ""}: ${failure}\n`);
  reportUnreadable(read.unreadable, stderr);
  const skipped = read.skipped === 0 ? "" : `, ${plural(read.skipped, "damaged part")} skipped`;
  stderr.write(`${plural(read.events, "event")} from ${plural(read.files, "file")}${skipped}\n`);
  if (read.unreadable.length > 0 || failure !== undefined) {
    this.process.exitCode = exitCodes.unreadable;
  }
}

interface ReadInputs {
  readonly files: number;
  readonly events: number;
  readonly skipped: number;
  readonly unreadable: readonly UnreadablePath[];
}

/** Reads the logs one after another. Files of a folder that are no logs are passed over. */
async function readInputs(paths: readonly string[], visit: Visit): Promise<ReadInputs> {
  const found = await findInputs(paths);
  const unreadable = [...found.unreadable];
  let files = 0;
  let count = 0;
  let skipped = 0;
  for (const [number, file] of found.files.entries()) {
    const units = divideInput(file, number);
    if (typeof units === "string") {
      if (file.isNamed) unreadable.push({ path: file.path, reason: units });
      continue;
    }
    files++;
    for (const unit of units) {
      const account = await readUnit(unit, visit);
      count += account.records;
      skipped += account.skippedCount;
      unreadable.push(...account.unreadable);
    }
  }
  return { files, events: count, skipped, unreadable };
}
