import type {
  Aggregation,
  CorrelationInput,
  Detection,
  Event,
  Expr,
  Sequence,
} from "../../model/index.ts";
import { bindKey } from "../../schema/index.ts";
import type { BoundFilter } from "../../schema/index.ts";
import { membersOf, numberOf, textOf } from "../datum.ts";
import { evaluateExpr, evaluateScalar } from "../evaluate.ts";
import { bindEcsKey } from "../elastic/bind-ecs.ts";
import { partId } from "../rule-set.ts";
import type { Rule, RuleSet } from "../rule-set.ts";
import { joinKeys } from "../sequence/index.ts";
import { selects } from "../selector.ts";
import { isStatistic } from "./statistic.ts";

/** One event on its way into a correlation: all that the correlation will ask of it. */
export interface Feed {
  /** Number of the correlation rule. */
  readonly correlation: number;
  /** Which of the correlation's inputs the event is of. */
  readonly input: number;
  /** The group keys' values, in the order of the rule's group-by. */
  readonly key: readonly string[];
  /** The values of the measured fields, joined, or the number; absent where a count needs none. */
  readonly value?: string;
}

/** Where the hits of a rule go. */
interface Outlet {
  readonly correlation: number;
  readonly input: number;
  readonly by: readonly Expr[];
  readonly measured: Measured;
  /** The keys for which null is a value. */
  readonly nullable: readonly number[];
}

/** What a correlation measures of its events. */
interface Measured {
  readonly fields: readonly Expr[];
  /** Whether only numbers count. */
  readonly numeric: boolean;
}

/** Works out what hits of rules feed which correlations. Events that lack a group key or what is measured take no part. */
export class FeedPlan {
  readonly #outlets = new Map<number, readonly Outlet[]>();
  readonly #rules: readonly Rule[];
  readonly #keys = new WeakMap<BoundFilter, Map<Expr, Expr>>();

  constructor({ rules }: RuleSet) {
    this.#rules = rules;
    const outlets = outletsOf(rules);
    for (const outlet of outlets) {
      this.#outlets.set(outlet.rule, [...(this.#outlets.get(outlet.rule) ?? []), outlet]);
    }
  }

  /** Whether hits of a rule feed a correlation. */
  has(rule: number): boolean {
    return this.#outlets.has(rule);
  }

  /** What a hit of a rule on an event feeds. */
  feeds(rule: number, event: Event): readonly Feed[] {
    const outlets = this.#outlets.get(rule) ?? [];
    const bound = this.#rules[rule]?.filters.find(
      ({ selector, filter }) => selects(selector, event) && evaluateExpr(filter, event) === true,
    );
    if (bound === undefined) return [];
    const read = (expr: Expr) => evaluateScalar(this.#keyFor(expr, bound), event);
    return outlets.flatMap(({ correlation, input, by, measured, nullable }): readonly Feed[] => {
      const value = valueOf(measured, read);
      if (value === undefined) return [];
      return joinKeys(by, nullable, read).map((key) => ({ correlation, input, key, ...value }));
    });
  }

  /** A key over the fields that the events of a filter have. */
  #keyFor(key: Expr, bound: BoundFilter): Expr {
    let keys = this.#keys.get(bound);
    if (keys === undefined) this.#keys.set(bound, (keys = new Map<Expr, Expr>()));
    let own = keys.get(key);
    if (own === undefined) keys.set(key, (own = bindEcsKey(bindKey(key, bound), bound)));
    return own;
  }

  /** What a hit of a correlation feeds, given the values of its group keys by name. */
  feedsOfGroup(rule: number, group: ReadonlyMap<string, string>): readonly Feed[] {
    return (this.#outlets.get(rule) ?? []).flatMap(
      ({ correlation, input, by, measured }): readonly Feed[] => {
        const read = (expr: Expr) => (expr.kind === "field" ? group.get(expr.name) : undefined);
        const key = textsOf(by, read);
        const value = valueOf(measured, read);
        return key === undefined || value === undefined
          ? []
          : [{ correlation, input, key, ...value }];
      },
    );
  }
}

type Read = (expr: Expr) => ReturnType<typeof evaluateScalar>;

/** The value that is measured, if any is; undefined where the event lacks it. */
function valueOf({ fields, numeric }: Measured, read: Read): Pick<Feed, "value"> | undefined {
  if (fields.length === 0) return {};
  const texts = textsOf(fields, read);
  if (texts === undefined) return undefined;
  if (!numeric) return { value: texts.join("\0") };
  const number = numberOf(texts[0] ?? null);
  return number === undefined || !Number.isFinite(number) ? undefined : { value: String(number) };
}

function textsOf(exprs: readonly Expr[], read: Read): readonly string[] | undefined {
  const texts: string[] = [];
  for (const expr of exprs) {
    const [first] = membersOf(read(expr));
    if (first === undefined) return undefined;
    texts.push(textOf(first));
  }
  return texts;
}

function outletsOf(rules: readonly Rule[]): readonly (Outlet & { readonly rule: number })[] {
  const numbers = new Map<string, number>();
  rules.forEach(({ detection }, number) => {
    numbers.set(detection.id, number);
    if (detection.name !== undefined) numbers.set(detection.name, number);
  });
  return rules.flatMap(({ detection }, correlation) =>
    inputsOf(detection).flatMap(({ reference, by, measured, nullable }, input) => {
      const rule = numbers.get(reference);
      return rule === undefined ? [] : [{ rule, correlation, input, by, measured, nullable }];
    }),
  );
}

interface Input {
  readonly reference: string;
  readonly by: readonly Expr[];
  readonly measured: Measured;
  readonly nullable: readonly number[];
}

function inputsOf(detection: Detection): readonly Input[] {
  const { logic } = detection;
  if (logic.kind !== "correlation") return [];
  return inputList(logic.correlation).map(({ input, ...rest }, number) => ({
    reference: input.kind === "detection" ? input.reference : partId(detection, number),
    ...rest,
  }));
}

/** The steps of a sequence, and last what ends it. */
function inputList(
  correlation: Sequence | Aggregation,
): readonly (Omit<Input, "reference"> & { readonly input: CorrelationInput })[] {
  if (correlation.kind === "sequence") {
    const { steps, until, nullableKeys: nullable = [] } = correlation;
    return (until === undefined ? steps : [...steps, until]).map(({ input, by }) => ({
      input,
      by,
      measured: { fields: [], numeric: false },
      nullable,
    }));
  }
  const { measure } = correlation;
  const fields = "fields" in measure ? measure.fields : [];
  const measured = { fields, numeric: isStatistic(measure) };
  return correlation.inputs.map((input, i) => ({
    input,
    by: correlation.groupBy[i] ?? [],
    measured,
    nullable: [],
  }));
}
