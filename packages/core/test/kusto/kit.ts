import { parseKusto, printKustoTree } from "../../src/languages/kusto/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** The trees of a text's statements, before them what is wrong with it. */
export function treeOf(text: string): string {
  const { tree, diagnostics } = parseKusto(new SourceText("query.kql", text));
  const problems = diagnostics.map(({ message }) => `! ${message}`);
  return [...problems, ...tree.statements.map(printKustoTree)].join("\n");
}

/** A tree on one line, for texts whose tree is short. */
export function lineOf(text: string): string {
  return treeOf(text).replaceAll(/\n\s*/g, " ").replaceAll("( ", "(");
}

/** `code line:column «underlined» | message | hint` for each diagnostic. */
export function said(text: string): readonly string[] {
  const source = new SourceText("query.kql", text);
  return parseKusto(source).diagnostics.map(({ code, span, start, message, hint }) => {
    const place = span && start ? `${start.line}:${start.column} «${source.slice(span)}»` : "-";
    return [`${code} ${place}`, message, ...(hint === undefined ? [] : [hint])].join(" | ");
  });
}
