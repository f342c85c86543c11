import { afterAll, beforeAll, expect, test } from "vitest";
import { answerQuestion, openStore } from "../src/index.ts";
import type { ColumnQuestion, Store } from "../src/index.ts";
import { kusto, now } from "./kit.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

async function answer(kind: ColumnQuestion["kind"], prefix: string): Promise<readonly string[]> {
  const given = await answerQuestion(store, { kind, prefix: kusto(prefix) }, { now });
  if (given.kind === "problem") throw new Error(given.message);
  return given.columns.map(({ name, type }) => `${name}:${type}`);
}

test("the keys of bags become columns, of the type that all values fit", async () => {
  const bags = `datatable(d:dynamic)[
    dynamic({"b":1, "a":"x", "n":null, "t":"2024-03-16T10:00:00Z"}),
    dynamic({"b":2.5, "a":true, "l":[1]}), dynamic(null), dynamic([1]), dynamic("text")]`;
  expect(await answer("bag-unpack", bags)).toEqual([
    "a:dynamic",
    "b:real",
    "l:dynamic",
    "t:datetime",
  ]);
});

test("values become columns, by what they are called", async () => {
  const values =
    "union (print value = 'b'), (print value = 'a'), (print value = 'b'), (print value = '')";
  expect(await answer("pivot", values)).toEqual(["a:long", "b:long"]);
  expect(await answer("pivot", "print value = true")).toEqual(["True:long"]);
});

test("data that makes too many columns is refused", async () => {
  const prefix = kusto("range value from 1 to 2000 step 1");
  expect(await answerQuestion(store, { kind: "pivot", prefix }, { now })).toEqual({
    kind: "problem",
    reason: "refused",
    message: "the data makes 2000 columns, more than 1000",
  });
});
