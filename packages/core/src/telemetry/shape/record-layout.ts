import type { Layout } from "../cursor.ts";
import type { ListPlace } from "../key-tree.ts";
import { providerOfFields } from "./channels.ts";
import { envelopes, plain, type Shape, shapes, wrappers } from "./shapes.ts";

/** A layout and where in the record's leaves (by index, -1 for none) a reader finds what it needs. */
export interface RecordLayout extends Layout {
  /** The leaf of each slot. */
  readonly leaves: Int32Array;
  /** Where each leaf stands in lists of objects. */
  readonly places: readonly (readonly ListPlace[])[];
  /** The slots of each name. */
  readonly slots: ReadonlyMap<string, readonly number[]>;
  readonly channel: number;
  readonly provider: number;
  readonly providerGuid: number;
  readonly eventId: number;
  readonly computer: number;
  readonly recordId: number;
  readonly time: number;
  /** EventData as text inside the record. */
  readonly embedded: number;
  /** The event as it came to Splunk, which may be XML. */
  readonly raw: number;
  /** The provider that the fields' names give away. */
  readonly inferredProvider: string;
  /** A Windows event, whose channel and provider may be inferred from one another. */
  readonly isWindows: boolean;
}

/** A leaf as the record has it: its path joined by dots, and the same without the marks that renderings of XML add. */
interface Leaf {
  readonly path: string;
  readonly bare: string;
}

/**
 * Recognizes how records with these leaves are laid out and names their slots: the event's own fields first, then
 * the System parts under their Sigma names (`taxonomy` appendix of the Sigma specification: Data names with blanks
 * stripped, System parts joined by `_`). An own field of the same name hides a System part.
 */
export function recordLayout(
  paths: readonly (readonly string[])[],
  places: RecordLayout["places"] = [],
): RecordLayout {
  const leaves = openEnvelope(paths).map(leafOf);
  const first = firstByPath(leaves);
  const shape =
    shapes.find((candidate) =>
      candidate.signature.every((group) => group.some((path) => first.has(path))),
    ) ?? plain;
  const find = (candidates: readonly string[] = []) =>
    first.get(candidates.find((path) => first.has(path)) ?? "") ?? -1;

  const system = new Map<number, string>();
  for (const [name, candidates] of Object.entries(shape.system)) {
    const leaf = find(candidates);
    if (leaf >= 0 && !system.has(leaf)) system.set(leaf, name);
  }
  const own = ownFields(shape, leaves, system);
  const ownNames = new Set(own.map(([name]) => name));
  const shown = [...system]
    .filter(([, name]) => !ownNames.has(name))
    .map(([leaf, name]): [string, number] => [name, leaf]);
  const all = [...own, ...shown];
  const isWindows = shape !== plain;
  return {
    names: all.map(([name]) => name),
    ownCount: own.length,
    leaves: Int32Array.from(all, ([, leaf]) => leaf),
    places,
    slots: slotsByName(all),
    channel: find(shape.system["Channel"]),
    provider: find(shape.system["Provider_Name"]),
    providerGuid: find(shape.system["Provider_Guid"]),
    eventId: find(shape.system["EventID"]),
    computer: find(shape.system["Computer"]),
    recordId: find(shape.system["EventRecordID"]),
    time: find(shape.time),
    embedded: find(shape.embedded),
    raw: first.get("_raw") ?? -1,
    inferredProvider: isWindows ? inferProvider(ownNames) : "",
    isWindows,
  };
}

/** Whether an array of objects at `path` holds the records of the file, given the leaves before it. */
export function isRecordArray(
  path: readonly string[],
  before: readonly (readonly string[])[],
): boolean {
  const joined = path.join(".");
  return wrappers.some(
    (known) =>
      known.path === joined && before.every((leaf) => known.before.includes(leaf[0] ?? "")),
  );
}

