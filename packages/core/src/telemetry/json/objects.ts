import type { RecordLayout } from "../shape/record-layout.ts";

/** Slots of one object, by name. */
export type ObjectSlots = ReadonlyMap<string, readonly number[]>;

const known = new WeakMap<RecordLayout, Map<string, readonly ObjectSlots[]>>();

/** The objects of a list in records of a layout: the slots that each has. */
export function objectsIn(layout: RecordLayout, field: string): readonly ObjectSlots[] {
  const ofLayout = known.get(layout) ?? new Map<string, readonly ObjectSlots[]>();
  known.set(layout, ofLayout);
  let objects = ofLayout.get(field);
  if (objects === undefined) ofLayout.set(field, (objects = findObjects(layout, field)));
  return objects;
}

function findObjects(layout: RecordLayout, field: string): readonly ObjectSlots[] {
  const objects = new Map<string, Map<string, number[]>>();
  const single = new Map<string, number[]>();
  layout.names.forEach((name, slot) => {
    if (!name.startsWith(`${field}.`)) return;
    const places = layout.places[layout.leaves[slot] as number] ?? [];
    const place = places.find((one) => name === `${field}.${one.name}`);
    const slots =
      place === undefined ? single : (objects.get(place.object) ?? new Map<string, number[]>());
    if (place !== undefined) objects.set(place.object, slots);
    slots.set(name, [...(slots.get(name) ?? []), slot]);
  });
  return [...objects.values(), ...(single.size === 0 ? [] : [single])];
}
