import type { Event } from "../model/index.ts";
import type { EventCursor, Layout } from "../telemetry/index.ts";
import { evaluateExpr } from "./evaluate.ts";
import { buildProgram, knownRouteFields } from "./program.ts";
import type { Program, RuleFilter } from "./program.ts";
import { RecordView } from "./record-view.ts";
import { ScanMemo } from "./scan-memo.ts";
import type { RuleSet } from "./rule-set.ts";
import { selects } from "./selector.ts";
import type { Route } from "./selector.ts";

/** Says which rules match a record: their numbers in the rule set, ascending. The array is used again. */
export interface Matcher {
  match(cursor: EventCursor): readonly number[];
  /** The kinds of records that were matched so far, each once. */
  routes(): readonly Route[];
}

const none: readonly number[] = [];
const noRoute: Route = { channel: "", provider: "", eventId: -1 };
const nothingKnown: ReadonlyMap<string, string> = new Map();

/** The matcher that runs all rules in one pass over an index; programs are built for the routes that occur. */
export function createMatcher(ruleSet: RuleSet): Matcher {
  return new IndexedMatcher(ruleSet);
}

class IndexedMatcher implements Matcher {
  readonly #filters: readonly RuleFilter[];
  readonly #markedFilters: readonly RuleFilter[];
  /** The fields by which selectors tell layouts apart. */
  readonly #marks: readonly string[];
  readonly #byChannel = new Map<string, readonly RuleFilter[]>();
  readonly #view = new RecordView();
  readonly #memo = new ScanMemo();
  readonly #programs = new Map<string, Program>();
  readonly #markedPrograms = new Map<string, Program>();
  readonly #routes = new Map<string, Route>();
  readonly #byLayout = new WeakMap<Layout, Map<number, RoutedProgram[]>>();
  #lastLayout: Layout | undefined;
  #lastRoutes: Map<number, RoutedProgram[]> = new Map();
  readonly #hits: number[] = [];
  readonly #hit = (rule: number): void => {
    if (!this.#hits.includes(rule)) this.#hits.push(rule);
  };

  constructor(ruleSet: RuleSet) {
    const filters = ruleSet.rules.flatMap((one, rule) =>
      one.filters.map((bound) => ({ rule, bound })),
    );
    const isMarked = ({ bound }: RuleFilter) => bound.selector.fields !== undefined;
    this.#filters = filters.filter((filter) => !isMarked(filter));
    this.#markedFilters = filters.filter(isMarked);
    this.#marks = [
      ...new Set(this.#markedFilters.flatMap(({ bound }) => bound.selector.fields ?? [])),
    ];
  }

  match(cursor: EventCursor): readonly number[] {
    const programs = this.#programsFor(cursor);
    if (programs.length === 0) return none;
    this.#hits.length = 0;
    for (const program of programs) program.match(cursor, this.#hit);
    return this.#hits.length > 1 ? this.#hits.sort((a, b) => a - b) : this.#hits;
  }

  routes(): readonly Route[] {
    return [...this.#routes.values()];
  }

  #programsFor(cursor: EventCursor): readonly Program[] {
    const layout = cursor.layout;
    if (layout !== this.#lastLayout) {
      let routes = this.#byLayout.get(layout);
      if (routes === undefined)
        this.#byLayout.set(layout, (routes = new Map<number, RoutedProgram[]>()));
      this.#lastLayout = layout;
      this.#lastRoutes = routes;
    }
    const { channel, provider, eventId } = cursor;
    let routed = this.#lastRoutes.get(eventId);
    if (routed === undefined) this.#lastRoutes.set(eventId, (routed = []));
    for (const known of routed)
      if (known.channel === channel && known.provider === provider) return known.programs;
    const route = { channel, provider, eventId };
    const programs = [this.#programOf(route, layout), ...this.#markedProgram(layout)].filter(
      ({ isEmpty }) => !isEmpty,
    );
    routed.push({ channel, provider, programs });
    return programs;
  }

  /** The filters that may select records of a channel, in the order of the rules. */
  #filtersOf(channel: string): readonly RuleFilter[] {
    const name = channel.toLowerCase();
    let filters = this.#byChannel.get(name);
    if (filters === undefined) {
      filters = this.#filters.filter(
        ({ bound }) => bound.selector.channels?.some((one) => one.toLowerCase() === name) ?? true,
      );
      this.#byChannel.set(name, filters);
    }
    return filters;
  }

  /** What selects by fields is of no route: it is compiled once for all records that have the same of them. */
  #markedProgram(layout: Layout): readonly Program[] {
    const marks = this.#marks.filter((name) => layout.names.includes(name));
    if (marks.length === 0) return [];
    const key = marks.join();
    let program = this.#markedPrograms.get(key);
    if (program === undefined) {
      const filters = this.#markedFilters.filter(({ bound }) =>
        bound.selector.fields?.some((name) => marks.includes(name)),
      );
      program = buildProgram(filters, noRoute, nothingKnown, this.#view, this.#memo);
      this.#markedPrograms.set(key, program);
    }
    return [program];
  }

  #programOf(route: Route, layout: Layout): Program {
    this.#routes.set(JSON.stringify(route), route);
    const { channel, provider, eventId } = route;
    const known = knownRouteFields(route, layout);
    const key = JSON.stringify([channel, provider, eventId, ...known.keys()]);
    let program = this.#programs.get(key);
    if (program === undefined)
      this.#programs.set(
        key,
        (program = buildProgram(
          this.#filtersOf(route.channel),
          route,
          known,
          this.#view,
          this.#memo,
        )),
      );
    return program;
  }
}

interface RoutedProgram {
  readonly channel: string;
  readonly provider: string;
  readonly programs: readonly Program[];
}

/** The slow oracle: every filter that the route selects is evaluated on every record, without an index. */
export function createFullScan(ruleSet: RuleSet): Matcher {
  const routes = new Map<string, Route>();
  return {
    match(cursor: EventCursor): readonly number[] {
      const route = routeOf(cursor);
      routes.set(JSON.stringify(route), route);
      const hits: number[] = [];
      ruleSet.rules.forEach((rule, number) => {
        if (
          rule.filters.some(
            ({ selector, filter }) => selects(selector, route) && holds(filter, cursor),
          )
        )
          hits.push(number);
      });
      return hits;
    },
    routes: () => [...routes.values()],
  };
}

function routeOf({ channel, provider, eventId }: EventCursor): Route {
  return { channel, provider, eventId };
}

function holds(filter: Parameters<typeof evaluateExpr>[0], event: Event): boolean {
  return evaluateExpr(filter, event) === true;
}
