import type { Formula } from "./formula.ts";
import type { Probe } from "./probe.ts";
import { cachedProbe } from "./probe-index.ts";

/** Probes of which at least one must be found for a formula to hold, and how often that is expected (0 … 1). */
export interface Witness {
  readonly probes: readonly Probe[];
  readonly share: number;
}

/**
 * Chooses the witness of a formula; undefined where it can hold without any literal being there (it is then asked
 * of every record).
 *
 * # Soundness
 * The choice may only ever weaken: what an AND needs is what any one of its members needs, what an OR needs is
 * what all of them need together. A negated test needs nothing.
 */
export function witnessOf(formula: Formula): Witness | undefined {
  switch (formula.kind) {
    case "constant":
      return formula.value ? undefined : { probes: [], share: 0 };
    case "test": {
      if (formula.negated) return undefined;
      const probe = cachedProbe(formula.expr);
      return probe === undefined ? undefined : { probes: [probe], share: expectedShare(probe) };
    }
    case "and": {
      let best: Witness | undefined;
      for (const arg of formula.args) {
        const witness = witnessOf(arg);
        if (witness !== undefined && (best === undefined || witness.share < best.share)) best = witness;
      }
      return best;
    }
    case "or": {
      const probes: Probe[] = [];
      let share = 0;
      for (const arg of formula.args) {
        const witness = witnessOf(arg);
        if (witness === undefined) return undefined;
        for (const probe of witness.probes) probes.push(probe);
        share += witness.share;
      }
      return { probes, share };
    }
  }
}

/**
 * Texts that ordinary Windows events are full of: a literal that occurs here is a poor witness. A choice of words
 * for speed only, with no bearing on what matches.
 */
const ordinary = [
  "c:\\windows\\system32\\svchost.exe -k netsvcs -p -s c:\\windows\\syswow64\\ c:\\windows\\explorer.exe",
  "c:\\windows\\system32\\windowspowershell\\v1.0\\powershell.exe -noprofile -noninteractive -command c:\\windows\\system32\\cmd.exe /c ",
  "c:\\program files (x86)\\microsoft\\edge\\application\\msedge.exe --type= c:\\program files\\common files\\ c:\\programdata\\",
  "c:\\windows\\system32\\services.exe c:\\windows\\system32\\lsass.exe c:\\windows\\system32\\wbem\\wmiprvse.exe \\rundll32.exe \\conhost.exe",
  "\\registry\\machine\\software\\microsoft\\windows\\currentversion\\ hklm\\system\\currentcontrolset\\services\\ hku\\s-1-5-21- hkcr\\ hkcu\\software\\classes\\clsid\\",
  "c:\\users\\administrator\\appdata\\local\\temp\\ c:\\users\\public\\desktop\\ \\appdata\\roaming\\microsoft\\windows\\start menu\\ .dll .exe .ps1 .lnk .log .tmp .txt .xml",
  "nt authority\\system nt authority\\network service microsoft corporation microsoft windows operating system system integrity high medium",
  "md5= sha256= imphash= kernel32.dll ntdll.dll kernelbase.dll user32.dll advapi32.dll c:\\windows\\system32\\ntdll.dll+ unknown",
  "function param foreach-object write-host new-object system.net get-process import-module set-strictmode $env: $_ http:// https:// localhost 127.0.0.1",
  "dword (0x00000001) dword (0x00000000) binary data (empty) setvalue createkey true false tcp udp %%",
].join("\n");

/** Bits of surprise in a literal: how rarely, about, a text has it. */
function expectedShare(probe: Probe): number {
  const bits = Math.min(probe.literal.length * 1.3, 16) + (probe.place === "anywhere" ? 0 : 1);
  const known = ordinary.includes(probe.literal) ? Math.min(bits, 1) : bits;
  return Math.pow(2, -known);
}

/** Every probe of a formula's tests, negated ones too. */
export function probesIn(formula: Formula): readonly Probe[] {
  if (formula.kind === "constant") return [];
  if (formula.kind !== "test") return formula.args.flatMap(probesIn);
  const probe = cachedProbe(formula.expr);
  return probe === undefined ? [] : [probe];
}
