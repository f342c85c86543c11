import type { SourceText } from "../../../source/index.ts";
import { baseName, saidBefore } from "../comments.ts";
import { kustoRuleDiagnostics } from "../diagnostics.ts";
import { type DeclaredFunctions, isName } from "./declared.ts";

/** The comment that makes a query file a function: `// function: Name(a:string, b:int = 1)`. */
const comment = "function";

export function isDeclaredFunction({ text }: SourceText): boolean {
  return saidBefore(text).has(comment);
}

/**
 * A file whose text is the function: named by the comment `// function: Name(parameters)` before the query, else by the
 * file's name, and then without parameters.
 */
export function functionInQueryFile(source: SourceText): DeclaredFunctions {
  const said = saidBefore(source.text).get(comment)?.[0] ?? baseName(baseName(source.name));
  const [, name = "", parameters = ""] = /^(\w*)\s*(?:\((.*)\))?$/s.exec(said) ?? [];
  if (!isName(name))
    return {
      functions: [],
      diagnostics: [kustoRuleDiagnostics.make("kusto-function/no-name", {}, source)],
    };
  return { functions: [{ name, parameters, body: source }], diagnostics: [] };
}
