/** An event as a flat record, without what the channel and the time add. */
export type SuiteFields = Readonly<Record<string, unknown>>;

/** A rule of the language as its documentation states it, and what follows from it for some events. */
export interface SuiteCase {
  readonly area: string;
  readonly rule: string;
  /** The page that states the rule. */
  readonly source: string;
  readonly events: readonly SuiteFields[];
  readonly search: string;
  /**
   * Cells joined by bars: `null` for none, several values as `[a;b]`, times as ISO 8601. Of a search that must be
   * refused, what its first diagnostic says, after `error: `.
   */
  readonly rows: readonly string[];
  /** Whether compiled filters alone decide it. */
  readonly isFilter?: true;
}

/** A case of an area: the rule, the search and the rows. */
export type CaseLine = readonly [rule: string, search: string, rows: readonly string[]];

/** Cases that share their events and the page that states their rules. */
export function area(
  name: string,
  source: string,
  events: readonly SuiteFields[],
  lines: readonly CaseLine[],
): readonly SuiteCase[] {
  return lines.map(([rule, search, rows]) => ({ area: name, rule, source, events, search, rows }));
}

/**
 * Cases of the search expression: which of the events it finds, by their places from 1, in one text. The matcher and the
 * database must agree on each by themselves.
 */
export function finding(
  name: string,
  source: string,
  events: readonly SuiteFields[],
  lines: readonly (readonly [rule: string, where: string, found: string])[],
): readonly SuiteCase[] {
  const numbered = events.map((fields, i) => ({ ...fields, n: String(i + 1) }));
  return lines.map(([rule, where, found]) => ({
    area: name,
    rule,
    source,
    events: numbered,
    search: `index=sysmon ${where} | sort n | table n`,
    rows: found === "" ? [] : found.split(" "),
    isFilter: true,
  }));
}

/** Cases of eval: what an expression comes to over one event. */
export function valued(
  name: string,
  source: string,
  fields: SuiteFields,
  lines: readonly (readonly [rule: string, expression: string, value: string])[],
): readonly SuiteCase[] {
  return lines.map(([rule, expression, value]) => ({
    area: name,
    rule,
    source,
    events: [fields],
    search: `index=sysmon | eval r=${expression} | table r`,
    rows: [value],
  }));
}

const manual = "https://docs.splunk.com/Documentation/Splunk/latest";
export const searchManual = (page: string): string => `${manual}/Search/${page}`;
export const reference = (page: string): string => `${manual}/SearchReference/${page}`;
