import { walkExpr } from "../../../model/index.ts";
import type { Cell, Datum, Event, Expr } from "../../../model/index.ts";
import type { CellOf } from "../compile-column.ts";

/** Beyond this many values a memo begins anew. */
const mostValues = 500;
/** After so many events it is seen whether values come again. */
const trial = 2000;

/**
 * The same cells, kept by the value of the field that they are computed from: logs name the same accounts and programs
 * again and again. What reads several fields, or one as it is, is left alone.
 */
export function memoized(source: Expr, cell: CellOf): CellOf {
  const field = source.kind === "field" ? undefined : onlyField(source);
  if (field === undefined) return cell;
  const known = new Map<Datum | undefined, Cell>();
  let events = 0;
  let misses = 0;
  let isWorthIt = true;
  return (event) => {
    const value = isWorthIt ? valueOf(event, field) : null;
    // Lists and bags are made anew each time.
    if (value === null || typeof value === "object") return cell(event);
    if (++events === trial) isWorthIt = misses < trial / 2;
    const found = known.get(value);
    if (found !== undefined) return found;
    misses++;
    const made = cell(event);
    if (known.size === mostValues) known.clear();
    known.set(value, made);
    return made;
  };
}

interface OneField {
  readonly vocabulary: string;
  readonly name: string;
}

function onlyField(source: Expr): OneField | undefined {
  const fields = new Map<string, OneField>();
  walkExpr(source, (node) => {
    if (node.kind === "field") fields.set(`${node.vocabulary} ${node.name}`, node);
  });
  const [field, ...others] = fields.values();
  const isPlain =
    field !== undefined && (field.vocabulary !== "record" || field.name === "computer");
  return isPlain && others.length === 0 ? field : undefined;
}

function valueOf(event: Event, { vocabulary, name }: OneField): Datum | undefined {
  return vocabulary === "record" ? event.computer : event.get(name);
}
