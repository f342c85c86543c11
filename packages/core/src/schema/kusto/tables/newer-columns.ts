import type { ColumnType } from "../../../model/index.ts";

/**
 * Columns that tables got since the list of known tables was made.
 * https://learn.microsoft.com/defender-xdr/advanced-hunting-schema-tables and Microsoft's own queries over them.
 */
export const newerColumns: ReadonlyMap<string, readonly ColumnType[]> = new Map([
  [
    "IdentityInfo",
    [
      { name: "ReportId", type: "string" },
      { name: "CriticalityLevel", type: "int" },
      { name: "DistinguishedName", type: "string" },
      { name: "CreatedDateTime", type: "datetime" },
      { name: "SourceProvider", type: "string" },
      { name: "OtherMailAddresses", type: "dynamic" },
      { name: "RiskStatus", type: "string" },
      { name: "PrivilegedEntraPimRoles", type: "dynamic" },
      { name: "OnPremObjectId", type: "string" },
      { name: "IdentityEnvironment", type: "string" },
    ],
  ],
  ["AADSignInEventsBeta", [{ name: "RiskLevelDuringSignIn", type: "int" }]],
  ["MessageEvents", [{ name: "Timestamp", type: "datetime" }]],
  ["MessageUrlInfo", [{ name: "Timestamp", type: "datetime" }]],
  ["MessagePostDeliveryEvents", [{ name: "Timestamp", type: "datetime" }]],
]);
