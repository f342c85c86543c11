import { naming } from "./convert-sql.ts";
import { arity, type FunctionFamily } from "./family.ts";
import { template, valueList } from "./splunk.ts";
import type { ScalarSql } from "./types.ts";

/** What SPL's functions of several values mean: a dynamic is a list of texts, and null where there are none. */

/** `spl-rex-all(subject, pattern, group, most)`: what a group finds, of every value of the subject. */
const rexAll: ScalarSql = ([subject, pattern, group, most]) => {
  if (!subject || !pattern || !group || !most) return undefined;
  const found = `flatten(list_transform(${valueList(subject)}, lambda v: regexp_extract_all(v, ${pattern.sql}, ${group.sql}::INTEGER)))`;
  const kept = `list_filter(${found}, lambda m: m IS NOT NULL AND m <> '')`;
  const cut =
    most.literal?.kind === "number" && most.literal.value > 0
      ? `(${kept})[1:${most.literal.value}]`
      : kept;
  return `nullif(to_json(${cut})::VARCHAR, '[]')`;
};

const overValues =
  (write: (list: string, ...rest: readonly string[]) => string): ScalarSql =>
  ([values, ...rest]) =>
    values && write(valueList(values), ...rest.map(({ sql }) => sql));

export const splunkListFunctions: FunctionFamily = {
  js: [],
  scalars: {
    "spl-rex-all": arity(4, 4, rexAll),
    "spl-multiple": arity(
      1,
      1,
      ([x]) =>
        x && (x.type === "dynamic" ? x.sql : `nullif(to_json(${valueList(x)})::VARCHAR, '[]')`),
    ),
    "spl-many-or-one": template(
      1,
      (json) =>
        `CASE WHEN json_array_length(${json}) = 1 THEN json_extract(${json}, '$[0]')::VARCHAR ELSE ${json} END`,
    ),
    "spl-many-any-fits": overValues(
      (list, pattern) =>
        `(len(list_filter(${list}, lambda m: TRY(regexp_matches(m, ${pattern})))) > 0)`,
    ),
    "spl-many-any-equals": ([values, other]) =>
      values && other && `list_has_any(${valueList(values)}, ${valueList(other)})`,
    "spl-many-count": overValues((list) => `nullif(len(${list}), 0)`),
    "spl-many-find": overValues(
      (list, pattern) =>
        `nullif(list_position(list_transform(${list}, lambda m: TRY(regexp_matches(m, ${pattern}))), true), 0) - 1`,
    ),
    "spl-many-filter": overValues(
      (list, pattern, wanted) =>
        `nullif(to_json(list_filter(${list}, lambda m: regexp_matches(m, ${pattern}) = ${wanted}))::VARCHAR, '[]')`,
    ),
    "spl-many-at": overValues(
      (list, at) =>
        `list_extract(${list}, (CASE WHEN ${at} < 0 THEN ${at} ELSE ${at} + 1 END)::BIGINT)`,
    ),
    "spl-many-slice": overValues(
      (list, from, to) =>
        `nullif(to_json(list_slice(${list}, (CASE WHEN ${from} < 0 THEN ${from} ELSE ${from} + 1 END)::BIGINT, (CASE WHEN ${to} < 0 THEN ${to} ELSE ${to} + 1 END)::BIGINT))::VARCHAR, '[]')`,
    ),
    "spl-many-join": overValues((list, mark) => `nullif(array_to_string(${list}, ${mark}), '')`),
    "spl-many-distinct": overValues((list) =>
      naming(
        list,
        (all) =>
          `nullif(to_json(list_filter(${all}, lambda m, i: list_position(${all}, m) = i))::VARCHAR, '[]')`,
      ),
    ),
    "spl-many-sorted": overValues((list) => `nullif(to_json(list_sort(${list}))::VARCHAR, '[]')`),
    "spl-many-together": (args) =>
      args.length === 0
        ? undefined
        : `nullif(to_json(flatten([${args.map(valueList).join(", ")}]))::VARCHAR, '[]')`,
    "spl-many-zip": ([a, b, mark]) =>
      a &&
      b &&
      mark &&
      `nullif(to_json(list_transform(list_zip(${valueList(a)}, ${valueList(b)}, true), lambda z: z[1] || ${mark.sql} || z[2]))::VARCHAR, '[]')`,
  },
};
