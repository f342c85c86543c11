import type { SplPack } from "../../languages/spl/index.ts";
import type { SourceText } from "../../source/index.ts";
import { readConf } from "./conf.ts";
import type { Stanza } from "./conf.ts";
import { isLookupFile, isLookupYaml, isTransforms, readLookups } from "./lookups.ts";
import type { GivenLookup } from "./lookups.ts";
import { isMacroConf, isMacroYaml, readMacros } from "./macros.ts";

/** What the files of a pack define for its searches; `given` are lookups under names of their own. */
export function readPack(
  sources: readonly SourceText[],
  given: readonly GivenLookup[] = [],
): SplPack {
  return {
    macros: readMacros(sources),
    lookups: readLookups(sources, given),
    sources: new Map(
      sources
        .filter(isSourcesConf)
        .flatMap((source) => readConf(source).stanzas)
        .map((stanza) => [stanza.name.toLowerCase(), channelsOf(stanza)]),
    ),
  };
}

/** Whether a file defines something for searches, and is none. */
export const isPackFile = (source: SourceText): boolean =>
  [isMacroConf, isMacroYaml, isTransforms, isLookupFile, isLookupYaml, isSourcesConf].some((is) =>
    is(source),
  );

/** `sources.conf`, a file of ours: which channels a name holds: `[index::corp]`, `channels = Security, System`. */
export const isSourcesConf = ({ name }: SourceText): boolean =>
  /(?:^|[\\/])sources\.conf$/i.test(name);

export const channelsOf = ({ settings }: Stanza): readonly string[] =>
  (settings.get("channels")?.value ?? "")
    .split(",")
    .map((channel) => channel.trim())
    .filter((channel) => channel !== "");
