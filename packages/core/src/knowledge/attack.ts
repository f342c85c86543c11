import {
  retiredTable,
  tacticAliasTable,
  tacticTable,
  techniqueTable,
} from "./tables/attack-table.ts";
import { readList, readTable } from "./tables/read-table.ts";

/** A column of ATT&CK Enterprise. */
export interface Tactic {
  /** `TA0002`. */
  readonly id: string;
  /** `execution`, as in tags. */
  readonly shortName: string;
  readonly name: string;
  /** The tactic of ATT&CK v18 that this one was split from. */
  readonly formerName?: string;
}

export interface Technique {
  /** `T1059` or `T1059.001`. */
  readonly id: string;
  /** Without the parent's name. */
  readonly name: string;
  /** The technique of which this one is a sub-technique. */
  readonly parent?: string;
  readonly tactics: readonly Tactic[];
  /** Platforms as ATT&CK names them. */
  readonly platforms: readonly string[];
  /** The name it had in ATT&CK v18, where another. */
  readonly formerName?: string;
}

/** A technique that ATT&CK no longer lists. */
export interface RetiredTechnique {
  readonly id: string;
  readonly name: string;
  readonly status: "revoked" | "deprecated";
  /** The technique that replaces it; deprecated ones have none. */
  readonly replacement?: Technique;
}

const tacticAliases: ReadonlyMap<string, readonly string[]> = new Map(
  readTable(tacticAliasTable).map(([former = "", now]) => [former, readList(now)]),
);

/** All tactics, in the order of the matrix. */
export const tactics: readonly Tactic[] = readTable(tacticTable).map(
  ([id = "", shortName = "", name = ""]) => {
    const former = [...tacticAliases].find(([, now]) => now.includes(shortName))?.[0];
    return {
      id,
      shortName,
      name,
      ...(former === undefined ? {} : { formerName: titleCase(former) }),
    };
  },
);

function titleCase(shortName: string): string {
  return shortName
    .split("-")
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join(" ");
}

const tacticByKey: ReadonlyMap<string, Tactic> = new Map(
  tactics.flatMap((tactic) => [
    [tactic.shortName, tactic] as const,
    [tactic.id.toLowerCase(), tactic] as const,
  ]),
);

type Row = readonly string[];
const byId = (table: string): ReadonlyMap<string, Row> =>
  new Map(readTable(table).map((row) => [row[0] ?? "", row]));
const rowById = byId(techniqueTable);
const retiredById = byId(retiredTable);

/** Ids of all techniques and sub-techniques in use. */
export const techniqueIds: readonly string[] = [...rowById.keys()];

/** A technique in use by its id, in any case. */
export function findTechnique(id: string): Technique | undefined {
  const wanted = id.toUpperCase();
  const row = rowById.get(wanted);
  if (row === undefined) return undefined;
  const [, name = "", tacticNames, platforms, formerName] = row;
  const dot = wanted.indexOf(".");
  return {
    id: wanted,
    name,
    ...(dot < 0 ? {} : { parent: wanted.slice(0, dot) }),
    tactics: readList(tacticNames).flatMap((tactic) => tacticByKey.get(tactic) ?? []),
    platforms: readList(platforms),
    ...(formerName === undefined ? {} : { formerName }),
  };
}

/** A technique that ATT&CK has revoked or deprecated, with what replaces it today. */
export function findRetired(id: string): RetiredTechnique | undefined {
  const wanted = id.toUpperCase();
  const row = retiredById.get(wanted);
  if (row === undefined) return undefined;
  const [, name = "", status, by] = row;
  const replacement = by === undefined ? undefined : liveTechnique(by);
  return {
    id: wanted,
    name,
    status: status === "deprecated" ? "deprecated" : "revoked",
    ...(replacement === undefined ? {} : { replacement }),
  };
}

/** Replacements may have been replaced in their turn. */
function liveTechnique(id: string): Technique | undefined {
  const seen = new Set<string>();
  for (
    let next: string | undefined = id;
    next !== undefined && !seen.has(next);
    next = retiredById.get(next)?.[3]
  ) {
    const technique = findTechnique(next);
    if (technique !== undefined) return technique;
    seen.add(next);
  }
  return undefined;
}

/**
 * The tactics of a name: short name (`defense_evasion` and `Defense Evasion` too) or id. A tactic of
 * ATT&CK v18 that v19 split gives the tactics that took its place.
 */
export function findTactics(name: string): readonly Tactic[] {
  const wanted = name.toLowerCase().replaceAll(/[_ ]/g, "-");
  const names = tacticAliases.get(wanted) ?? [wanted];
  return names.flatMap((one) => tacticByKey.get(one) ?? []);
}
