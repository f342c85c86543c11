import { unreachable } from "../source/index.ts";

/** How an event supplies a field of the rule taxonomy from its own fields. */
export type FieldSource =
  /** The same value under another name. `emptyIsAbsent`: an empty text says that it was not recorded. */
  | { readonly kind: "raw"; readonly name: string; readonly emptyIsAbsent?: true }
  /** A finite set of values that the event writes as codes: pairs of taxonomy value and code. */
  | {
      readonly kind: "coded";
      readonly name: string;
      readonly codes: readonly (readonly [value: string, code: string])[];
    }
  /** A whole number that the event writes in hexadecimal (`0x1f4`). */
  | { readonly kind: "hexadecimal"; readonly name: string }
  /** A file path (`C:\Windows\…`) that the event writes as a device path (`\device\harddiskvolume3\windows\…`). */
  | { readonly kind: "device-path"; readonly name: string }
  /** A registry path in Sysmon's abbreviation (`HKLM\…`), which the event writes as key and value name. */
  | { readonly kind: "registry-path"; readonly key: string; readonly value: string }
  /** Registry data as Sysmon renders it (`DWORD (0x00000001)`), which the event writes as data and type. */
  | { readonly kind: "registry-data"; readonly data: string; readonly type: string }
  /** Several fields and fixed texts joined: `SubjectDomainName`, `\`, `SubjectUserName`. */
  | { readonly kind: "joined"; readonly parts: readonly JoinedPart[] };

export type JoinedPart = { readonly field: string } | { readonly text: string };

/** The raw fields that a source reads. */
export function rawNames(source: FieldSource): readonly string[] {
  switch (source.kind) {
    case "raw":
    case "coded":
    case "hexadecimal":
    case "device-path":
      return [source.name];
    case "registry-path":
      return [source.key, source.value];
    case "registry-data":
      return [source.data, source.type];
    case "joined":
      return source.parts.flatMap((part) => ("field" in part ? [part.field] : []));
    default:
      return unreachable(source);
  }
}
