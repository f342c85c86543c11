import type { SourceText } from "../../../source/index.ts";
import { parseYaml } from "../../yaml/index.ts";
import { declaredIn, type DeclaredFunctions, type FunctionKeys } from "./declared.ts";

const keys: readonly FunctionKeys[] = [
  {
    names: ["functionalias", "functionname", "equivalentbuiltinfunction"],
    parameters: ["functionparams", "functionparameters"],
    query: "functionquery",
  },
  {
    names: ["parsername", "equivalentbuiltinparser"],
    parameters: ["parserparams"],
    query: "parserquery",
  },
];

export const mentionsFunction = /^(?:FunctionQuery|ParserQuery)[ \t]*:/m;

/**
 * A parser of Sentinel's content: YAML with `FunctionQuery`, or with `ParserQuery` as those of ASIM have it.
 * Form: https://learn.microsoft.com/azure/sentinel/normalization-develop-parsers and Azure-Sentinel's own files.
 */
export function functionsInYaml(source: SourceText): DeclaredFunctions {
  const { documents, diagnostics } = parseYaml(source);
  const found = documents.flatMap((document) =>
    document.kind === "map" ? keys.map((one) => declaredIn(document, one, source)) : [],
  );
  return {
    functions: found.flatMap(({ functions }) => functions),
    diagnostics: [...diagnostics, ...found.flatMap((one) => one.diagnostics)],
  };
}
