import type { Placeholders } from "../../languages/sigma/index.ts";
import type { DataNode } from "../../source/index.ts";

/** Whether a document is a processing pipeline with values, as pySigma has them: of these, `vars` is read. */
export function isPipeline(node: DataNode): boolean {
  return memberOf(node, "vars") !== undefined;
}

/** The first transformation of a pipeline other than the one that fills placeholders. */
export function unappliedOf(pipeline: DataNode): DataNode | undefined {
  const transformations = memberOf(pipeline, "transformations");
  if (transformations?.kind !== "list") return undefined;
  return transformations.items.find((item) => {
    const type = memberOf(item, "type");
    return type?.kind !== "scalar" || type.text !== "value_placeholders";
  });
}

/**
 * The values that processing pipelines give to `%name%` placeholders: one, or a list of them. Of several pipelines all
 * values count. Source of the format: https://sigmahq-pysigma.readthedocs.io/en/latest/Processing_Pipelines.html
 */
export function placeholdersOf(pipelines: readonly DataNode[], given: Placeholders): Placeholders {
  const values = new Map(given);
  for (const pipeline of pipelines) {
    for (const [name, node] of variablesOf(pipeline))
      values.set(name, [...new Set([...(values.get(name) ?? []), ...textsOf(node)])]);
  }
  return values;
}

function variablesOf(pipeline: DataNode): readonly (readonly [string, DataNode])[] {
  const variables = memberOf(pipeline, "vars");
  if (variables?.kind !== "map") return [];
  return variables.entries.map(({ key, value }) => [key.text, value]);
}

function memberOf(node: DataNode, name: string): DataNode | undefined {
  return node.kind === "map" ? node.entries.find(({ key }) => key.text === name)?.value : undefined;
}

function textsOf(node: DataNode): readonly string[] {
  if (node.kind === "list") return node.items.flatMap(textsOf);
  return node.kind === "scalar" && node.value !== null ? [node.text] : [];
}
