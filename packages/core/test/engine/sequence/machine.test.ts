import {
  SampleCollector,
  SequenceMachine,
  joinKeys,
  planStages,
} from "@telltale/core/engine/sequence";
import type { Fit } from "@telltale/core/engine/sequence";
import type { Sequence, SequenceStep } from "@telltale/core/model";
import { describe, expect, test } from "vitest";

const step = (options: Partial<SequenceStep> = {}): SequenceStep => ({
  input: { kind: "detection", reference: "x" },
  by: [],
  ...options,
});

const sequence = (steps: readonly SequenceStep[], maxSpanMs?: number): Sequence => ({
  kind: "sequence",
  ordered: true,
  steps,
  ...(maxSpanMs === undefined ? {} : { maxSpanMs }),
});

/** `1:a` is an event at 1 ms that fits step a; several letters are several steps; `!` is until; `1:a@k` has a key. */
function run(of: Sequence, events: string): readonly string[] {
  const found: string[] = [];
  const machine = new SequenceMachine<string>(planStages(of), ({ events: parts }) =>
    found.push(parts.map((part) => part ?? "-").join(" ")),
  );
  for (const text of events.split(" ")) {
    const [, time = "", steps = "", key = ""] = /^(\d+):([a-z!]+)(?:@(\w+))?$/.exec(text) ?? [];
    const fits = [...steps].map((letter): Fit => ({
      step: letter === "!" ? "until" : letter.charCodeAt(0) - 97,
      key,
    }));
    machine.feed(Number(time), time, fits);
  }
  machine.end();
  return found;
}

describe("sequences", () => {
  const two = sequence([step(), step()]);
  test("the newest candidate wins, and is used once", () => {
    expect(run(two, "1:a 2:a 3:b 4:b")).toEqual(["2 3"]);
  });

  test("an event that fits both steps ends one sequence and begins the next, but not itself", () => {
    expect(run(two, "1:ab 2:ab 3:ab")).toEqual(["1 2", "2 3"]);
  });

  test("keys are apart", () => {
    expect(run(two, "1:a@x 2:a@y 3:b@x 4:b@y 5:b@z")).toEqual(["1 3", "2 4"]);
  });

  test("the span includes its end", () => {
    expect(run(sequence([step(), step()], 5), "1:a 6:b 10:a 16:b")).toEqual(["1 6"]);
  });

  test("until ends what has begun, by the same event too, not what is complete", () => {
    expect(run(two, "1:a 2:! 3:b 4:a 5:b 6:!")).toEqual(["4 5"]);
    expect(run(two, "1:a 2:!a 3:b")).toEqual([]);
    expect(run(two, "1:a 2:!b")).toEqual(["1 2"]);
  });

  test("runs repeat a step", () => {
    expect(run(sequence([step({ runs: 3 }), step()]), "1:a 2:a 3:a 4:b")).toEqual(["1 2 3 4"]);
    expect(run(sequence([step({ runs: 3 }), step()]), "1:a 2:a 4:b")).toEqual([]);
  });
});

describe("events that must not come", () => {
  const absent = step({ absent: true });
  test("between two", () => {
    const of = sequence([step(), absent, step()], 100);
    expect(run(of, "1:a 3:c")).toEqual(["1 - 3"]);
    expect(run(of, "1:a 2:b 3:c")).toEqual([]);
    expect(run(of, "1:b 2:a 3:c")).toEqual(["2 - 3"]);
  });

  test("before the first, as far back as the span", () => {
    const of = sequence([absent, step(), step()], 10);
    expect(run(of, "1:a 5:b 6:c")).toEqual([]);
    expect(run(of, "1:a 20:b 21:c")).toEqual(["- 20 21"]);
    // A candidate that is ruled out does not push out one that is not.
    expect(run(of, "1:b 2:a 3:b 4:c")).toEqual(["- 1 4"]);
  });

  test("after the last, until the span is over; results keep their order", () => {
    const of = sequence([step(), step(), absent], 10);
    expect(run(of, "1:a 2:b 5:c")).toEqual([]);
    expect(run(of, "1:a 2:b 12:c")).toEqual(["1 2 -"]);
    expect(run(of, "1:a 2:b 3:a 4:b")).toEqual(["1 2 -", "3 4 -"]);
    // The last event comes once: it is not among those that follow it.
    expect(run(of, "1:a 2:bc")).toEqual(["1 2 -"]);
  });
});

test("what is too old to be completed is forgotten", () => {
  const machine = new SequenceMachine<number>(
    planStages(sequence([step(), step()], 100)),
    () => {},
  );
  let most = 0;
  for (let time = 0; time < 100_000; time += 10) {
    machine.feed(time, time, [{ step: 0, key: String(time) }]);
    most = Math.max(most, machine.size);
  }
  expect(most).toBeLessThan(20);
});

describe("join keys", () => {
  const field = (name: string) => ({ kind: "field", vocabulary: "raw", name }) as const;
  const read =
    (values: Record<string, string | readonly string[] | undefined>) => (expr: unknown) =>
      values[(expr as { name: string }).name];
  test("several values of a field are several keys, no value is none", () => {
    expect(joinKeys([field("a"), field("b")], [], read({ a: ["x", "y", "x"], b: "1" }))).toEqual([
      ["x", "1"],
      ["y", "1"],
    ]);
    expect(joinKeys([field("a")], [], read({}))).toEqual([]);
    expect(joinKeys([field("a")], [0], read({}))).toHaveLength(1);
  });
});

test("a sample takes a different event for each step, in any order", () => {
  const sample = new SampleCollector<string>(2);
  sample.feed("both", [
    { step: 0, key: "k" },
    { step: 1, key: "k" },
  ]);
  expect(sample.completions()).toEqual([]);
  sample.feed("second", [{ step: 0, key: "k" }]);
  expect(sample.completions()).toEqual([{ key: "k", events: ["second", "both"] }]);
});

test("keys of events that must not come are forgotten with the span", () => {
  const machine = new SequenceMachine<number>(
    planStages(sequence([step({ absent: true }), step(), step({ absent: true }), step()], 10)),
    () => {},
  );
  let most = 0;
  for (let time = 0; time < 5000; time++) {
    const key = `key ${time}`;
    machine.feed(time, time, [
      { step: 0, key },
      { step: 2, key },
    ]);
    most = Math.max(most, machine.size);
  }
  expect(most).toBeLessThan(30);
});
