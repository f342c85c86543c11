import { isBag, isList, type Bag, type Dynamic } from "./dynamic.ts";

/**
 * What `buildschema` says that all values fit: a type's name, a bag of members' schemas, a bag with `` `indexer` `` for
 * lists, or a list of these where there are several. Null where there is nothing.
 */
export function schemaOf(values: readonly Dynamic[]): Dynamic {
  const members = new Map<string, Dynamic[]>();
  const items: Dynamic[] = [];
  const names = new Set<string>();
  for (const value of values) {
    if (isBag(value)) {
      for (const [key, member] of value) members.set(key, [...(members.get(key) ?? []), member]);
    } else if (isList(value)) items.push(...value);
    else if (value !== null) names.add(nameOf(value));
  }
  const schemas: Dynamic[] = [...names];
  if (members.size > 0) schemas.push(mapped(members));
  if (items.length > 0) schemas.push(new Map([["`indexer`", schemaOf(items)]]));
  return schemas.length > 1 ? schemas : (schemas[0] ?? null);
}

const mapped = (members: ReadonlyMap<string, readonly Dynamic[]>): Bag =>
  new Map([...members].map(([key, values]) => [key, schemaOf(values)]));

function nameOf(value: Dynamic): string {
  if (typeof value === "bigint") return "long";
  return typeof value === "number" ? "double" : typeof value === "boolean" ? "bool" : "string";
}
