import { unitSet } from "./syntax.ts";
import type { UnitSet } from "./syntax.ts";

/** The units and all that JavaScript's `i` flag takes for the same. */
export function withCases(units: UnitSet): UnitSet {
  const others = casedUnits().filter(([unit]) =>
    units.some(([from, to]) => unit >= from && unit <= to),
  );
  return unitSet([
    ...units,
    ...others.flatMap(([, alike]) => alike.map((unit) => [unit, unit] as const)),
  ]);
}

let cased: readonly (readonly [number, readonly number[]])[] | undefined;

/** Units that have others of the same letter, each with all of them (ECMA-262 22.2.2.7.3 Canonicalize, without the u flag). */
function casedUnits(): readonly (readonly [number, readonly number[]])[] {
  if (cased !== undefined) return cased;
  const alike = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const upper = String.fromCharCode(unit).toUpperCase();
    const code = upper.length === 1 ? upper.charCodeAt(0) : unit;
    const canonical = unit >= 0x80 && code < 0x80 ? unit : code;
    const group = alike.get(canonical);
    if (group === undefined) alike.set(canonical, [unit]);
    else group.push(unit);
  }
  cased = [...alike.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) => group.map((unit) => [unit, group] as const));
  return cased;
}
