import { describe, expect, test } from "vitest";
import { suite } from "./suite/index.ts";
import { runCase } from "./suite/run-case.ts";

describe.each([...Map.groupBy(suite, ({ area }) => area)])("%s", (_, cases) => {
  test.each(cases)("$rule: $search", async (suiteCase) => {
    const { sql, both, matcher } = await runCase(suiteCase);
    expect(sql).toEqual(suiteCase.rows);
    expect(both).toEqual(suiteCase.rows);
    // Filters may let through what the database decides, and must not lose a row.
    if (matcher !== undefined) expect(matcher).toEqual(expect.arrayContaining([...suiteCase.rows]));
  });
});
