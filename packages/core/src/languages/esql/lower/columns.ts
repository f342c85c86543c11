import { walkExpr } from "../../../model/index.ts";
import type { Column, Expr, Step } from "../../../model/index.ts";
import { nearest } from "../../../source/index.ts";
import type { Columns, Eval, MvExpand, Name, Rename } from "../syntax/index.ts";
import { fitsName } from "./patterns.ts";
import { lowerScalar } from "./scalar.ts";
import { fieldOf, typedField } from "./scope.ts";
import type { EsqlColumn, Scope } from "./scope.ts";
import type { Lowered } from "./stats.ts";
import { single } from "./types.ts";
import type { Lowering } from "./types.ts";

/** The column of a name; reported where there is none. */
function columnNamed({ text, span }: Name, { scope, say }: Lowering): EsqlColumn | undefined {
  const column = scope.find(text);
  if (column !== undefined) return column;
  const near = nearest(
    text,
    scope.columns.map(({ name }) => name),
  );
  say("esql/unknown-column", { name: text, near }, span);
  return undefined;
}

/** `KEEP`: of events, a pattern stands for the fields that Windows logs supply; `*` for all, as they were. */
export function lowerKeep({ names, span }: Columns, lowering: Lowering): Lowered {
  const { scope, fields } = lowering;
  if (scope.isOpen && names.some(({ text }) => text === "*")) {
    for (const name of names) if (!name.text.includes("*")) columnNamed(name, lowering);
    return { steps: [], scope: lowering.scope };
  }
  const kept = new Map<string, EsqlColumn>();
  for (const name of names) {
    if (!name.text.includes("*")) {
      const column = columnNamed(name, lowering);
      if (column !== undefined) kept.set(column.name, column);
      continue;
    }
    const fits = fitsName(name.text);
    const supplied = scope.isOpen ? fields.names().filter(fits) : [];
    const made = scope.columns.map((column) => column.name).filter(fits);
    for (const one of new Set([...made, ...supplied])) {
      const column = scope.find(one);
      if (column !== undefined && !kept.has(one)) kept.set(one, column);
    }
  }
  const columns = [...kept.values()];
  return {
    steps: [
      {
        kind: "project",
        columns: columns.map((column) => ({ name: column.name, value: fieldOf(column) })),
        origin: span,
      },
    ],
    scope: scope.closed(columns),
  };
}

export function lowerDrop({ names, span }: Columns, lowering: Lowering): Lowered {
  const { scope } = lowering;
  const dropped = names.flatMap((name) => {
    if (!name.text.includes("*")) return columnNamed(name, lowering)?.name ?? [];
    return scope.columns.map((column) => column.name).filter(fitsName(name.text));
  });
  return {
    steps: [{ kind: "project-away", names: dropped, origin: span }],
    scope: scope.without(dropped),
  };
}

/** `RENAME`, one after another; a column of the new name gives way. */
export function lowerRename({ names, span }: Rename, lowering: Lowering): Lowered {
  let { scope } = lowering;
  const steps: Step[] = [];
  for (const { from, to } of names) {
    const column = columnNamed(from, { ...lowering, scope });
    if (column === undefined || from.text === to.text) continue;
    scope = withDemanded(scope, column);
    if (scope.columns.some(({ name }) => name === to.text))
      steps.push({ kind: "project-away", names: [to.text] });
    steps.push({ kind: "rename", names: [{ from: from.text, to: to.text }], origin: span });
    scope = scope.renamed(from.text, to.text);
  }
  return { steps, scope };
}

const withDemanded = (scope: Scope, column: EsqlColumn) =>
  scope.columns.some(({ name }) => name === column.name) ? scope : scope.with([column]);

/** `EVAL`: each column sees those before it. */
export function lowerEval(
  { columns, span }: Eval,
  lowering: Lowering,
  text: (node: { readonly span: { readonly start: number; readonly end: number } }) => string,
): Lowered {
  let { scope } = lowering;
  const steps: Step[] = [];
  let together: Column[] = [];
  const flush = () => {
    if (together.length > 0) steps.push({ kind: "extend", columns: together, origin: span });
    together = [];
  };
  for (const { name, value } of columns) {
    const typed = lowerScalar(value, { ...lowering, scope });
    const own = name?.text ?? text(value).trim();
    const pending = new Set(together.map((column) => column.name));
    if (pending.has(own) || reads(typed.expr, pending)) flush();
    together.push({ name: own, value: typed.expr });
    scope = scope.with([{ name: own, type: typed.type, several: typed.several }]);
  }
  flush();
  return { steps, scope };
}

function reads(expr: Expr, names: ReadonlySet<string>): boolean {
  let found = false;
  walkExpr(expr, (node) => {
    if (node.kind === "field" && names.has(node.name)) found = true;
    return !found;
  });
  return found;
}

/** `MV_EXPAND`: a row for each value. */
export function lowerMvExpand({ column, span }: MvExpand, lowering: Lowering): Lowered {
  const found = columnNamed(column, lowering);
  if (found === undefined || !found.several) return { steps: [], scope: lowering.scope };
  const { name, type } = found;
  return {
    steps: [
      {
        kind: "expand",
        columns: [{ name, value: fieldOf(found), type: "dynamic" }],
        bags: "bags",
        origin: span,
      },
      { kind: "extend", columns: [{ name, value: single(typedField(found)) }] },
    ],
    scope: lowering.scope.with([{ name, type, several: false }]),
  };
}
