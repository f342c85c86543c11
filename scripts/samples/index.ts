import { writeEvtx } from "@telltale/core/lab";
import type { EvtxEvent } from "@telltale/core/lab";
import { breakIn, moveOn } from "./attack.ts";
import { residentsOf, serveFiles, workAtDesk } from "./everyday.ts";
import { createMachine } from "./machine.ts";
import { toWinlogbeat } from "./winlogbeat.ts";

const day = "2026-03-02";

/** The bundled samples: contents by file name below `samples/`. The same in every run. */
export function makeSamples(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const [channel, events] of byChannel(workstationEvents())) {
    const { bytes, refused } = writeEvtx(events, 41_200n);
    for (const { index, reason } of refused) throw new Error(`${channel}, ${index}: ${reason}`);
    files.set(`workstation/${channel.replace("/", "%4")}.evtx`, bytes);
  }
  const lines = serverEvents().map((event, i) => `${toWinlogbeat(event, 880_100 + i)}\n`);
  files.set("server/security.jsonl", new TextEncoder().encode(lines.join("")));
  return files;
}

function workstationEvents(): readonly EvtxEvent[] {
  const machine = createMachine("HARBOR-WS07.harbor.example", "10.20.0.57", day, "sysmon", 7);
  const residents = residentsOf(machine);
  workAtDesk(machine, residents);
  breakIn(machine, residents);
  return machine.recorder.events();
}

function serverEvents(): readonly EvtxEvent[] {
  const machine = createMachine("HARBOR-FS01.harbor.example", "10.20.0.12", day, "security", 12);
  const residents = residentsOf(machine);
  serveFiles(machine, residents);
  moveOn(machine, residents);
  return machine.recorder.events();
}

function byChannel(events: readonly EvtxEvent[]): Map<string, EvtxEvent[]> {
  const channels = new Map<string, EvtxEvent[]>();
  for (const event of events) {
    const list = channels.get(event.channel);
    if (list === undefined) channels.set(event.channel, [event]);
    else list.push(event);
  }
  return channels;
}
