import { defineDiagnostics } from "../../source/index.ts";

interface Suggested {
  readonly suggestion?: string;
}

const didYouMean = ({ suggestion }: Suggested) =>
  suggestion === undefined ? undefined : `Did you mean '${suggestion}'?`;

const listed = (words: readonly string[]) => words.join(", ");

/** What can be wrong with a Sigma document. An error keeps its rule from loading; a warning does not. */
export const sigmaDiagnostics = defineDiagnostics({
  "sigma/two-kinds": {
    severity: "error",
    about: "A document is a rule, a correlation or a filter; it cannot be two of them.",
    message: (p: { kinds: readonly string[] }) =>
      `A document cannot have both '${p.kinds.join("' and '")}'`,
    hint: () => "Put each in a document of its own, separated by '---'.",
  },
  "sigma/title": {
    severity: "warning",
    about: "The title is mandatory.",
    message: () => "The title is missing",
  },
  "sigma/attribute-type": {
    severity: "warning",
    about: "An attribute has a value of the wrong type and is left out.",
    message: (p: { attribute: string; wanted: string; found: string }) =>
      `'${p.attribute}' must be ${p.wanted}, but is ${p.found}`,
  },
  "sigma/unknown-word": {
    severity: "warning",
    about:
      "An attribute with a fixed set of words (level, status, related type, action) has another word.",
    message: (p: { attribute: string; word: string; known: readonly string[] } & Suggested) =>
      `'${p.word}' is not a known value of '${p.attribute}'`,
    hint: (p) => didYouMean(p) ?? `Known are ${listed(p.known)}.`,
  },
  "sigma/date": {
    severity: "warning",
    about: "A date is not a calendar date in the form YYYY-MM-DD (YYYY/MM/DD is accepted).",
    message: (p: { attribute: string; text: string }) => `'${p.text}' is not a date`,
    hint: () => "Write it as YYYY-MM-DD.",
  },
  "sigma/id-form": {
    severity: "warning",
    about: "The id is not a UUID.",
    message: (p: { id: string }) => `'${p.id}' is not a UUID`,
  },
  "sigma/tag-form": {
    severity: "warning",
    about: "A tag does not have the form namespace.name in lower case.",
    message: (p: { tag: string }) => `'${p.tag}' is not a tag of the form namespace.name`,
    hint: (p) => (p.tag === p.tag.toLowerCase() ? undefined : "Tags are in lower case."),
  },
  "sigma/taxonomy": {
    severity: "error",
    about: "The rule's field names are those of another taxonomy, which is not known.",
    message: (p: { taxonomy: string }) => `The taxonomy '${p.taxonomy}' is not known`,
    hint: () => "Translate the field names to Sigma's own taxonomy and remove the attribute.",
  },
  "sigma/log-source": {
    severity: "error",
    about: "The log source is missing, or names neither product nor category nor service.",
    message: (p: { found: string }) =>
      `'logsource' must be a map with product, category or service, but is ${p.found}`,
  },
  "sigma/log-source-key": {
    severity: "warning",
    about: "The log source has a key of the author's own, which does not restrict the events here.",
    message: (p: { key: string } & Suggested) =>
      `The log source key '${p.key}' is not known and is ignored`,
    hint: (p) => didYouMean(p),
  },
  "sigma/detection": {
    severity: "error",
    about: "The detection is not a map of search identifiers.",
    message: (p: { found: string }) =>
      `'detection' must be a map of search identifiers, but is ${p.found}`,
  },
  "sigma/timeframe": {
    severity: "warning",
    about: "The key `timeframe` belonged to the aggregations of Sigma 1 and has no effect.",
    message: () => "'timeframe' has no effect",
    hint: () => "Use a correlation rule with 'timespan'.",
  },
  "sigma/empty-search": {
    severity: "error",
    about: "A search identifier stands for an empty map or list.",
    message: (p: { identifier: string }) => `'${p.identifier}' searches for nothing`,
  },
  "sigma/item-value": {
    severity: "error",
    about: "A field is compared with a map, or with a list that holds maps or lists.",
    message: (p: { field: string; found: string }) =>
      `'${p.field}' cannot be compared with ${p.found}`,
    hint: () => "Give a value or a list of values; check the indentation.",
  },
  "sigma/condition": {
    severity: "error",
    about: "The condition is missing or is not a text (or a list of texts).",
    message: (p: { found: string }) => `'condition' must be a text, but is ${p.found}`,
    hint: (p) =>
      p.found === "missing" ? "Indent 'condition' like the search identifiers." : undefined,
  },
  "sigma/condition-case": {
    severity: "warning",
    about: "A word of the condition language is in upper case, which other tools refuse.",
    message: (p: { word: string; lower: string }) => `'${p.word}' should be in lower case`,
    hint: (p) => `Write '${p.lower}'.`,
  },
  "sigma/condition-syntax": {
    severity: "error",
    about: "The condition does not follow the grammar.",
    message: (p: { found: string; wanted: string }) => `Expected ${p.wanted}, but found ${p.found}`,
  },
  "sigma/condition-depth": {
    severity: "error",
    about: "The condition nests deeper than any rule needs.",
    message: (p: { limit: number }) => `The condition nests deeper than ${p.limit} levels`,
  },
  "sigma/quantifier": {
    severity: "error",
    about: "Only `1 of`, `any of` and `all of` exist.",
    message: (p: { quantifier: string }) => `'${p.quantifier} of' is not a quantifier`,
    hint: () => "Use '1 of', 'any of' or 'all of'.",
  },
  "sigma/pipe-aggregation": {
    severity: "error",
    about: "The condition holds an aggregation of Sigma 1 (`| count() by x > 5`, `near`).",
    message: () => "Aggregations in conditions are no longer part of Sigma",
    hint: () =>
      "Write a correlation rule (event_count, value_count, temporal) that refers to this rule.",
  },
  "sigma/unknown-identifier": {
    severity: "error",
    about: "The condition names a search identifier that the rule does not define.",
    message: (p: { name: string } & Suggested) =>
      `The search identifier '${p.name}' is not defined`,
    hint: (p) => didYouMean(p),
  },
  "sigma/empty-quantifier": {
    severity: "error",
    about:
      "The name pattern after `of` fits no search identifier, so that the rule could never match.",
    message: (p: { pattern: string; known: readonly string[] }) =>
      `No search identifier fits '${p.pattern}'`,
    hint: (p) => (p.known.length === 0 ? undefined : `Defined are ${listed(p.known)}.`),
  },
  "sigma/unused-identifier": {
    severity: "warning",
    about: "No condition refers to a search identifier.",
    message: (p: { name: string }) =>
      `The search identifier '${p.name}' is not used by the condition`,
  },
  "sigma/unknown-modifier": {
    severity: "error",
    about: "A modifier is not one of the specification's.",
    message: (p: { modifier: string } & Suggested) => `The modifier '${p.modifier}' is not known`,
    hint: (p) => didYouMean(p),
  },
  "sigma/modifier-value": {
    severity: "error",
    about: "A modifier does not work on a value of this type.",
    message: (p: { modifier: string; wanted: string; found: string }) =>
      `'${p.modifier}' needs ${p.wanted}, but the value is ${p.found}`,
  },
  "sigma/unquoted-text": {
    severity: "warning",
    about:
      "A modifier for texts has a value that YAML reads as a number or a boolean; its text is taken.",
    message: (p: { modifier: string; text: string }) =>
      `'${p.modifier}' needs a text; ${p.text} is taken as one`,
    hint: (p) => `Quote it, for other tools refuse it: '${p.text}'.`,
  },
  "sigma/boolean-word": {
    severity: "warning",
    about:
      "An unquoted yes, no, on or off is a boolean in YAML 1.1, which Sigma rules are read with.",
    message: (p: { text: string; value: boolean }) => `${p.text} is read as ${p.value}`,
    hint: (p) => `Write ${p.value}, or quote it if the text is meant: '${p.text}'.`,
  },
  "sigma/modifier-order": {
    severity: "error",
    about: "A modifier stands in a place where it has no meaning.",
    message: (p: { modifier: string; wanted: string }) => `'${p.modifier}' cannot stand here`,
    hint: (p) => `It works ${p.wanted}.`,
  },
  "sigma/too-many-alternatives": {
    severity: "error",
    about: "windash or placeholders multiply a value beyond what can be searched for.",
    message: (p: { count: number; limit: number }) =>
      `The value expands to ${p.count} alternatives; the limit is ${p.limit}`,
  },
  "sigma/network": {
    severity: "error",
    about: "The value of `cidr` is not a network.",
    message: (p: { text: string; reason: string }) => `'${p.text}' is not a network: ${p.reason}`,
  },
  "sigma/time-part-range": {
    severity: "warning",
    about: "A time part is compared with a number that it never has.",
    message: (p: { part: string; value: number; low: number; high: number }) =>
      `'${p.part}' is never ${p.value}; it runs from ${p.low} to ${p.high}`,
  },
  "sigma/keyword-value": {
    severity: "error",
    about: "A test that speaks of a field stands where there is none.",
    message: (p: { found: string }) => `Keywords cannot be ${p.found}: that needs a field`,
  },
  "sigma/unresolved-placeholder": {
    severity: "error",
    about:
      "The rule holds a placeholder that no values were given for; it can be loaded with them.",
    message: (p: { name: string }) => `The placeholder '%${p.name}%' has no values`,
    hint: (p) =>
      `Put them into a YAML file beside the rules: vars, and below it ${p.name} with a list of values.`,
  },
  "sigma/regex": {
    severity: "error",
    about: "A regular expression is malformed.",
    message: (p: { reason: string; at: number }) =>
      `Invalid regular expression: ${p.reason} (at character ${p.at})`,
  },
  "sigma/unsupported-regex": {
    severity: "error",
    about:
      "A regular expression uses a construct that linear-time engines cannot run; Sigma forbids it.",
    message: (p: { construct: string; at: number }) =>
      `Regular expressions cannot use ${p.construct} (at character ${p.at})`,
    hint: () => "Split the test into several selections, or use contains and startswith.",
  },
  "sigma/correlation-part": {
    severity: "error",
    about: "A mandatory part of a correlation is missing or malformed.",
    message: (p: { attribute: string; wanted: string; found: string }) =>
      `'${p.attribute}' must be ${p.wanted}, but is ${p.found}`,
  },
  "sigma/correlation-type": {
    severity: "error",
    about: "The correlation type is not one of the eight known ones.",
    message: (p: { type: string } & Suggested) => `The correlation type '${p.type}' is not known`,
    hint: (p) => didYouMean(p),
  },
  "sigma/unknown-key": {
    severity: "error",
    about: "A correlation has a key that means nothing there.",
    message: (p: { key: string; place: string } & Suggested) =>
      `'${p.key}' is not a key of '${p.place}'`,
    hint: (p) => didYouMean(p),
  },
  "sigma/timespan": {
    severity: "error",
    about: "The timespan is missing or is not a number with a unit.",
    message: (p: { found: string }) => `'timespan' must be a number and a unit, but is ${p.found}`,
    hint: () => "Units are s, m (minutes), h, d, w, M (months) and y: 15m.",
  },
  "sigma/extended-condition": {
    severity: "error",
    about: "Conditions over rule names exist for the temporal types only.",
    message: (p: { type: string }) =>
      `A '${p.type}' correlation needs a threshold as its condition`,
    hint: () => "Write it as a map, such as gte: 10.",
  },
  "sigma/quantified-rules": {
    severity: "error",
    about: "`1 of` and `all of` do not work on rules.",
    message: () => "A condition over rules must name each rule",
  },
  "sigma/rule-not-listed": {
    severity: "error",
    about: "A correlation's condition names a rule that its `rules` do not list.",
    message: (p: { name: string } & Suggested) => `The rule '${p.name}' is not listed in 'rules'`,
    hint: (p) => didYouMean(p),
  },
  "sigma/rule-not-in-condition": {
    severity: "error",
    about: "A correlation lists a rule that its condition does not name.",
    message: (p: { name: string }) => `The condition does not name the rule '${p.name}'`,
  },
  "sigma/alias-rule": {
    severity: "error",
    about: "An alias speaks of a rule that the correlation does not list.",
    message: (p: { alias: string; rule: string }) =>
      `The alias '${p.alias}' speaks of '${p.rule}', which 'rules' does not list`,
  },
  "sigma/alias-incomplete": {
    severity: "error",
    about: "An alias that the correlation groups by has no field for one of its rules.",
    message: (p: { alias: string; rule: string }) =>
      `The alias '${p.alias}' has no field for '${p.rule}'`,
  },
  "sigma/unused-alias": {
    severity: "warning",
    about: "An alias is not used by `group-by`.",
    message: (p: { alias: string }) => `The alias '${p.alias}' is not used in 'group-by'`,
  },
  "sigma/unknown-rule": {
    severity: "error",
    about: "A correlation refers to a rule that is not among those loaded.",
    message: (p: { reference: string } & Suggested) =>
      `The rule '${p.reference}' is not among the loaded rules`,
    hint: (p) => didYouMean(p) ?? "Load the file that holds it as well.",
  },
  "sigma/rule-not-loaded": {
    severity: "error",
    about: "A correlation refers to a rule that has errors.",
    message: (p: { reference: string }) => `The rule '${p.reference}' could not be loaded`,
  },
  "sigma/correlation-cycle": {
    severity: "error",
    about: "Correlations refer to each other in a circle.",
    message: (p: { reference: string }) =>
      `'${p.reference}' refers to correlations that form a circle`,
  },
  "sigma/filter": {
    severity: "error",
    about: "The filter is not a map.",
    message: (p: { found: string }) =>
      `'filter' must be a map with rules and condition, but is ${p.found}`,
  },
  "sigma/filter-rules": {
    severity: "error",
    about: "A filter does not say which rules it covers.",
    message: (p: { found: string }) =>
      `'rules' must be 'any' or a list of ids or names, but is ${p.found}`,
  },
  "sigma/filter-unknown-rule": {
    severity: "warning",
    about: "A filter names a rule that is not among those loaded.",
    message: (p: { reference: string } & Suggested) =>
      `The filter names the rule '${p.reference}', which is not loaded`,
    hint: (p) => didYouMean(p),
  },
  "sigma/filter-without-rules": {
    severity: "warning",
    about: "A filter for any rule covers none of those loaded.",
    message: () => "The filter's log source covers none of the loaded rules",
  },
  "sigma/filter-log-source": {
    severity: "warning",
    about:
      "A filter names a rule whose log source it does not cover, so that it has no effect on it.",
    message: (p: { reference: string }) =>
      `The filter's log source does not cover that of '${p.reference}'`,
  },
});
