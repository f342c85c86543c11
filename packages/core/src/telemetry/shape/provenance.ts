import { channelOfProvider, providerOfChannel, providerOfGuid } from "./channels.ts";
import type { RecordLayout } from "./record-layout.ts";

/** The provider of a record whose channel and GUID are known (empty where they are not), when nothing names it. */
export function inferProvider(layout: RecordLayout, channel: string, guid: string): string {
  if (!layout.isWindows) return "";
  const byGuid = providerOfGuid.get(guid.replace(/^\{|\}$/g, "").toLowerCase());
  return byGuid ?? providerOfChannel.get(channel.toLowerCase()) ?? layout.inferredProvider;
}

/** The channel that a provider writes to; empty where it has several or is unknown. */
export function inferChannel(provider: string): string {
  return channelOfProvider.get(provider) ?? "";
}
