import { lowerBagUnpack } from "./bag-unpack.ts";
import type { LowerOperator } from "./head.ts";
import { lowerIpLookup } from "./ip-lookup.ts";
import { lowerPivot } from "./pivot.ts";
import { knownPlugins } from "./plugins.ts";
import { lowerWindowPlugin } from "./window-plugins.ts";

export const lowerEvaluate: LowerOperator<"evaluate"> = (operator, relation, scope, lowerer) => {
  const { call } = operator;
  if (call.kind !== "call") return { ...relation, broken: true };
  const { text: name, span } = call.name;
  switch (name) {
    case "bag_unpack":
      return lowerBagUnpack(operator, call, relation, scope, lowerer);
    case "pivot":
      return lowerPivot(operator, call, relation, scope, lowerer);
    case "ipv4_lookup":
    case "ipv6_lookup":
      return lowerIpLookup(operator, call, relation, scope, lowerer);
    default: {
      const windowed = lowerWindowPlugin(operator, call, relation, scope, lowerer);
      if (windowed !== undefined) return windowed;
      if (knownPlugins.has(name)) {
        lowerer.say("kusto/unsupported", { what: `The plugin '${name}'` }, span);
      } else lowerer.say("kusto/unknown-plugin", { name, known: knownPlugins }, span);
      return { ...relation, broken: true };
    }
  }
};