function openEnvelope(paths: readonly (readonly string[])[]): readonly (readonly string[])[] {
  for (const { member, beside } of envelopes) {
    const fits = paths.every(([first, ...rest]) =>
      first === member ? rest.length > 0 : beside.includes(first ?? ""),
    );
    if (fits && paths.some(([first]) => first === member)) {
      return paths.map((path) => (path[0] === member ? path.slice(1) : path));
    }
  }
  return paths;
}

function leafOf(path: readonly string[]): Leaf {
  const parts = path
    .filter((part) => part !== "#attributes")
    .map((part) => part.replace(/_attributes$/, ""));
  const last = parts.at(-1);
  // Velociraptor writes EventID as {"Value": 1}.
  const isText =
    parts.length > 1 && (last === "#text" || (last === "Value" && parts.at(-2) === "EventID"));
  const bare = (isText ? parts.slice(0, -1) : parts).join(".");
  // Azure's portal appends the zone to the names of time columns.
  return { path: path.join("."), bare: bare.replace(/ \[UTC\]$/, "") };
}

function firstByPath(leaves: readonly Leaf[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const [index, { bare }] of leaves.entries()) if (!first.has(bare)) first.set(bare, index);
  return first;
}

/**
 * The own fields with their leaves, in the order of the record. A field of EventData hides a member beside EventData
 * of the same name: Azure Monitor's tables repeat their commonest fields as columns.
 */
function ownFields(
  shape: Shape,
  leaves: readonly Leaf[],
  system: ReadonlyMap<number, string>,
): readonly (readonly [name: string, leaf: number])[] {
  const fields = leaves.flatMap(({ path, bare }, leaf) => {
    const name = system.has(leaf) ? undefined : ownName(shape, path, bare);
    const isInside = shape.own.some(({ container }) => bare.startsWith(`${container}.`));
    return name === undefined ? [] : [{ name, leaf, isInside }];
  });
  const inside = new Set(fields.flatMap(({ name, isInside }) => (isInside ? [name] : [])));
  return fields
    .filter(({ name, isInside }) => isInside || !inside.has(name))
    .map(({ name, leaf }) => [name, leaf]);
}

/** The name of an own field; undefined for what is no field: empty containers, namespaces, leftovers of System. */
function ownName(shape: Shape, path: string, bare: string): string | undefined {
  for (const { container, skip } of shape.own) {
    if (bare === container) return shape.embedded.includes(container) ? bare : undefined;
    if (!bare.startsWith(`${container}.`)) continue;
    const parts = bare.slice(container.length + 1).split(".");
    return fieldName(parts, skip, container.split(".").at(-1) ?? "", path);
  }
  if (shape === plain) return path;
  if (!shape.isXml) return path.replaceAll(" ", "");
  const parts = bare.split(".");
  return parts[0] === "System" ? undefined : fieldName(parts, 0, "", path);
}

/** Names what lies below a container: levels of wrapping left out, an attribute after its element (`Element_Name`). */
function fieldName(
  parts: string[],
  skip: number,
  container: string,
  path: string,
): string | undefined {
  if (parts.at(-1)?.startsWith("xmlns")) return undefined;
  const attribute = /(#|_)attributes\.[^.]+$/.test(path) ? parts.pop() : undefined;
  const below = parts.slice(Math.min(skip, Math.max(parts.length - 1, 0)));
  const name = below.length === 0 ? container : below.join(".");
  return (attribute === undefined ? name : `${name}_${attribute}`).replaceAll(" ", "");
}

function slotsByName(
  all: readonly (readonly [string, number])[],
): ReadonlyMap<string, readonly number[]> {
  const slots = new Map<string, number[]>();
  for (const [slot, [name]] of all.entries()) {
    const known = slots.get(name);
    if (known === undefined) slots.set(name, [slot]);
    else known.push(slot);
  }
  return slots;
}

function inferProvider(names: ReadonlySet<string>): string {
  return (
    providerOfFields.find(({ fields }) => fields.every((field) => names.has(field)))?.provider ?? ""
  );
}
