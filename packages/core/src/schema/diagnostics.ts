import { defineDiagnostics } from "../source/index.ts";
import type { DiagnosticForm } from "../source/index.ts";

const form = <P>(form: DiagnosticForm<P>): DiagnosticForm<P> => form;

/** What binding a query to event classes has to say. */
export const schemaDiagnostics = defineDiagnostics({
  "schema/log-source-unknown": form<{
    readonly logSource: string;
    readonly nearest: string | undefined;
  }>({
    severity: "warning",
    about: "No event class is known for the rule's log source.",
    message: ({ logSource }) => `cannot run: no events are known for the log source ${logSource}`,
    hint: ({ nearest }) => (nearest === undefined ? undefined : `did you mean "${nearest}"?`),
  }),
  "schema/class-cannot-run": form<{ readonly event: string; readonly missing: readonly string[] }>({
    severity: "info",
    about:
      "The rule requires fields that one of its event classes does not have; it is not run on that class.",
    message: ({ event, missing }) =>
      missing.length === 0
        ? `not run on ${event}: the rule's conditions cannot hold for that event`
        : `not run on ${event}: the rule needs ${missing.join(", ")}, which ${event} does not have`,
  }),
  "schema/no-class-can-run": form<{
    readonly logSource: string;
    readonly missing: readonly string[];
  }>({
    severity: "warning",
    about: "The rule requires fields that none of its event classes has.",
    message: ({ logSource, missing }) =>
      missing.length === 0
        ? `cannot run: the rule's conditions cannot hold for any event of ${logSource}`
        : `cannot run: no event of ${logSource} has ${missing.join(", ")}`,
  }),
  "schema/placeholder-unfilled": form<{ readonly names: readonly string[] }>({
    severity: "warning",
    about: "The rule has placeholders that must be replaced by values of the environment.",
    message: ({ names }) =>
      `cannot run: the placeholder ${names.map((name) => `%${name}%`).join(", ")} has no value`,
    hint: () => "replace the placeholder in the rule by the values of your environment",
  }),
  "schema/source-unsupported": form<{ readonly source: string }>({
    severity: "warning",
    about: "The query reads a source other than events of a log source.",
    message: ({ source }) => `cannot run: a query over ${source} cannot be bound to events`,
  }),
  "schema/step-unsupported": form<{ readonly step: string }>({
    severity: "warning",
    about: "The query has a step other than a filter.",
    message: ({ step }) => `cannot run: the step ${step} cannot be bound to events`,
  }),
});
