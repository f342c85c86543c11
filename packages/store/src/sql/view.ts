import { walkExpr } from "@telltale/core/model";
import type { Query } from "@telltale/core/model";

/** A view as far as it gives columns that are asked for, over as much of its table as these need. */
export function viewOfColumns(view: Query, asked: ReadonlySet<string>): Query {
  const steps = view.steps.map((step) =>
    step.kind === "project"
      ? { ...step, columns: step.columns.filter(({ name }) => asked.has(name)) }
      : step,
  );
  const { source } = view;
  if (source.kind !== "table") return { ...view, steps };
  const read = new Set<string>();
  for (const step of steps) {
    const exprs =
      step.kind === "project"
        ? step.columns.map(({ value }) => value)
        : step.kind === "filter"
          ? [step.where]
          : undefined;
    if (exprs === undefined) return { ...view, steps };
    for (const expr of exprs)
      walkExpr(expr, (node) => void (node.kind === "field" && read.add(node.name)));
  }
  const columns = source.columns.filter(({ name }) => read.has(name));
  return { ...view, source: { ...source, columns }, steps };
}
