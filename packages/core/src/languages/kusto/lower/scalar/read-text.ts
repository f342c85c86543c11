import type { LiteralExpr, ScalarType, Value } from "../../../../model/index.ts";
import { readDatetime } from "../../parse/datetime.ts";

/** A text that writes a value of a type, as a literal of it; undefined if it does not. */
export function readText(text: string, type: ScalarType): LiteralExpr | undefined {
  const value = valueOf(text.trim(), type);
  return value === undefined ? undefined : { kind: "literal", value, type };
}

function valueOf(text: string, type: ScalarType): Value | undefined {
  switch (type) {
    case "int":
    case "long":
      if (!/^-?\d+$/.test(text)) return undefined;
      return Number.isSafeInteger(Number(text))
        ? { kind: "number", value: Number(text) }
        : { kind: "long", digits: text };
    case "real":
    case "decimal":
      return /^-?\d+(?:\.\d+)?$/.test(text) ? { kind: "number", value: Number(text) } : undefined;
    case "boolean":
      return /^(?:true|false)$/i.test(text)
        ? { kind: "boolean", value: text.toLowerCase() === "true" }
        : undefined;
    case "guid":
      return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
        ? { kind: "string", value: text.toLowerCase() }
        : undefined;
    case "datetime": {
      const iso = readDatetime(text);
      return iso === null ? undefined : { kind: "timestamp", iso };
    }
    case "string":
    case "timespan":
    case "dynamic":
      return undefined;
    default:
      return type satisfies never;
  }
}
