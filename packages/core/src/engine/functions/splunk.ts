import { ofText, singleText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

/** How Splunk's add-ons for Windows make fields of the Common Information Model (see schema/cim). */
export const splunkFunctions: readonly NamedFunction[] = [
  /** bracketed-data(details): of Sysmon's `DWORD (0x00000001)` what is in parentheses, else all. */
  ofText("bracketed-data", (details) => /\(([^()]*)\)\s*$/.exec(details)?.[1] ?? details),
  /** bracketed-type(details): of the same `REG_DWORD`; no value for other texts. */
  ofText("bracketed-type", (details) => {
    const word = /^(\w+) \(/.exec(details)?.[1];
    return word === undefined ? undefined : `REG_${word}`;
  }),
  /** without-stream(path): a file's path without the name of a stream behind it. */
  ofText("without-stream", (path) => path.replace(/(?<=.\..*|[^:]{2,}):[^:\\]*$/, "")),
  /** without-blanks(text): without blanks and line breaks at its ends. */
  ofText("without-blanks", (text) => text.trim()),
  /** started-by(path, line): the command line, with the program's path in front where it does not name one. */
  [
    "started-by",
    ([path, line]) => {
      const [program, command] = [singleText(path), singleText(line)];
      if (program === "" || command === "") return command === "" ? program : command;
      const [first = ""] = /^"[^"]*"|^\S+/.exec(command) ?? [];
      if (first.includes("\\")) return command;
      const shown = program.includes(" ") ? `"${program}"` : program;
      return `${shown}${command.slice(first.length)}`;
    },
  ],
  /** dns-answers(results): the members of Sysmon's list, without their types. */
  ofText("dns-answers", (results) =>
    results
      .split(";")
      .map((part) =>
        part
          .trim()
          .replace(/^type:\s*\d+\s*/i, "")
          .replace(/^::ffff:(?=\d)/i, ""),
      )
      .filter((part) => part !== "" && part !== "-")
      .join(" "),
  ),
];
