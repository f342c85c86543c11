import path from "node:path";
import type { KustoFunction } from "@telltale/core/schema/kusto";
import { SourceText } from "@telltale/core/source";

/** A line of the corpus of Kusto queries. */
export interface CorpusLine {
  readonly path: string;
  readonly name: string;
  readonly kind: string;
  readonly query: string;
  readonly parses: boolean;
  /** As Microsoft's parser found them. */
  readonly tables: readonly string[];
  readonly meta?: { readonly params?: readonly string[] };
}

/**
 * The parsers of the corpus, as functions of a workspace that has them all. The corpus keeps no names of functions:
 * they are those of the files, as their authors' instructions say, or of the parsers where these are names; what
 * Microsoft builds into Sentinel goes by a name with an underscore too.
 */
export function functionsOfCorpus(lines: readonly CorpusLine[]): readonly KustoFunction[] {
  return lines
    .filter(({ kind, parses }) => kind === "parser" && parses)
    .flatMap((line) => namesOf(line).map((name) => functionOf(line, name)));
}

/** The function whose text a line is. */
export function functionOf({ name: title, query, meta }: CorpusLine, name = title): KustoFunction {
  const parameters = (meta?.params ?? []).map(parameterText).join(", ");
  return { name, parameters, body: new SourceText(title, query) };
}

function namesOf({ path: file, name }: CorpusLine): readonly string[] {
  const base = path.posix.basename(file).replace(/(?:\.(?:txt|kql|csl|ya?ml))+$/, "");
  const names = new Set([base, name].filter((text) => /^\w+$/.test(text)));
  return base.startsWith("ASIM_") ? [...names, `_${base}`] : [...names];
}

/** The corpus has texts without their quotes: `targetusername_has:string=*`. */
function parameterText(text: string): string {
  const [, head = "", value = ""] = /^(\w+:string=)(.*)$/.exec(text) ?? [];
  return head === "" ? text : `${head}${JSON.stringify(value.replaceAll(/^['"]|['"]$/g, ""))}`;
}
