import type { ColumnType } from "../../../model/index.ts";

/** Calls that give rows: of the language, and of the services, whose rows are not here. */
export const rowFunctions: ReadonlySet<string> = new Set([
  "materialize",
  "table",
  "totable",
  "external_table",
  "materialized_view",
  "stored_query_result",
  "cluster",
  "database",
  "_GetWatchlist",
  "_GetWatchlistAlias",
  "FileProfile",
  "DeviceFromIP",
  "SeenBy",
]);

const profile: readonly ColumnType[] = [
  { name: "SHA1", type: "string" },
  { name: "SHA256", type: "string" },
  { name: "MD5", type: "string" },
  { name: "FileSize", type: "long" },
  { name: "GlobalPrevalence", type: "long" },
  { name: "GlobalFirstSeen", type: "datetime" },
  { name: "GlobalLastSeen", type: "datetime" },
  { name: "Signer", type: "string" },
  { name: "Issuer", type: "string" },
  { name: "SignerHash", type: "string" },
  { name: "IsCertificateValid", type: "boolean" },
  { name: "IsRootSignerMicrosoft", type: "boolean" },
  { name: "SignatureState", type: "string" },
  { name: "IsExecutable", type: "boolean" },
  { name: "ThreatName", type: "string" },
  { name: "Publisher", type: "string" },
  { name: "SoftwareName", type: "string" },
  { name: "ProfileAvailability", type: "string" },
];

/**
 * Functions of the services for `invoke`, by what they add to the rows.
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-fileprofile-function
 */
export const enrichments: ReadonlyMap<string, readonly ColumnType[]> = new Map([
  ["FileProfile", profile],
  ["DeviceFromIP", [{ name: "DeviceId", type: "string" }]],
  ["SeenBy", [{ name: "SeenBy", type: "string" }]],
]);

/** What a watchlist always has besides its own columns, which only the workspace knows. */
export const watchlistColumns: readonly ColumnType[] = [
  { name: "_DTItemId", type: "string" },
  { name: "LastUpdatedTimeUTC", type: "datetime" },
  { name: "SearchKey", type: "string" },
  { name: "WatchlistItem", type: "dynamic" },
];
