import { macroKey } from "../../languages/spl/index.ts";
import type { Macro, MacroTable } from "../../languages/spl/index.ts";
import type { SourceText } from "../../source/index.ts";
import { parseYaml } from "../yaml/index.ts";
import { textsOf } from "./attributes.ts";
import { readConf } from "./conf.ts";

/** The macros that files of a pack define: `macros.conf`, and the YAML of Splunk's security content. */
export function readMacros(sources: readonly SourceText[]): MacroTable {
  const macros = new Map<string, Macro>();
  for (const source of sources) {
    const found = isMacroConf(source) ? ofConf(source) : isMacroYaml(source) ? ofYaml(source) : [];
    for (const [name, macro] of found) macros.set(macroKey(name, macro.arguments.length), macro);
  }
  return macros;
}

export const isMacroConf = ({ name }: SourceText): boolean =>
  /(?:^|[\\/])macros\.conf$/i.test(name);

/** A macro by itself: it has a definition, and no search. */
export const isMacroYaml = ({ name, text }: SourceText): boolean =>
  /\.ya?ml$/i.test(name) &&
  /^definition[ \t]*:/m.test(text) &&
  /^name[ \t]*:/m.test(text) &&
  !/^(?:search|query|detection|logsource)[ \t]*:/m.test(text);

function ofConf(source: SourceText): readonly (readonly [string, Macro])[] {
  return readConf(source).stanzas.flatMap(({ name, settings }) => {
    const definition = settings.get("definition")?.value;
    if (definition === undefined) return [];
    const args = (settings.get("args")?.value ?? "")
      .split(",")
      .map((arg) => arg.trim())
      .filter((arg) => arg !== "");
    return [[name.replace(/\(\d+\)$/, ""), { arguments: args, definition }] as const];
  });
}

function ofYaml(source: SourceText): readonly (readonly [string, Macro])[] {
  return parseYaml(source).documents.flatMap((document) => {
    if (document.kind !== "map") return [];
    const node = (wanted: string) => document.entries.find(({ key }) => key.text === wanted)?.value;
    const [name] = textsOf(node("name"));
    const [definition] = textsOf(node("definition"));
    if (name === undefined || definition === undefined) return [];
    return [
      [
        name.replace(/\(\d+\)$/, "").trim(),
        { arguments: textsOf(node("arguments")), definition },
      ] as const,
    ];
  });
}
