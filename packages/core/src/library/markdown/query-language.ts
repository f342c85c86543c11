import type { FragmentLanguage } from "../elastic/lower-fragment.ts";

type PageLanguage = FragmentLanguage | "kusto" | "spl";

/** The language of a query in a page, by its label or by the signs that only it has; undefined for what is no query. */
export function queryLanguage(text: string, label: string | undefined): PageLanguage | undefined {
  const byLabel = label === undefined ? undefined : labels[label];
  const trimmed = text.trim();
  // What is labelled kql may be either of two languages.
  if (byLabel !== undefined && label !== "kql") return byLabel;
  if (
    /^(?:any|\w+|"[^"]+")\s+where\s/.test(trimmed) ||
    /^(?:sequence|sample)\b[^|]*\[/s.test(trimmed)
  )
    return "eql";
  if (/^from\s+[\w.*:,-]+\s*(?:metadata\b|\|)/i.test(trimmed)) return "esql";
  if (/^(?:index\s*=|\|\s*tstats\b|search\s+index|`\w+`)/i.test(trimmed)) return "spl";
  if (/^(?:let\s+\w+\s*=|union\b|[A-Z]\w+\s*(?:\r?\n\s*)?\|)/.test(trimmed)) return "kusto";
  if (/(?:^|[\s(])[\w.@]+\s*:\s*["(*\w]/.test(trimmed) && label === undefined)
    return "elastic-loose";
  return byLabel;
}

const labels: Readonly<Record<string, PageLanguage>> = {
  kusto: "kusto",
  eql: "eql",
  esql: "esql",
  "es|ql": "esql",
  spl: "spl",
  splunk: "spl",
  kql: "kuery",
  kuery: "kuery",
  lucene: "lucene",
};
