import { and, isTrue, not, or } from "../../../../model/index.ts";
import type { AggregateColumn, Column, CompareOperator, Expr } from "../../../../model/index.ts";
import type { Span } from "../../../../source/index.ts";
import { cases } from "../functions/function.ts";
import type { Lowering } from "../lowering.ts";
import type { Rows } from "../rows.ts";
import {
  asNumber,
  column,
  compareNumbers,
  compareTexts,
  numberLiteral,
  textLiteral,
} from "../values.ts";

/** Which values of a field become columns. */
export interface SeriesOptions {
  readonly choice: SeriesChoice;
  /** The columns of all other values, and of rows without a value; undefined for none. */
  readonly other: string | undefined;
  readonly missing: string | undefined;
}

/** How columns are chosen, by what their cells come to together. */
export type SeriesChoice =
  | { readonly kind: "all" }
  /** So many of those that come to most, or to least. */
  | {
      readonly kind: "first";
      readonly count: number;
      readonly isOfLeast: boolean;
      readonly score: string;
    }
  /** Those that come to more, or less, than a number. */
  | {
      readonly kind: "bound";
      readonly operator: CompareOperator;
      readonly bound: number;
      readonly score: string;
    };

/** A column to be: what it is called, and which rows it is about. */
export interface Series {
  readonly name: string;
  readonly where: Expr;
}

/** Values of the answer that stand for all that are not columns of their own, and for rows without a value. */
const marks = { others: "\u0001others", missing: "\u0001missing" };

interface Split {
  /** The text whose values become columns, and the rows that those columns are made of. */
  readonly value: Expr;
  readonly by: readonly Column[];
  readonly aggregates: readonly AggregateColumn[];
  readonly settings: SeriesOptions;
  /** A copy of the rows, to find the values in. */
  readonly scored: Rows;
}

/**
 * The columns that the values of a field make, in the order of their names. Where there are more than the limit, those
 * count whose cells add up to most; where each has several cells, those of which there are most rows.
 */
export function seriesOf(
  { value, by, aggregates, settings, scored }: Split,
  rows: Rows,
  lowering: Lowering,
  span: Span,
): readonly Series[] {
  const { choice, other, missing } = settings;
  scored.extend({ name: "series", value });
  const series = column("series", "string");
  const isMissing: Expr = { kind: "is-null", subject: series };
  if (choice.kind !== "all") {
    const [only, second] = aggregates;
    const cell: AggregateColumn =
      only === undefined || second !== undefined
        ? { name: "cell", function: "count", type: "long", args: [] }
        : { ...only, name: "cell" };
    const keys = by.map((key, i) => ({ ...key, name: `key ${i}` }));
    scored.add({
      kind: "summarize",
      by: [...keys, { name: "series", value: series }],
      aggregates: [cell],
    });
    const score = asNumber(column("cell", cell.type));
    scored.add({
      kind: "summarize",
      by: [{ name: "series", value: series }],
      aggregates: [{ name: "score", function: choice.score, type: "real", args: [score] }],
    });
    const last = cases([{ when: isMissing, then: numberLiteral(1) }], numberLiteral(0));
    scored.add({
      kind: "sort",
      keys: [
        { by: last, direction: "ascending", nulls: "last" },
        {
          by: column("score", "real"),
          direction: choice.kind === "first" && choice.isOfLeast ? "ascending" : "descending",
          nulls: "last",
        },
        { by: series, direction: "ascending", nulls: "last" },
      ],
    });
    scored.add({
      kind: "window",
      order: [],
      columns: [{ name: "place", function: "row-number", type: "long", args: [] }],
    });
    const isIn =
      choice.kind === "first"
        ? compareNumbers("le", column("place", "long"), numberLiteral(choice.count))
        : isTrue(
            compareNumbers(choice.operator, column("score", "real"), numberLiteral(choice.bound)),
          );
    scored.project([
      {
        name: "series",
        value: cases(
          [
            { when: isMissing, then: textLiteral(marks.missing) },
            { when: isIn, then: series },
          ],
          textLiteral(marks.others),
        ),
      },
    ]);
  } else {
    const named = cases([{ when: isMissing, then: textLiteral(marks.missing) }], series);
    scored.project([{ name: "series", value: named }]);
  }
  const found = lowering.columnsOf(scored.query(), span).map(({ name }) => name);
  const names = found.filter((name) => name !== marks.missing && name !== marks.others);
  const name = rows.helper("series");
  rows.extend({ name, value });
  const here = column(name, "string");
  const isOf = (one: string) => isTrue(compareTexts("eq", here, textLiteral(one)));
  const isThere = not({ kind: "is-null", subject: here });
  return [
    ...names.map((one): Series => ({ name: one, where: isOf(one) })),
    ...(found.includes(marks.others) && other !== undefined
      ? [{ name: other, where: and([isThere, not(or(names.map(isOf)))]) }]
      : []),
    ...(found.includes(marks.missing) && missing !== undefined
      ? [{ name: missing, where: not(isThere) }]
      : []),
  ];
}

/** The aggregates of each series as columns: named like the series where there is one aggregate. */
export function pivoted(
  aggregates: readonly AggregateColumn[],
  series: readonly Series[],
  separator = ": ",
): readonly AggregateColumn[] {
  const columns = aggregates.flatMap((aggregate) =>
    series.map(({ name, where }) => ({
      ...aggregate,
      name: aggregates.length === 1 ? name : `${aggregate.name}${separator}${name}`,
      where: aggregate.where === undefined ? where : and([aggregate.where, where]),
    })),
  );
  return [...new Map(columns.map((one) => [one.name, one])).values()];
}
