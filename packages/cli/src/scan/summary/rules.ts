import type { Route, Rule, RuleSet } from "@telltale/core/engine";
import { matchesRoute, whyNotCorrelated } from "@telltale/core/engine";
import { printable } from "@telltale/core/source";
import type { Diagnostic } from "@telltale/core/source";
import type { Paint } from "../../terminal/paint.ts";
import { plural } from "../../terminal/plural.ts";
import { groupLines, groupsOf, limited } from "./groups.ts";

type Selector = Rule["filters"][number]["selector"];

const rulesOf = (count: number) => plural(count, "rule");

/** So many reasons are given in full where people read along. */
const mostReasons = 12;

/** What was not run, or only in part, and why; on a terminal rare reasons are only counted. */
export function ruleAccount(
  routes: readonly Route[],
  ruleSet: RuleSet,
  diagnostics: readonly Diagnostic[],
  paint: Paint,
  isTerminal: boolean,
): readonly string[] {
  return [
    ...notLoaded(diagnostics, paint),
    ...notRun(ruleSet, paint, isTerminal ? mostReasons : Number.POSITIVE_INFINITY),
    ...idle(routes, ruleSet),
    ...partlyRun(ruleSet),
    ...unscheduled(ruleSet),
  ];
}

function notLoaded(diagnostics: readonly Diagnostic[], paint: Paint): readonly string[] {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return [];
  const files = new Set(errors.map(({ source }) => source)).size;
  return [
    paint("yellow", `\nNot loaded: rules of ${plural(files, "file")} that have errors\n`),
    ...limited(
      errors.map(({ source, start, message }) => {
        const place = start === undefined ? "" : `:${start.line}:${start.column}`;
        return `  ${printable(source)}${place}: ${printable(message)}\n`;
      }),
    ),
  ];
}

function notRun({ rules, notes }: RuleSet, paint: Paint, most: number): readonly string[] {
  const refused = rules.flatMap(({ detection, filters, pipeline, isPart }, number) => {
    if (isPart === true) return [];
    const { logic, title, cannotRun } = detection;
    if (cannotRun !== undefined) return [{ title, reason: cannotRun }];
    if (logic.kind === "correlation") {
      const note = notes
        .get(number)
        ?.find(isRefusal)
        ?.message.replace(/^cannot run: /, "");
      const reason = whyNotCorrelated(logic.correlation) ?? note;
      return reason === undefined ? [] : [{ title, reason }];
    }
    if (filters.length > 0 || (pipeline !== undefined && !notes.has(number))) return [];
    const note = notes.get(number)?.find(isRefusal);
    const reason = note?.message.replace(/^cannot run: /, "");
    return [{ title, reason: reason ?? "no event of its log source can satisfy it" }];
  });
  if (refused.length === 0) return [];
  const groups = groupsOf(refused, (one) => one.reason);
  const rest = groups.slice(most);
  const restRules = rest.reduce((count, [, group]) => count + group.length, 0);
  return [
    paint("yellow", `\nNot run: ${rulesOf(refused.length)}\n`),
    ...groups.slice(0, most).flatMap(([reason, group]) =>
      groupLines(
        rulesOf,
        reason,
        group.map(({ title }) => title),
      ),
    ),
    ...(rest.length === 0
      ? []
      : [
          `  … and ${rulesOf(restRules)} for ${plural(rest.length, "other reason")}: all are named where standard error goes to a file\n`,
        ]),
  ];
}

/** Rules that could run, had the input any of the events that they look at. */
function idle(routes: readonly Route[], { rules }: RuleSet): readonly string[] {
  const waiting = rules.filter(
    ({ filters, isPart }) =>
      filters.length > 0 &&
      isPart !== true &&
      !routes.some((route) => filters.some(({ selector }) => matchesRoute(selector, route))),
  );
  if (waiting.length === 0) return [];
  const groups = groupsOf(waiting, ({ filters }) =>
    [...new Set(filters.map(({ selector }) => eventsOf(selector)))].join(" · "),
  );
  return [
    `\nIdle: ${rulesOf(waiting.length)}, for this input has none of the events that they look at\n`,
    ...limited(
      groups.map(([events, group]) => `  ${rulesOf(group.length)}: ${printable(events)}\n`),
    ),
  ];
}

function partlyRun({ rules, notes }: RuleSet): readonly string[] {
  const partial = [...notes].flatMap(([number, ofRule]) =>
    (rules[number]?.filters.length ?? 0) > 0
      ? ofRule.filter(({ code }) => code === "schema/class-cannot-run")
      : [],
  );
  if (partial.length === 0) return [];
  const groups = groupsOf(partial, ({ message }) => message);
  return [
    "\nPartly run: rules do not fire on events that cannot have a field which they need\n",
    ...limited(
      groups.map(([message, group]) => `  ${rulesOf(group.length)}: ${printable(message)}\n`),
    ),
  ];
}

/** Where they come from, such rules look at one period after another; here they see all of the input at once. */
function unscheduled({ rules }: RuleSet): readonly string[] {
  const count = rules.filter(
    ({ pipeline, detection }) =>
      pipeline !== undefined && detection.schedule?.periodMs !== undefined,
  ).length;
  return count === 0
    ? []
    : [`\n${rulesOf(count)} with a period to look back on ran over the whole input at once\n`];
}

function isRefusal({ severity }: Diagnostic): boolean {
  return severity !== "info";
}

/** The events of a selector for people: `Sysmon 1`, `Security 4688`. */
function eventsOf({ channels, provider, eventIds = [], plain }: Selector): string {
  if (plain === true) return "records that are not Windows events";
  const place = (channels?.join(", ") ?? provider ?? "any event")
    .replaceAll("Microsoft-Windows-", "")
    .replaceAll("/Operational", "");
  return eventIds.length === 0 ? place : `${place} ${eventIds.join(", ")}`;
}
