import { afterAll, beforeAll, expect, test } from "vitest";
import { openStore, type Store } from "../../src/index.ts";
import { rowsOf } from "../kit.ts";

/** A Kusto expression and the text that its value has, `null` for none. */
export type Case = readonly [expression: string, expected: string];

/** Runs each expression through parser, lowering, writer and database. */
export function checkExpressions(cases: readonly Case[]): void {
  checkQueries(cases.map(([expression, expected]) => [`print v = ${expression}`, [expected]]));
}

/** Runs each query; rows are texts with `|` between columns. */
export function checkQueries(
  cases: readonly (readonly [query: string, expected: readonly string[]])[],
): void {
  let store: Store;
  beforeAll(async () => {
    store = await openStore();
  });
  afterAll(() => store.close());
  test.each(cases)("%s", async (query, expected) => {
    expect(await rowsOf(store, query)).toEqual(expected);
  });
}
