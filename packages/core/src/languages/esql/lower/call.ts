import { nearest } from "../../../source/index.ts";
import type { Call, Expression } from "../syntax/index.ts";
import { esqlAggregates } from "./aggregates.ts";
import { boundCondition } from "./embedded.ts";
import { esqlFunctions } from "./functions.ts";
import { javaRegexProblem } from "./java-regex.ts";
import { fullText } from "./tests.ts";
import { literalText, nothing, one } from "./types.ts";
import type { Lowering, Typed } from "./types.ts";
import { timespanOf } from "./units.ts";

type Lower = (expression: Expression, lowering: Lowering) => Typed;

/** A call of a function, by its name in any case of letters; unknown ones are reported and give null. */
export function lowerCall(node: Call, lowering: Lowering, lower: Lower): Typed {
  const { name, args, span } = node;
  const word = name.toLowerCase();
  if (word === "kql") return lowerKql(node, lowering);
  if (word === "match" || word === "match_phrase") return lowerMatch(node, lowering, lower);
  if (esqlAggregates.has(word)) {
    if (lowering.aggregate !== undefined) return lowering.aggregate(node);
    lowering.say("esql/aggregate-place", { name }, span);
    return one(nothing);
  }
  const known = esqlFunctions.get(word);
  if (known === undefined) {
    const names = [...esqlFunctions.keys(), ...esqlAggregates.keys(), "kql", "match"];
    lowering.say("esql/unknown-function", { name, near: nearest(word, names) }, span);
    return one(nothing);
  }
  const { least, most } = known;
  if (args.length < least || args.length > most) {
    lowering.say("esql/argument-count", { name, least, most, here: args.length }, span);
    return one(nothing);
  }
  const regex = known.regex === undefined ? undefined : args[known.regex];
  const reason = regex?.kind === "string" ? javaRegexProblem(regex.value) : undefined;
  if (regex !== undefined && reason !== undefined) {
    lowering.say("esql/regex", { reason }, regex.span);
    return one(nothing);
  }
  const values = args.map((arg) =>
    arg.kind === "timespan" && timespanOf(arg) === undefined
      ? one(literalText(`${arg.count} ${arg.unit}`))
      : lower(arg, lowering),
  );
  const result = known.lower(values, span);
  if (result !== undefined) return result;
  lowering.say("esql/argument", { name, wanted: known.wanted ?? "other arguments" }, span);
  return one(nothing);
}

function lowerMatch(node: Call, lowering: Lowering, lower: Lower): Typed {
  const [field, value] = node.args;
  if (field === undefined || value === undefined) {
    const { name, args } = node;
    lowering.say("esql/argument-count", { name, least: 2, most: 3, here: args.length }, node.span);
    return one(nothing);
  }
  return one(fullText(field, lower(field, lowering), lower(value, lowering), lowering), "boolean");
}

/** `kql("…")`: a condition in Kibana's language, over the fields of the events. */
function lowerKql({ args, span, name }: Call, lowering: Lowering): Typed {
  const [text] = args;
  if (text?.kind !== "string") {
    lowering.say("esql/argument", { name, wanted: "a query in quotes" }, span);
    return one(nothing);
  }
  const condition = lowering.kql(text.value, text.span);
  return one(condition === undefined ? nothing : boundCondition(condition, lowering));
}
