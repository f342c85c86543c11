import type { Expr } from "../model/index.ts";

/** Where the text of a filter lies (in bytes), and the number of the first test that it brings. */
export interface FilterPlace {
  readonly at: number;
  readonly length: number;
  readonly first: number;
}

/** What connects the tests of a filter: a test is its number among the tests of all filters. */
type Skeleton = number | readonly ["and" | "or" | "not" | "is-true", ...Skeleton[]];

/** The text of a filter is JSON: its skeleton, and those of its tests that no filter before it has. */
type Body = readonly [Skeleton, ...Expr[]];

/** Writes filters as texts, each test once: rules share half of theirs, and so do the forms of a rule. */
export class FilterPacker {
  readonly #numbers = new Map<string, number>();
  #fresh: string[] = [];

  /** The number that the next new test gets. */
  get next(): number {
    return this.#numbers.size;
  }

  /** The text of a filter that is true on the same records: only that is kept, not how its author put it. */
  pack(filter: Expr): string {
    this.#fresh = [];
    const skeleton = JSON.stringify(this.#skeletonOf(filter, true));
    return `[${[skeleton, ...this.#fresh].join()}]`;
  }

  /** `onlyTruth`: where it makes no difference whether the expression is false or unknown. */
  #skeletonOf(expr: Expr, onlyTruth: boolean): Skeleton {
    switch (expr.kind) {
      case "and":
      case "or":
        return [expr.kind, ...expr.args.map((arg) => this.#skeletonOf(arg, onlyTruth))];
      case "quantified":
        return [
          expr.quantifier === "all" ? "and" : "or",
          ...expr.args.map((arg) => this.#skeletonOf(arg, onlyTruth)),
        ];
      case "named":
        return this.#skeletonOf(expr.arg, onlyTruth);
      case "not":
        return ["not", this.#skeletonOf(expr.arg, false)];
      case "is-true": {
        const arg = this.#skeletonOf(expr.arg, true);
        return onlyTruth ? arg : ["is-true", arg];
      }
      default:
        return this.#numberOf(expr);
    }
  }

  #numberOf(test: Expr): number {
    const text = JSON.stringify(test).replaceAll(origins, "");
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(text, number);
      this.#fresh.push(text);
    }
    return number;
  }
}

/** Places in the rule's text, as JSON has them; within a JSON text that is data, quotes have backslashes. */
const origins = /,"origin":\{"start":\d+,"end":\d+\}/g;

/** Reads filters when they are first asked for: most never are in one scan. Equal tests are the same object. */
export class FilterReader {
  readonly #text: (place: FilterPlace) => string;
  readonly #places: readonly FilterPlace[];
  readonly #read = new Map<FilterPlace, Body>();

  /** `places` are those of all filters, in the order in which they were packed. */
  constructor(places: readonly FilterPlace[], text: (place: FilterPlace) => string) {
    this.#places = places;
    this.#text = text;
  }

  filterAt(place: FilterPlace): Expr {
    return this.#grown(this.#bodyAt(place)[0]);
  }

  #grown(skeleton: Skeleton): Expr {
    if (typeof skeleton === "number") return this.#test(skeleton);
    const [kind, ...rest] = skeleton;
    const args = rest.map((part) => this.#grown(part));
    if (kind === "and" || kind === "or") return { kind, args };
    return { kind, arg: args[0] as Expr };
  }

  #test(number: number): Expr {
    const owner = this.#ownerOf(number);
    return this.#bodyAt(owner)[1 + number - owner.first] as Expr;
  }

  /** The filter that brought a test: the last one that begins at or before its number. */
  #ownerOf(number: number): FilterPlace {
    let low = 0;
    let high = this.#places.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#places[middle] as FilterPlace).first <= number) low = middle;
      else high = middle - 1;
    }
    return this.#places[low] as FilterPlace;
  }

  #bodyAt(place: FilterPlace): Body {
    let body = this.#read.get(place);
    if (body === undefined) {
      body = JSON.parse(this.#text(place)) as Body;
      this.#read.set(place, body);
    }
    return body;
  }
}
