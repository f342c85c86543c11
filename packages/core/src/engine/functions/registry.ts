import { ofText, singleOf, singleText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

/** Roots as Sysmon abbreviates them and as the kernel names them, longest first, with their full names. */
const roots: readonly (readonly [start: string, full: string])[] = [
  ["\\REGISTRY\\MACHINE", "HKEY_LOCAL_MACHINE"],
  ["\\REGISTRY\\USER", "HKEY_USERS"],
  ["HKLM", "HKEY_LOCAL_MACHINE"],
  ["HKCU", "HKEY_CURRENT_USER"],
  ["HKCR", "HKEY_CLASSES_ROOT"],
  ["HKU", "HKEY_USERS"],
];

const number = /^(?:DWORD \((0x[\da-f]+)\)|QWORD \((0x[\da-f]+)-(0x[\da-f]+)\))$/i;

export const registryFunctions: readonly NamedFunction[] = [
  /** registry-path(path, users): with the full name of its root; that of a user's own part is the second argument. */
  [
    "registry-path",
    ([arg, users]) =>
      singleOf(arg) === undefined ? undefined : fullPath(singleText(arg), singleText(users)),
  ],
  /** registry-key(path): without its last part. */
  ofText("registry-key", (path) => path.slice(0, Math.max(0, path.lastIndexOf("\\")))),
  /** registry-value(path): its last part. */
  ofText("registry-value", (path) => path.slice(path.lastIndexOf("\\") + 1)),
  /** registry-data(details): numbers that Sysmon writes as `DWORD (0x00000001)` in decimal. */
  ofText("registry-data", (details) => {
    const parts = number.exec(details);
    if (parts === null) return details === "(Empty)" ? "" : details;
    const [, dword, high, low] = parts;
    if (dword !== undefined) return String(BigInt(dword));
    return String((BigInt(high ?? 0) << 32n) | BigInt(low ?? 0));
  }),
  /** registry-type(details): the type of data that Sysmon renders so. */
  ofText("registry-type", (details) => {
    if (/^DWORD \(/i.test(details)) return "Dword";
    if (/^QWORD \(/i.test(details)) return "Qword";
    return details === "Binary Data" ? "Binary" : "String";
  }),
];

function fullPath(path: string, users: string): string {
  const upper = path.toUpperCase();
  for (const [start, full] of roots) {
    if (!upper.startsWith(start)) continue;
    const rest = path.slice(start.length);
    if (rest !== "" && !rest.startsWith("\\")) continue;
    const isUsersOwn = full === "HKEY_USERS" && /^\\S-1-(5-21|12)-/i.test(rest);
    return `${isUsersOwn && users !== "" ? users : full}${rest}`;
  }
  return path;
}
