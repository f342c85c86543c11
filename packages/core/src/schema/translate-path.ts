import { anyOne, anyRun, literal, normalizePattern } from "../model/index.ts";
import type { Pattern, PatternPart } from "../model/index.ts";

/**
 * A pattern over drive paths as patterns over NT device paths, which one of them must fit:
 * `C:\x` is `\device\harddiskvolumeN\x`, N of one or two digits. Which volume a drive letter names is not
 * in the event, so every volume will do. A pattern that speaks of no drive (`\x\y.exe`) fits both forms as
 * it is; for one that speaks of a part of it (`C*`) there is no counterpart: undefined.
 */
export function toDevicePath(pattern: Pattern): readonly Pattern[] | undefined {
  const [first, second] = pattern;
  const open = first?.kind === "any-run" || first?.kind === "any-one";
  const start = open ? second : first;
  if (start?.kind !== "literal") return [pattern];
  const rest = pattern.slice(open ? 2 : 1);
  const root = (open ? /^[a-z]?:\\/i : /^[a-z]:\\/i).exec(start.text);
  if (root === null) {
    const partOfDrive = open ? /^[a-z]?:$/i : /^[a-z]:?$/i;
    return rest.length > 0 && partOfDrive.test(start.text) ? undefined : [pattern];
  }
  const below = literal(start.text.slice(root[0].length - 1));
  const volume = literal("\\device\\harddiskvolume");
  return [
    normalizePattern([volume, anyOne, below, ...rest]),
    normalizePattern([volume, anyOne, anyOne, below, ...rest]),
  ];
}

/** Sysmon's abbreviations of registry roots (Sysmon documentation, "registry events") and the kernel's names. */
const roots: readonly (readonly [string, string])[] = [
  ["HKLM\\", "\\REGISTRY\\MACHINE\\"],
  ["HKEY_LOCAL_MACHINE\\", "\\REGISTRY\\MACHINE\\"],
  ["HKU\\", "\\REGISTRY\\USER\\"],
  ["HKEY_USERS\\", "\\REGISTRY\\USER\\"],
  ["HKCR\\", "\\REGISTRY\\MACHINE\\SOFTWARE\\Classes\\"],
];

/** A pattern over Sysmon's registry paths as one over kernel registry paths. */
export function toKernelRegistryPath(pattern: Pattern): Pattern {
  const anchor = pattern[0]?.kind === "any-run" ? 1 : 0;
  return normalizePattern(
    pattern.flatMap((part, at) => {
      if (part.kind !== "literal") return [part];
      return currentControlSet(at === anchor ? kernelRoot(part.text) : part.text);
    }),
  );
}

function kernelRoot(text: string): string {
  const upper = text.toUpperCase();
  const root = roots.find(([abbreviated]) => upper.startsWith(abbreviated));
  return root === undefined ? text : root[1] + text.slice(root[0].length);
}

/** Sysmon writes `CurrentControlSet` where the kernel names the control set in use (`ControlSet001`). */
function currentControlSet(text: string): readonly PatternPart[] {
  return text
    .split(/CurrentControlSet/i)
    .flatMap((part, at) =>
      at === 0 ? [literal(part)] : [literal("ControlSet00"), anyOne, literal(part)],
    );
}

/** Whether a pattern is `contains`, `starts with` … of one literal: its text and which ends are open. */
export function singleLiteral(
  pattern: Pattern,
): { readonly text: string; readonly openStart: boolean; readonly openEnd: boolean } | undefined {
  const [part, ...others] = pattern.filter((one) => one.kind !== "any-run");
  if (part?.kind !== "literal" || others.length > 0) return undefined;
  return {
    text: part.text,
    openStart: pattern[0]?.kind === anyRun.kind,
    openEnd: pattern.at(-1)?.kind === anyRun.kind,
  };
}
