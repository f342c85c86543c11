import type { SplPack } from "../../languages/spl/index.ts";
import type { SourceText } from "../../source/index.ts";
import { readConf } from "./conf.ts";
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
    sources: new Map(sources.filter(isSourcesConf).flatMap(channelsOf)),
  };
}

/** Whether a file defines something for searches, and is none. */
export const isPackFile = (source: SourceText): boolean =>
  [isMacroConf, isMacroYaml, isTransforms, isLookupFile, isLookupYaml, isSourcesConf].some((is) =>
    is(source),
  );

const isSourcesConf = ({ name }: SourceText): boolean => /(?:^|[\\/])sources\.conf$/i.test(name);

/** `sources.conf`, a file of ours: which channels an index or source holds: `[index::corp]`, `channels = Security, System`. */
function channelsOf(source: SourceText): readonly (readonly [string, readonly string[]])[] {
  return readConf(source).stanzas.map(({ name, settings }) => [
    name.toLowerCase(),
    (settings.get("channels")?.value ?? "")
      .split(",")
      .map((channel) => channel.trim())
      .filter((channel) => channel !== ""),
  ]);
}
