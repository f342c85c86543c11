import { typeOf } from "../../../../model/index.ts";
import type { Column, Expr, JoinColumn, Query } from "../../../../model/index.ts";
import type { Command } from "../../syntax.ts";
import { fieldOf } from "../lowering.ts";
import type { Lowering } from "../lowering.ts";
import { isOn } from "../options.ts";
import { Rows } from "../rows.ts";
import { asTypeOf, column, commonType, keyOf, nothing, orElse } from "../values.ts";
import { numbered } from "./streams.ts";

type Of<Kind extends Command["kind"]> = Extract<Command, { kind: Kind }>;

/**
 * Joins the results of a search by equal fields. Of several results with the same fields the first counts, as long as
 * `max` says nothing else; their values take the place of those of the rows.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Join
 */
export function lowerJoin(
  { names, pipeline, options, span }: Of<"join">,
  rows: Rows,
  lowering: Lowering,
): void {
  const right = lowering.pipeline(pipeline);
  const keys =
    names.length > 0
      ? names
      : right.names.filter((name) => rows.type(name) !== undefined && !name.startsWith("_"));
  const keyText = (from: Rows): Expr =>
    keyOf(keys.map((name) => fieldOf(name, from, lowering, span)));
  const rightKey = right.fresh("join key");
  right.extend({ name: rightKey, value: keyText(right) });
  // A row that lacks a field is joined to none.
  right.filter({ kind: "not", arg: { kind: "is-null", subject: column(rightKey, "string") } });
  const most = Number(options.get("max") ?? "1");
  if (most > 0) {
    const body: Query = {
      source: { kind: "handed-in", columns: right.columns },
      steps: [{ kind: "take", count: most }],
    };
    right.add({ kind: "partition", by: column(rightKey, "string"), body });
  }
  const isOuter = options.get("type") === "outer" || options.get("type") === "left";
  const made = right.columns.filter(
    ({ name }) => name !== rightKey && !keys.includes(name) && !/^_(?!time)/.test(name),
  );
  const shared = made.filter(({ name }) => rows.type(name) !== undefined);
  const output: JoinColumn[] = [
    ...rows.columns.map(({ name, type }): JoinColumn => ({ side: "left", from: name, name, type })),
    ...made.map(({ name, type }): JoinColumn => ({
      side: "right",
      from: name,
      name: shared.some((one) => one.name === name) ? besideName(name) : name,
      type,
    })),
  ];
  rows.add({
    kind: "join",
    flavor: isOuter ? "left-outer" : "inner",
    right: right.query(),
    on: [{ left: keyText(rows), right: column(rightKey, "string") }],
    output,
    origin: span,
  });
  rows.extend(
    ...shared.map(({ name, type }): Column => {
      const [former, found] = [
        column(name, rows.type(name) ?? type),
        column(besideName(name), type),
      ];
      const isKept = !isOn(options, "overwrite", true);
      return { name, value: isKept ? orElse(former, found) : orElse(found, former) };
    }),
  );
  rows.remove(shared.map(({ name }) => besideName(name)));
}

const besideName = (name: string) => `${name} (joined)`;

/** The rows of both, each with the columns of either. */
export function appended(rows: Rows, others: readonly Rows[]): Rows {
  const all = [rows, ...others];
  const names = [...new Set(all.flatMap((one) => one.names))];
  const types = names.map((name) =>
    commonType(
      all.flatMap((one) => {
        const type = one.type(name);
        return type === undefined ? [] : [column(name, type)];
      }),
    ),
  );
  for (const one of all) {
    one.project(
      names.map((name, i) => {
        const into = types[i] ?? "string";
        const type = one.type(name);
        const value = type === undefined ? nothing(into) : asTypeOf(column(name, type), into);
        return { name, value: typeOf(value) === into ? value : asTypeOf(value, into) };
      }),
    );
  }
  rows.add({ kind: "union", others: others.map((one) => one.query()) });
  return rows;
}

/**
 * Puts the columns of another search beside those of the rows, the first of its rows beside the first of them. A field of
 * both stays as it is, if it is not to be overridden.
 * https://docs.splunk.com/Documentation/Splunk/latest/SearchReference/Appendcols
 */
export function lowerAppendcols(
  { pipeline, options, span }: Of<"append" | "appendpipe" | "appendcols">,
  rows: Rows,
  lowering: Lowering,
): void {
  const right = lowering.pipeline(pipeline);
  const overrides = isOn(options, "override", false);
  const made = right.columns.filter(
    ({ name }) => !name.startsWith("_") && (overrides || rows.type(name) === undefined),
  );
  const [left, other] = [numbered(rows), numbered(right)];
  const replaced = new Set(made.map(({ name }) => name));
  rows.add({
    kind: "join",
    flavor: "full-outer",
    right: right.query(),
    on: [{ left, right: other }],
    output: [
      ...rows.columns
        .filter(({ name }) => !replaced.has(name))
        .map(({ name, type }): JoinColumn => ({ side: "left", from: name, name, type })),
      ...made.map(({ name, type }): JoinColumn => ({ side: "right", from: name, name, type })),
    ],
    origin: span,
  });
}

/** Adds what a pipeline makes of the rows so far. */
export function lowerAppendpipe(
  { pipeline }: Of<"append" | "appendpipe" | "appendcols">,
  rows: Rows,
  lowering: Lowering,
): Rows {
  const source = rows.asSource();
  return appended(new Rows(source), [lowering.pipeline(pipeline, new Rows(source))]);
}
