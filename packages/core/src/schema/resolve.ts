import type { LogSource } from "../model/index.ts";
import { nearest } from "../source/index.ts";
import type { EventClass } from "./event-class.ts";
import { windowsCategories } from "./tables/windows-categories.ts";
import { windowsServices } from "./tables/windows-services.ts";

/** The event classes of a log source, or why there are none. */
export type Resolution =
  | { readonly kind: "classes"; readonly classes: readonly EventClass[]; readonly plain: boolean }
  | { readonly kind: "unknown"; readonly nearest: string | undefined };

/** Category names that a Windows log source may have. */
export const categoryNames: readonly string[] = [...windowsCategories.keys()];
/** Service names that a Windows log source may have. */
export const serviceNames: readonly string[] = [...windowsServices.keys()];

/** Sysmon for Linux writes the same fields to a channel of its own. */
const linuxSysmon: ReadonlyMap<string, number> = new Map([
  ["process_creation", 1],
  ["network_connection", 3],
  ["file_event", 11],
]);

const byId: ReadonlyMap<string, EventClass> = new Map(
  [...windowsCategories.values()].flat().map((eventClass) => [eventClass.id, eventClass]),
);

/** A class of a Windows category by its id; classes without field names of their own need none. */
export const findClass = (id: string): EventClass | undefined => byId.get(id);

const key = (part: string | undefined): string | undefined => part?.toLowerCase();

/**
 * Resolves a Sigma log source to event classes; an absent part does not restrict (sigma-specification,
 * "log source"). `plain` says that records of no Windows channel are meant too: those of cloud, network
 * and application logs, of which only the log source's author knows the form.
 */
export function resolveLogSource(logSource: LogSource): Resolution {
  const product = key(logSource.product);
  const category = key(logSource.category);
  const service = key(logSource.service);
  if (product === "windows") return resolveWindows(category, service);
  if (product === undefined) return resolveAnyProduct(category, service);
  const id = product === "linux" && category !== undefined ? linuxSysmon.get(category) : undefined;
  return {
    kind: "classes",
    classes: id === undefined ? [] : [linuxClass(category ?? "", id)],
    plain: true,
  };
}

function resolveWindows(category: string | undefined, service: string | undefined): Resolution {
  const classes = category === undefined ? undefined : windowsCategories.get(category);
  const channels = service === undefined ? undefined : windowsServices.get(service);
  if (category !== undefined && classes === undefined) return unknownName(category, categoryNames);
  if (service !== undefined && channels === undefined) return unknownName(service, serviceNames);
  if (classes === undefined) {
    return {
      kind: "classes",
      classes: [channelClass(service ?? "*", channels ?? [])],
      plain: false,
    };
  }
  if (channels === undefined) return { kind: "classes", classes, plain: false };
  const both = classes.filter((one) => one.channels.some((channel) => channels.includes(channel)));
  return both.length === 0
    ? { kind: "unknown", nearest: undefined }
    : { kind: "classes", classes: both, plain: false };
}

/** A log source without a product takes in every product's events of that category or service. */
function resolveAnyProduct(category: string | undefined, service: string | undefined): Resolution {
  const everything = category === undefined && service === undefined;
  const onWindows =
    (category === undefined || windowsCategories.has(category)) &&
    (service === undefined || windowsServices.has(service));
  const windows = onWindows ? resolveWindows(category, service) : undefined;
  return {
    kind: "classes",
    classes: windows?.kind === "classes" ? windows.classes : [],
    plain: !everything,
  };
}

function unknownName(name: string, known: readonly string[]): Resolution {
  return { kind: "unknown", nearest: nearest(name, known) };
}

function channelClass(service: string, channels: readonly string[]): EventClass {
  return {
    id: `windows/${service}`,
    provider: "",
    channels,
    eventIds: [],
    role: "primary",
    where: new Map(),
    ownFields: [],
    fieldNeeds: new Map(),
  };
}

function linuxClass(category: string, id: number): EventClass {
  return {
    id: `linux/${category}:Linux-Sysmon/Operational/${id}`,
    provider: "Linux-Sysmon",
    channels: ["Linux-Sysmon/Operational"],
    eventIds: [id],
    role: "primary",
    where: new Map(),
    ownFields: [],
    fieldNeeds: new Map(),
  };
}
