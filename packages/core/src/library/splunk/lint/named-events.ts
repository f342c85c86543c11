import { selectedEvents } from "../../../languages/spl/index.ts";
import type { SearchExpr, SplPack } from "../../../languages/spl/index.ts";
import { channelFields } from "../../../knowledge/index.ts";
import { sysmonFields } from "../../../schema/index.ts";

/** A kind of event that a search names, and the fields that it has. */
export interface NamedEvent {
  /** `Sysmon 1` */
  readonly name: string;
  readonly fields: ReadonlySet<string>;
}

const sysmonChannel = "microsoft-windows-sysmon/operational";

/** Channels whose events are known one by one. */
const channels = [
  sysmonChannel,
  "security",
  "system",
  "microsoft-windows-powershell/operational",
  "microsoft-windows-taskscheduler/operational",
];

const fieldsOfChannel = (channel: string): ReadonlyMap<number, readonly string[]> | undefined =>
  channel === sysmonChannel ? sysmonFields : channelFields(channel);

/** What a part of a search says of the events; absent where it says nothing. */
interface Named {
  readonly channels?: ReadonlySet<string>;
  readonly ids?: ReadonlySet<number>;
}

/**
 * The kinds of events that a search is about, by the channels and ids that it names; undefined where it names none, or
 * some that nothing is known of.
 */
export function namedEvents(
  where: SearchExpr,
  sources: SplPack["sources"],
): readonly NamedEvent[] | undefined {
  const named = namedBy(where, sources);
  const { ids } = named;
  const among = named.channels ?? new Set(channels);
  if (ids === undefined) {
    // All events of a channel are known of Sysmon alone.
    if (named.channels?.size !== 1 || !among.has(sysmonChannel)) return undefined;
    return [...sysmonFields].map(([id, fields]) => eventOf(sysmonChannel, id, fields));
  }
  const events: NamedEvent[] = [];
  for (const id of ids) {
    const found = [...among].flatMap((channel) => {
      const fields = fieldsOfChannel(channel)?.get(id);
      return fields === undefined ? [] : [eventOf(channel, id, fields)];
    });
    if (found.length === 0) return undefined;
    events.push(...found);
  }
  return events.length === 0 ? undefined : events;
}

/** The kinds of events that have a field, for people. */
export function eventsWith(field: string): readonly NamedEvent[] {
  return channels.flatMap((channel) =>
    [...(fieldsOfChannel(channel) ?? [])].flatMap(([id, fields]) =>
      fields.includes(field) ? [eventOf(channel, id, fields)] : [],
    ),
  );
}

function eventOf(channel: string, id: number, fields: readonly string[]): NamedEvent {
  const [, short = channel] = /^microsoft-windows-(.*)\/operational$/.exec(channel) ?? [];
  return { name: `${shown.get(short) ?? short} ${id}`, fields: new Set(fields) };
}

const shown: ReadonlyMap<string, string> = new Map([
  ["sysmon", "Sysmon"],
  ["security", "Security"],
  ["system", "System"],
  ["powershell", "PowerShell"],
  ["taskscheduler", "TaskScheduler"],
]);

function namedBy(expr: SearchExpr, sources: SplPack["sources"]): Named {
  switch (expr.kind) {
    case "and":
      return expr.args.map((arg) => namedBy(arg, sources)).reduce(both, {});
    case "or": {
      const [first = {}, ...rest] = expr.args.map((arg) => namedBy(arg, sources));
      return rest.reduce(either, first);
    }
    case "comparison":
      return expr.operator === "=" ? namedByTest(expr.field, [expr.value.text], sources) : {};
    case "in":
      return namedByTest(
        expr.field,
        expr.values.map(({ text }) => text),
        sources,
      );
    default:
      return {};
  }
}

const idFields = new Set(["eventcode", "eventid", "signature_id"]);

function namedByTest(field: string, values: readonly string[], sources: SplPack["sources"]): Named {
  if (idFields.has(field.toLowerCase())) {
    const ids = values.map(Number);
    return ids.every(Number.isInteger) ? { ids: new Set(ids) } : {};
  }
  const names = values.map((value) => selectedEvents(field, value, sources));
  // A source that nothing is known of has events of its own.
  if (names.some((selected) => selected?.kind === "none")) return { channels: new Set() };
  const found = names.flatMap((selected) =>
    selected?.kind === "channels" ? selected.names.map((name) => name.toLowerCase()) : [],
  );
  const isSure =
    names.every((selected) => selected?.kind === "channels") &&
    !found.some((name) => name.includes("*"));
  return isSure ? { channels: new Set(found) } : {};
}

function both(a: Named, b: Named): Named {
  const channelsOfBoth = inBoth(a.channels, b.channels);
  const idsOfBoth = inBoth(a.ids, b.ids);
  return {
    ...(channelsOfBoth === undefined ? {} : { channels: channelsOfBoth }),
    ...(idsOfBoth === undefined ? {} : { ids: idsOfBoth }),
  };
}

function inBoth<T>(
  a: ReadonlySet<T> | undefined,
  b: ReadonlySet<T> | undefined,
): ReadonlySet<T> | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return new Set([...a].filter((one) => b.has(one)));
}

/** What holds whichever of two parts does. */
function either(a: Named, b: Named): Named {
  return {
    ...(a.channels === undefined || b.channels === undefined
      ? {}
      : { channels: new Set([...a.channels, ...b.channels]) }),
    ...(a.ids === undefined || b.ids === undefined ? {} : { ids: new Set([...a.ids, ...b.ids]) }),
  };
}
