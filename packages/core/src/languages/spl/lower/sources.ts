/** What `index`, `source`, `sourcetype` and `eventtype` say of events of Windows logs. */

/** The channels that an alias stands for, or all events, or none. */
export type Selected =
  | { readonly kind: "channels"; readonly names: readonly string[] }
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  /** Nothing is known of the name. */
  | { readonly kind: "unknown" };

const sysmon = "Microsoft-Windows-Sysmon/Operational";
const powershell = ["Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational"];

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ["sysmon", [sysmon]],
  ["powershell", powershell],
  ["wineventlog_security", ["Security"]],
  ["wineventlog_system", ["System"]],
  ["wineventlog_application", ["Application"]],
  ["security", ["Security"]],
]);

const everywhere = new Set([
  "main",
  "windows",
  "wineventlog",
  "win",
  "endpoint",
  "xmlwineventlog",
  "os",
  "winlogs",
]);

/** The events of an index: a few names are usual for some channel. */
function eventsOfIndex(name: string): Selected {
  const key = name.toLowerCase();
  const names = aliases.get(key);
  if (names !== undefined) return { kind: "channels", names };
  if (key.includes("*") || key.startsWith("_") || everywhere.has(key)) return { kind: "all" };
  return { kind: "unknown" };
}

/** The events of an event type: the add-on for Windows has one for each of the great channels. */
function eventsOfType(name: string): Selected {
  const names = aliases.get(name.toLowerCase());
  return names === undefined ? { kind: "none" } : { kind: "channels", names };
}

/** The events of a source or sourcetype: `XmlWinEventLog:Security`, `WinEventLog`; names may have wildcards. */
function eventsOfSource(name: string): Selected {
  const [, , channel] = /^((?:xml)?wineventlog|\*)(?::(.+))?$/i.exec(name) ?? [];
  if (/^(?:\*|\*?wineventlog\*?|xmlwineventlog\*?)$/i.test(name)) return { kind: "all" };
  if (channel !== undefined) return { kind: "channels", names: [channel] };
  if (/^\*[^*]/.test(name)) return { kind: "channels", names: [name] };
  if (/^(?:security|system|application|microsoft-windows-.*)$/i.test(name))
    return { kind: "channels", names: [name] };
  return { kind: "none" };
}

const finders: ReadonlyMap<string, (name: string) => Selected> = new Map([
  ["index", eventsOfIndex],
  ["source", eventsOfSource],
  ["sourcetype", eventsOfSource],
  ["eventtype", eventsOfType],
]);

/**
 * The events that `index=…` and its like name; undefined for other fields: names have their case, and `EventType` is a
 * field of Sysmon's. `own` are the names that a pack defines.
 */
export function selectedEvents(
  field: string,
  text: string,
  own: ReadonlyMap<string, readonly string[]>,
): Selected | undefined {
  const find = finders.get(field);
  const channels = own.get(`${field}::${text.toLowerCase()}`);
  if (find === undefined || channels === undefined) return find?.(text);
  return channels.includes("*") ? { kind: "all" } : { kind: "channels", names: channels };
}
