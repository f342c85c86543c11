import type { ColumnType, Datum, ScalarType } from "@telltale/core/model";
import { ticksOfTime } from "@telltale/core/model";

/**
 * What texts stand for: `plain`, for themselves; `times`, for times where they look like it, as in JSON; `anything`,
 * for numbers and truth values too, as in CSV.
 */
export type TextMeaning = "plain" | "times" | "anything";

/** Finds out the columns of records: their names in the order of appearance, and the types that hold all values. */
export class ColumnInference {
  readonly #meaning: TextMeaning;
  readonly #types = new Map<string, ScalarType | undefined>();

  constructor(meaning: TextMeaning) {
    this.#meaning = meaning;
  }

  add(fields: ReadonlyMap<string, Datum>): void {
    for (const [name, value] of fields) {
      const known = this.#types.get(name);
      if (known === "dynamic") continue;
      const type = typeOfDatum(value, this.#meaning);
      this.#types.set(
        name,
        type === undefined || known === undefined ? (type ?? known) : joined(known, type),
      );
    }
  }

  /** A column that never had a value is of texts. */
  columns(): readonly ColumnType[] {
    return [...this.#types].map(([name, type]) => ({ name, type: type ?? "string" }));
  }
}

function joined(a: ScalarType, b: ScalarType): ScalarType {
  if (a === b) return a;
  if ((a === "long" || a === "real") && (b === "long" || b === "real")) return "real";
  return a === "dynamic" || b === "dynamic" ? "dynamic" : "string";
}

/** Undefined for what is not there. */
function typeOfDatum(value: Datum, meaning: TextMeaning): ScalarType | undefined {
  switch (typeof value) {
    case "boolean":
      return "boolean";
    case "number":
      return Number.isInteger(value) ? "long" : "real";
    case "string":
      return typeOfText(value, meaning);
    default:
      return value === null ? undefined : "dynamic";
  }
}

function typeOfText(text: string, meaning: TextMeaning): ScalarType | undefined {
  if (text === "") return undefined;
  if (meaning === "plain") return "string";
  if (ticksOfTime(text) !== undefined) return "datetime";
  if (meaning === "times") return "string";
  // Numbers with zeros in front are names of something.
  if (/^-?(?:0|[1-9]\d{0,17})$/.test(text)) return "long";
  if (/^-?(?:0|[1-9]\d*)\.\d+$/.test(text)) return "real";
  return /^(?:true|false)$/i.test(text) ? "boolean" : "string";
}
