import type { Detection } from "../../model/index.ts";
import { isEcsFilter } from "../../engine/index.ts";
import { SourceText } from "../../source/index.ts";
import { attackCoverage } from "./attack-coverage.ts";
import { explainCorrelation } from "./correlation.ts";
import type { FindDetection } from "./correlation.ts";
import type { Explanation, LogicExplanation } from "./explanation.ts";
import { explainPipeline, isPipeline } from "./pipeline.ts";
import { explainQuery } from "./query.ts";

/**
 * Explains a detection: what it looks for and leaves out, which events can tell it, what they lack.
 *
 * @param source the text that the detection was loaded from, for line numbers.
 * @param find finds the detections that a correlation refers to; without it they are only named.
 */
export function explainDetection(
  detection: Detection,
  source: SourceText,
  find: FindDetection = () => undefined,
): Explanation {
  const { id, title, language, level, status, author, license, date, modified, description } =
    detection;
  return {
    id,
    title,
    language,
    file: detection.origin.file,
    ...defined({ level, status, author, license, date, modified, description }),
    attack: attackCoverage(detection.tags),
    tags: detection.tags.filter((tag) => !/^attack\./i.test(tag)),
    falsePositives: detection.falsePositives,
    references: detection.references,
    related: detection.related,
    custom: detection.custom,
    body: source.slice(detection.origin.span).trim(),
    ...(detection.cannotRun === undefined ? {} : { cannotRun: detection.cannotRun }),
    logic: explainLogic(detection, textOf(detection, source), find),
  };
}

function explainLogic(
  detection: Detection,
  source: SourceText,
  find: FindDetection,
): LogicExplanation {
  const { logic } = detection;
  if (logic.kind === "correlation")
    return explainCorrelation(logic.correlation, logic.emitInputs, source, find);
  const [first] = logic.queries;
  if (first !== undefined && isPipeline(first) && !isEcsFilter(first))
    return explainPipeline(first, detection, source);
  return { kind: "queries", queries: logic.queries.map((query) => explainQuery(query, source)) };
}

/** The text that the places in a detection's logic are of. */
function textOf({ origin }: Detection, source: SourceText): SourceText {
  return origin.within === undefined ? source : new SourceText(source.name, origin.within);
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The entries that have a value: absent and undefined are not the same to those who read the JSON. */
function defined<T extends object>(entries: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(entries).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
