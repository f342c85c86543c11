import { lowerKusto, parseKusto } from "@telltale/core/languages/kusto";
import type { ColumnType, Query } from "@telltale/core/model";
import { SourceText } from "@telltale/core/source";
import { answerQuestion, openStore } from "@telltale/store";
import type { StoreOutcome } from "@telltale/store";

export type QueryOutcome =
  /** Not accepted: what was said of it. */
  | { readonly kind: "rejected"; readonly message: string }
  | { readonly kind: "ran"; readonly outcome: StoreOutcome; readonly query: Query };

export interface QueryRunner {
  query(name: string, text: string): Promise<QueryOutcome>;
  close(): void;
}

/** 2026-01-01, so that what depends on the time is the same each time. */
const now = 639_028_224_000_000_000n;
const noTables = { table: () => undefined, storedFunction: () => undefined, names: () => [] };

/** Runs queries that bring their own rows. */
export async function createRunner(): Promise<QueryRunner> {
  const store = await openStore({ memoryLimitMB: 1000 });
  const options = { now, timeoutMs: 20_000, maxRows: 100_000 };

  async function query(name: string, text: string): Promise<QueryOutcome> {
    const source = new SourceText(name, text);
    const parsed = parseKusto(source);
    const answers = new Map<string, readonly ColumnType[]>();
    for (;;) {
      const lowered = lowerKusto(parsed, source, noTables, { answers });
      const errors = [...parsed.diagnostics, ...lowered.diagnostics].filter(
        ({ severity }) => severity === "error",
      );
      const [error] = errors;
      if (error !== undefined)
        return { kind: "rejected", message: `${error.code}: ${error.message}` };
      const { openQuestion } = lowered;
      if (openQuestion === undefined) {
        const last = lowered.results.at(-1);
        if (last === undefined) return { kind: "rejected", message: "no statement gives rows" };
        return { kind: "ran", outcome: await store.run(last.query, options), query: last.query };
      }
      const answer = await answerQuestion(store, openQuestion, options);
      if (answer.kind === "problem")
        return { kind: "ran", outcome: answer, query: openQuestion.prefix };
      answers.set(openQuestion.key, answer.columns);
    }
  }

  return { query, close: () => store.close() };
}
