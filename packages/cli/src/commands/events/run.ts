import { setImmediate } from "node:timers/promises";
import { printable } from "@telltale/core/source";
import type { CliContext } from "../../context.ts";
import { exitCodes } from "../../exit-code.ts";
import { openOutput } from "../../files/output.ts";
import type { UnreadablePath } from "../../files/rule-files.ts";
import { reportUnreadable } from "../../files/unreadable.ts";
import { findInputs } from "../../input/find-inputs.ts";
import { readUnit } from "../../input/read-unit.ts";
import type { EventSink } from "../../input/read-unit.ts";
import { divideInput } from "../../input/work-unit.ts";
import { plural } from "../../terminal/plural.ts";
import type { EventsFlags } from "./command.ts";
import { columnsOf } from "../../terminal/width.ts";
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
    stderr.write(`cannot write ${printable(flags.output ?? "")}: ${output}\n`);
    this.process.exitCode = exitCodes.usage;
    return;
  }
  const counts = createEventCounts();
  const read = await readInputs(paths, {
    visit(event, file) {
      if (flags.stats) counts.add(event);
      else output.write(eventLine(event, file));
    },
    async pause() {
      await output.caughtUp();
      // Lets standard output say that its reader has gone.
      await setImmediate();
      return output.failure === undefined;
    },
  });
  if (flags.stats)
    output.write(counts.render(flags.output === undefined ? columnsOf(stdout) : undefined));
  await output.close();
  reportUnreadable(read.unreadable, stderr);
  if (read.passedOver > 0)
    stderr.write(`${plural(read.passedOver, "file")} passed over: not a log\n`);
  const skipped = read.skipped === 0 ? "" : `, ${plural(read.skipped, "damaged part")} skipped`;
  stderr.write(`${plural(read.events, "event")} from ${plural(read.files, "file")}${skipped}\n`);
  if (output.failure !== undefined)
    stderr.write(
      `cannot write ${printable(flags.output ?? "standard output")}: ${output.failure}\n`,
    );
  if (read.unreadable.length > 0 || output.failure !== undefined)
    this.process.exitCode = exitCodes.unreadable;
}

interface ReadInputs {
  readonly files: number;
  /** Files of folders and members of archives that are no logs. */
  readonly passedOver: number;
  readonly events: number;
  readonly skipped: number;
  readonly unreadable: readonly UnreadablePath[];
}

/** Reads the logs one after another, until the sink has had enough. */
async function readInputs(paths: readonly string[], sink: EventSink): Promise<ReadInputs> {
  const found = await findInputs(paths);
  const unreadable = [...found.unreadable];
  const sum = { files: 0, passedOver: found.passedOver.length, events: 0, skipped: 0 };
  for (const [number, file] of found.files.entries()) {
    const units = divideInput(file, number);
    if (typeof units === "string") {
      if (file.isNamed) unreadable.push({ path: file.path, reason: units });
      else sum.passedOver++;
      continue;
    }
    sum.files++;
    for (const unit of units) {
      const account = await readUnit(unit, sink);
      sum.passedOver += account.passedOver.length;
      sum.events += account.records;
      sum.skipped += account.skippedCount;
      unreadable.push(...account.unreadable);
      if (!(await sink.pause(account.bytes, account.records))) return { ...sum, unreadable };
    }
  }
  return { ...sum, unreadable };
}
