import { isAddedField, isModelField } from "../../../schema/cim/index.ts";
import { nearest } from "../../../source/index.ts";
import { eventsWith } from "./named-events.ts";
import type { NamedEvent } from "./named-events.ts";

/** Names that Splunk gives to every event, or that are no fields. */
const everywhere = new Set(
  (
    "index source sourcetype host eventtype tag earliest latest splunk_server linecount punct timestamp search query " +
    "Level Task Opcode Version Guid Qualifiers ThreadID SystemTime ActivityID RelatedActivityID SystemTimeCreated"
  ).split(" "),
);

/** Names that only the text form of the Security log has. */
const ofText: ReadonlySet<string> = new Set(
  (
    "Account_Name Account_Domain Security_ID Source_Network_Address Source_Port New_Process_Name Creator_Process_Name " +
    "Creator_Process_ID Process_Command_Line Workstation_Name Caller_User_Name Caller_Computer_Name Group_Name " +
    "Member_Name Share_Name Relative_Target_Name Object_Name Failure_Reason Logon_Process Authentication_Package"
  ).split(" "),
);

/** Whether nothing can be said of a name: every event has it, or Splunk makes it. */
const isBeyond = (name: string): boolean =>
  everywhere.has(name) || isAddedField(name) || isModelField(name) || /^_|[.:*{}]/.test(name);

const eventHas = ({ fields }: NamedEvent, name: string): boolean =>
  isBeyond(name) || fields.has(name.replaceAll(" ", ""));

export interface NotSupplied {
  /** A field that the events have, and that is all but called so. */
  readonly near: string | undefined;
  /** Other kinds of events that have it. */
  readonly others: string;
}

/**
 * Why none of the events has a field; undefined where one has it, and where the name is like none of Windows': it may be
 * one that somebody extracts.
 */
export function whyNotSupplied(
  name: string,
  events: readonly NamedEvent[],
): NotSupplied | undefined {
  if (events.some((event) => eventHas(event, name))) return undefined;
  const known = new Set(events.flatMap(({ fields }) => [...fields]));
  const near = [...known].find((one) => one.toLowerCase() === name.toLowerCase());
  const others = eventsWith(name);
  if (near !== undefined || others.length > 0) return { near, others: eventNames(others) };
  const like = name.length < 6 ? undefined : nearest(name, known);
  // Of Sysmon's events all fields are known, and Splunk's add-on for it makes no others.
  const isKnownWell = events.every((event) => event.name.startsWith("Sysmon "));
  return like === undefined && !isKnownWell ? undefined : { near: like, others: "" };
}

/** The kinds of events that lack a field that others of them have. */
export function eventsLacking(name: string, events: readonly NamedEvent[]): readonly NamedEvent[] {
  const lacking = events.filter((event) => !eventHas(event, name));
  return lacking.length === events.length ? [] : lacking;
}

/** Those of some fields that no event has together, though it may have each; empty where one has all. */
export function neverTogether(
  names: readonly string[],
  events: readonly NamedEvent[],
): readonly string[] {
  const own = names.filter((name) => !isBeyond(name));
  if (own.length < 2 || own.some((name) => whyNotSupplied(name, events) !== undefined)) return [];
  if (own.some((name) => !events.some(({ fields }) => fields.has(name)))) return [];
  return events.some(({ fields }) => own.every((name) => fields.has(name))) ? [] : own;
}

/** A name of the Security log's text, and one of its XML, if both are among some names. */
export function twoForms(
  names: readonly string[],
): { readonly text: string; readonly xml: string } | undefined {
  const text = names.find((name) => ofText.has(name));
  const xml = names.find((name) => !isBeyond(name) && eventsWith(name).length > 0);
  return text === undefined || xml === undefined ? undefined : { text, xml };
}

const mostNames = 3;

/** Kinds of events for people. */
export function eventNames(events: readonly NamedEvent[]): string {
  const names = events.map(({ name }) => name);
  const rest = names.length - mostNames;
  return rest > 0 ? `${names.slice(0, mostNames).join(", ")} and ${rest} more` : names.join(", ");
}
