import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { folderOf } from "./folder.ts";
import { telltale } from "./kit.ts";

const samples = join(import.meta.dirname, "../../../samples");
const system = readFileSync(join(samples, "workstation/System.evtx"));

describe("telltale events", () => {
  test("prints one JSON object a line", async () => {
    const { code, out, err } = await telltale("events", join(samples, "workstation/System.evtx"));
    expect(code).toBe(0);
    const events = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toHaveLength(19);
    expect(events.find((event) => event.eventId === 7045)).toEqual({
      file: join(samples, "workstation/System.evtx"),
      recordId: expect.stringMatching(/^412\d\d$/),
      time: "2026-03-02T09:33:20.1000000Z",
      channel: "System",
      provider: "Service Control Manager",
      eventId: 7045,
      computer: "HARBOR-WS07.harbor.example",
      fields: {
        ServiceName: "SvcUpd",
        ImagePath: "C:\\Users\\Public\\svcupd.exe -service",
        ServiceType: "user mode service",
        StartType: "auto start",
        AccountName: "LocalSystem",
      },
    });
    expect(err).toBe("19 events from 1 file\n");
  });

  test("counts by channel, provider and event id", async () => {
    const { out } = await telltale("events", "--stats", samples);
    const [head, first] = out.split("\n");
    expect(head).toMatch(/^events +channel +provider +id +event$/);
    expect(first).toMatch(
      /^ +111 +Microsoft-Windows-Sysmon\/Operational +Microsoft-Windows-Sysmon +1 +Process creation$/,
    );
  });

  test("lets no name from a log steer the terminal", async () => {
    const event = {
      winlog: { channel: "\u001b[2Jx", provider_name: "\u009b1m", event_id: 1, event_data: {} },
    };
    const folder = await folderOf({ "a.jsonl": `${JSON.stringify(event)}\n` });
    const { out } = await telltale("events", "--stats", folder);
    expect(out).toContain("\ufffd[2Jx");
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  test("unpacks gzip, zstd and zip", async () => {
    const folder = await folderOf({
      "a.evtx.gz": gzipSync(system),
      "b.evtx.zst": zstdCompressSync(system),
      "c.zip": zipSync({ "inner/System.evtx": system }),
    });
    const { code, err, out } = await telltale("events", folder);
    expect(code).toBe(0);
    expect(err).toBe("57 events from 3 files\n");
    expect(out).toContain(`${join(folder, "c.zip")}/inner/System.evtx`);
  });

  test("writes to a file", async () => {
    const folder = await folderOf({ "System.evtx": system });
    const target = join(folder, "out.jsonl");
    const { out } = await telltale("events", join(folder, "System.evtx"), "--output", target);
    expect(out).toBe("");
    expect((await readFile(target, "utf8")).split("\n")).toHaveLength(20);
  });

  test("passes over what is no log in a folder, but complains of it by name", async () => {
    const folder = await folderOf({ "System.evtx": system, "notes.md": "# Notes\n" });
    expect((await telltale("events", folder)).code).toBe(0);
    const { code, err } = await telltale("events", join(folder, "notes.md"));
    expect(code).toBe(3);
    expect(err).toContain("not a log");
  });

  test("goes on after damage and says so", async () => {
    const damaged = Buffer.from(system);
    const lastRecord = damaged.lastIndexOf(Buffer.of(0x2a, 0x2a, 0, 0));
    damaged.fill(0xee, lastRecord + 24, lastRecord + 60);
    const { code, err } = await telltale("events", await folderOf({ "System.evtx": damaged }));
    expect(code).toBe(0);
    expect(err).toMatch(/^18 events from 1 file, 1 damaged part skipped\n$/);
  });

  test("ends with 3 where an input is not there, and with 2 where the output cannot be", async () => {
    expect(await telltale("events", "nowhere.evtx")).toMatchObject({ code: 3, out: "" });
    expect(await telltale("events", samples, "-o", "nowhere/out.jsonl")).toMatchObject({ code: 2 });
  });
});
