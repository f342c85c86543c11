import type { SuiteCase } from "./compare.ts";

/** What detection content does not use, or what needs a service or a model of its own: by name, with the reason. */
const outside: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [/\bgeo_(?!info_from_ip_address)\w+\s*\(/, "geometry (geo_*)"],
  [
    /\bseries_(?:fit_poly|fft|ifft|periods_detect|periods_validate)\s*\(/,
    "series: periods' scores, polynomials, Fourier",
  ],
  [
    /\b(?:hll|hll_merge|hll_if|dcount_hll|tdigest|tdigest_merge|percentile_tdigest|percentrank_tdigest|rank_tdigest|percentile_array_tdigest|percentiles_array_tdigest|merge_tdigest)\s*\(/,
    "sketches (hll, tdigest)",
  ],
  [
    /\bevaluate\s+(?:hint\.\w+\s*=\s*\w+\s+)?(?!bag_unpack|pivot|ipv4_lookup|ipv6_lookup)\w+/,
    "plugins other than bag_unpack, pivot, ipv4_lookup, ipv6_lookup",
  ],
  [
    /\b(?:make-graph|graph-match|graph-shortest-paths|graph-mark-components|graph-to-table)\b/,
    "graphs",
  ],
  [/\|\s*(?:scan|fork|facet|reduce|macro-expand|assert-schema)\b/, "scan, fork, facet, reduce"],
  [/\bexternaldata\b|\bexternal_table\b|\binfer_storage_schema\b/, "data from elsewhere"],
  [/\binvoke\s+\w+_fl\s*\(/, "functions that run Python"],
  [/\b(?:cluster|database|workspace)\s*\(/, "other clusters"],
];

/** Why a case says nothing about this engine; undefined for one that counts. */
export function outsideScope({ query, nondeterministic, unstable }: SuiteCase): string | undefined {
  if (nondeterministic === true || unstable === true) return "results differ from run to run";
  const text = query.replaceAll(/"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*/g, '""');
  return outside.find(([pattern]) => pattern.test(text))?.[1];
}
