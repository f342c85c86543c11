/**
 * Writes the bundled samples: one day in a small office with an attack in it, as two machines log it. The
 * workstation has Sysmon and gives EVTX files, one per channel; the server gives JSON lines, as Winlogbeat
 * ships its Security log. The same bytes come out of every run. `npm run samples`
 */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { writeEvtx } from "@telltale/core/lab";
import type { EvtxEvent } from "@telltale/core/lab";
import { breakIn, moveOn } from "./samples/attack.ts";
import { residentsOf, serveFiles, workAtDesk } from "./samples/everyday.ts";
import { createMachine } from "./samples/machine.ts";
import { toWinlogbeat } from "./samples/winlogbeat.ts";

const day = "2026-03-02";
const folder = fileURLToPath(new URL("../samples/", import.meta.url));

const workstation = createMachine("HARBOR-WS07.harbor.example", "10.20.0.57", day, "sysmon", 7);
const onWorkstation = residentsOf(workstation);
workAtDesk(workstation, onWorkstation);
breakIn(workstation, onWorkstation);

const server = createMachine("HARBOR-FS01.harbor.example", "10.20.0.12", day, "security", 12);
const onServer = residentsOf(server);
serveFiles(server, onServer);
moveOn(server, onServer);

for (const name of ["workstation", "server"]) {
  await rm(folder + name, { recursive: true, force: true });
  await mkdir(folder + name, { recursive: true });
}

for (const [channel, events] of byChannel(workstation.recorder.events())) {
  const { bytes, refused } = writeEvtx(events, 41_200n);
  for (const { index, reason } of refused) throw new Error(`${channel}, event ${index}: ${reason}`);
  await writeFile(`${folder}workstation/${channel.replace("/", "%4")}.evtx`, bytes);
}

const lines = server.recorder.events().map((event, i) => toWinlogbeat(event, 880_100 + i));
await writeFile(`${folder}server/security.jsonl`, lines.map((line) => `${line}\n`).join(""));

function byChannel(events: readonly EvtxEvent[]): Map<string, EvtxEvent[]> {
  const channels = new Map<string, EvtxEvent[]>();
  for (const event of events) {
    const list = channels.get(event.channel);
    if (list === undefined) channels.set(event.channel, [event]);
    else list.push(event);
  }
  return channels;
}
