import { styleText } from "node:util";
import { expect, test } from "vitest";
import { renderTable } from "../src/terminal/table.ts";

test("aligns columns and leaves nothing at the ends of lines", () => {
  expect(
    renderTable(
      [{ title: "count", align: "right" }, { title: "name" }],
      [
        ["1", "a"],
        ["1,200", "bb"],
      ],
    ),
  ).toBe("count  name\n    1  a\n1,200  bb\n");
});

test("narrows the widest columns to a window", () => {
  const rows = [["12", "Microsoft-Windows-Sysmon/Operational", "Process creation, of all kinds"]];
  const columns = [{ title: "n" }, { title: "channel" }, { title: "event" }];
  expect(renderTable(columns, rows, 44)).toBe(
    "n   channel              event\n12  Microsoft…erational  Process c…all kinds\n",
  );
  expect(renderTable(columns, rows, 80)).toBe(renderTable(columns, rows));
});

test("does not count color codes", () => {
  const red = styleText("red", "high", { validateStream: false });
  expect(renderTable([{ title: "level" }, { title: "rule" }], [[red, "x"]])).toBe(
    `level  rule\n${red}   x\n`,
  );
});
