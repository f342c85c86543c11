import { cellOf, ticksOfTime } from "../../model/index.ts";
import type { Cell, ColumnType, Datum } from "../../model/index.ts";
import type { EventCursor, Layout } from "../../telemetry/index.ts";
import { singleOf } from "../functions/scalar-function.ts";
import type { TableNeed } from "./table-needs.ts";

/** Defender streams its tables under categories of this form, the columns inside of `properties`. */
const streamed = "AdvancedHunting-";
const streamedMember = "properties.";

/** Rows out of records that are rows already: exports of the tables. */
export class NativeRows {
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #columns: readonly (readonly ColumnType[])[];
  readonly #canBe = new WeakMap<Layout, boolean>();

  constructor(needs: readonly TableNeed[], columns: readonly (readonly ColumnType[])[]) {
    this.#numbers = new Map(needs.map(({ source }, number) => [source.name, number]));
    this.#columns = columns;
  }

  /** The need whose table the record says it is of. */
  needOf(cursor: EventCursor): number | undefined {
    const { layout } = cursor;
    let canBe = this.#canBe.get(layout);
    if (canBe === undefined) {
      canBe = layout.names.includes("Type") || layout.names.includes("category");
      this.#canBe.set(layout, canBe);
    }
    if (!canBe) return undefined;
    const type = cursor.get("Type");
    const number = typeof type === "string" ? this.#numbers.get(type) : undefined;
    if (number !== undefined) return number;
    const category = cursor.get("category");
    return typeof category === "string" && category.startsWith(streamed)
      ? this.#numbers.get(category.slice(streamed.length))
      : undefined;
  }

  rowOf(need: number, cursor: EventCursor): Cell[] {
    return (this.#columns[need] ?? []).map(({ name, type }) => {
      const datum = valueOf(cursor, name, type === "dynamic");
      if (datum === undefined && (name === "TimeGenerated" || name === "Timestamp"))
        return ticksOfTime(cursor.time) ?? null;
      return cellOf(datum, type);
    });
  }
}

function valueOf(cursor: EventCursor, name: string, isDynamic: boolean): Datum | undefined {
  for (const path of [name, streamedMember + name]) {
    const datum = cursor.get(path) ?? bagAt(cursor, `${path}.`);
    if (datum !== undefined) return isDynamic ? datum : (singleOrBag(datum) ?? undefined);
  }
  return undefined;
}

function singleOrBag(datum: Datum): Datum | undefined {
  return typeof datum === "object" ? datum : singleOf(datum);
}

/** The members of an object, which readers hand out one by one. */
function bagAt(cursor: EventCursor, prefix: string): Datum | undefined {
  const bag: Record<string, Datum> = {};
  for (const name of cursor.layout.names) {
    if (!name.startsWith(prefix)) continue;
    const value = cursor.get(name);
    if (value !== undefined) place(bag, name.slice(prefix.length).split("."), value);
  }
  return Object.keys(bag).length === 0 ? undefined : bag;
}

function place(bag: Record<string, Datum>, path: readonly string[], value: Datum): void {
  const [key = "", ...rest] = path;
  if (rest.length === 0) {
    Object.defineProperty(bag, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    return;
  }
  const known = Object.hasOwn(bag, key) ? bag[key] : undefined;
  const inner: Record<string, Datum> =
    typeof known === "object" && known !== null && !Array.isArray(known)
      ? (known as Record<string, Datum>)
      : {};
  Object.defineProperty(bag, key, {
    value: inner,
    enumerable: true,
    writable: true,
    configurable: true,
  });
  place(inner, rest, value);
}
