import { defineDiagnostics } from "../../../source/index.ts";
import { argumentCountMessage } from "../../elastic/index.ts";
import type { Say } from "../../text/index.ts";

/** What can be wrong with what an EQL query says, where its text is well formed. */
export const eqlLoweringDiagnostics = defineDiagnostics({
  "eql/unknown-function": {
    severity: "error",
    about: "A function is none of EQL's.",
    message: (p: { name: string; near: string | undefined }) =>
      `'${p.name}' is not a function of EQL`,
    hint: ({ near }) => (near === undefined ? undefined : `Did you mean '${near}'?`),
  },
  "eql/argument-count": {
    severity: "error",
    about: "A function is given too few or too many arguments.",
    message: argumentCountMessage,
  },
  "eql/no-case-variant": {
    severity: "error",
    about: "`~` stands behind a function that does not compare texts.",
    message: (p: { name: string }) => `'${p.name}' has no variant with ~`,
  },
  "eql/no-condition": {
    severity: "error",
    about: "A value stands where a condition is wanted.",
    message: () => "This is a value, not a condition",
    hint: () => "Compare it with something: field == true.",
  },
  "eql/regex": {
    severity: "error",
    about: "A regular expression uses what the engine does not have.",
    message: (p: { reason: string }) => `This regular expression cannot be run: ${p.reason}`,
  },
  "eql/network": {
    severity: "error",
    about: "The networks of cidrMatch are written out, as texts in CIDR notation.",
    message: () => 'cidrMatch needs networks as texts, such as "10.0.0.0/8"',
  },
  "eql/field-comparison": {
    severity: "info",
    about: "Two fields are compared; Elasticsearch refuses that.",
    message: () => "Elasticsearch does not compare a field with another",
  },
  "eql/missing-span": {
    severity: "error",
    about: "A sequence with a missing event needs a span of time.",
    message: () => "A sequence with a missing event needs 'with maxspan'",
  },
  "eql/only-missing": {
    severity: "error",
    about: "A sequence has only missing events.",
    message: () => "A sequence needs a term whose events come",
  },
});

export type SayEqlLowering = Say<typeof eqlLoweringDiagnostics.forms>;
