import type { ScalarType } from "../../../model/index.ts";
import { wordSet } from "../../text/index.ts";

/**
 * Functions whose answer only the cloud knows, and the type of what stands in its place: a null (or an empty text), and
 * the run is partial.
 */
export const cloudFunctions: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["geo_info_from_ip_address", "dynamic"],
  ["current_principal", "string"],
  ["current_principal_details", "dynamic"],
  ["current_principal_is_member_of", "boolean"],
  ["current_cluster_endpoint", "string"],
  ["current_database", "string"],
  ["current_node_id", "string"],
  ["extent_id", "guid"],
  ["extentid", "guid"],
  ["extent_tags", "dynamic"],
  ["cursor_after", "boolean"],
  ["cursor_before_or_at", "boolean"],
  ["cursor_current", "string"],
  ["current_cursor", "string"],
  ["row_id", "string"],
  ["estimate_data_size", "long"],
]);

/** Whether a function is one of Kusto's that we know by name, but cannot run. */
export function isUnsupported(name: string): boolean {
  return unsupportedFunctions.has(name) || /^(?:geo|series|ai)_[a-z0-9_]+$/.test(name);
}

const unsupportedFunctions = wordSet(`
  all map inner_nodes node_id node_degree_in node_degree_out labels bin_auto
  beta_cdf beta_inv beta_pdf welch_test
  percentile_tdigest percentiles_array_tdigest percentrank_tdigest rank_tdigest tdigest tdigest_merge merge_tdigest
  tdigest_isvalid hll hll_if hll_merge hll_isvalid dcount_hll passthrough rowstore_ordinal_range row_rank
  iscolumnexists cluster database table external_table materialized_view entity_group stored_query_result graph
`);
