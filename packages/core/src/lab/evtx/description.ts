/** What a field of an event is, in the words of BinXML value types. */
export type EvtxType =
  | "string"
  | "string-list"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "double"
  | "boolean"
  | "binary"
  | "guid"
  | "filetime"
  | "sid"
  | "hex32"
  | "hex64";

/**
 * A value to be written: numbers of any type also as decimal or `0x` text, GUIDs and SIDs as text, times as
 * ISO 8601 UTC with up to seven fraction digits; null writes an empty value.
 */
export type EvtxValue = string | number | bigint | boolean | null | Uint8Array | readonly string[];

/** One field; without a name it is a bare `<Data>` element. */
export interface EvtxField {
  readonly name: string;
  readonly type: EvtxType;
  readonly value: EvtxValue;
}

/** One record to be written: the System part and the fields, in plain values. */
export interface EvtxEvent {
  readonly provider: string;
  /** `{…}`; classic providers have none. */
  readonly providerGuid?: string;
  readonly channel: string;
  readonly computer: string;
  readonly eventId: number;
  readonly version: number;
  readonly level: number;
  readonly task: number;
  readonly opcode: number;
  /** Sixteen hexadecimal digits after `0x`. */
  readonly keywords: string;
  /** ISO 8601 UTC with up to seven fraction digits. */
  readonly time: string;
  readonly processId: number;
  readonly threadId: number;
  readonly activityId?: string;
  readonly userSid?: string;
  /** The element of UserData that holds the fields; without it they go to EventData. */
  readonly userData?: { readonly element: string; readonly namespace: string };
  readonly fields: readonly EvtxField[];
}
