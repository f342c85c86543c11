import { ofText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

/** Parts of a path in the registry as Sysmon writes it, `HKLM\Software\…`. */
export const registryPartFunctions: readonly NamedFunction[] = [
  /** registry-hive(path): the root. */
  ofText("registry-hive", (path) => path.split("\\", 1)[0]),
  /** registry-inner-key(path): what is between the root and the last part. */
  ofText("registry-inner-key", (path) => path.split("\\").slice(1).join("\\")),
  /** registry-kind(details): the type of data that Sysmon renders so, as Windows names it. */
  ofText("registry-kind", (details) => {
    if (/^DWORD \(/i.test(details)) return "REG_DWORD";
    if (/^QWORD \(/i.test(details)) return "REG_QWORD";
    return details === "Binary Data" ? "REG_BINARY" : "REG_SZ";
  }),
  /** dns-addresses(results): the addresses in Sysmon's list of answers, `type:  5 name;::ffff:192.0.2.1;`. */
  ofText("dns-addresses", (results) =>
    results
      .split(";")
      .map((part) => part.trim().replace(/^::ffff:/i, ""))
      .filter((part) => /^(?:\d+\.){3}\d+$|^[\da-f:]*:[\da-f:]+$/i.test(part)),
  ),
];
