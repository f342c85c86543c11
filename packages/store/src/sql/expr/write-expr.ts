import { typeOf } from "@telltale/core/model";
import type { CallExpr, CaseExpr, Expr, QueryValueExpr, ScalarType } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import type { TypedSql } from "../../functions/types.ts";
import { scalarFunctions } from "../../functions/index.ts";
import { convert } from "../convert.ts";
import { textLiteral, valueLiteral } from "../literal.ts";
import { columnSql, orderTerms, rowsAlias } from "../relation.ts";
import { sqlTypes } from "../types.ts";
import type { Writer } from "../writer.ts";
import { writeArithmetic } from "./arithmetic.ts";
import { writeCompare } from "./compare.ts";
import { writeAnyTerm, writeMatch, writeRegex, writeTerm } from "./text-tests.ts";
import type { ExprScope } from "./scope.ts";
import { scopeKey } from "./scope.ts";

/** SQL of an expression over the columns of a scope, parenthesized where it is more than a name or a call. */
export function writeExpr(expr: Expr, scope: ExprScope, writer: Writer): TypedSql {
  const write = (part: Expr) => writeExpr(part, scope, writer);
  switch (expr.kind) {
    case "field": {
      const column = scope.columns.find(({ name }) => name === expr.name);
      if (column !== undefined) return { sql: columnSql(column, scope.alias), type: column.type };
      writer.refuse(`there is no column '${expr.name}'`, expr.origin);
      return nothing(typeOf(expr));
    }
    case "literal": {
      const type = typeOf(expr);
      return { sql: valueLiteral(expr.value, type), type, literal: expr.value };
    }
    case "unknown":
      return nothing("boolean");
    case "named":
      return write(expr.arg);
    case "and":
      return boolean(joined(expr.args.map(write), "AND", "TRUE"));
    case "or":
      return writeOr(expr.args, scope, writer);
    case "quantified":
      return expr.quantifier === "any"
        ? writeOr(expr.args, scope, writer)
        : boolean(joined(expr.args.map(write), "AND", "TRUE"));
    case "not":
      return boolean(`(NOT ${write(expr.arg).sql})`);
    case "is-true":
      return boolean(`(${write(expr.arg).sql} IS TRUE)`);
    case "match":
      return boolean(writeMatch(expr, write(expr.subject), writer));
    case "term":
      return boolean(writeTerm(expr, write(expr.subject), writer));
    case "regex":
      return boolean(writeRegex(expr, write(expr.subject), writer));
    case "compare":
      return boolean(writeCompare(expr, write(expr.left), write(expr.right), writer));
    case "network":
      return writer.context.call(
        expr.network.includes(":") ? "ipv6-is-in-range" : "ipv4-is-in-range",
        [
          write(expr.subject),
          {
            sql: textLiteral(expr.network),
            type: "string",
            literal: { kind: "string", value: expr.network },
          },
        ],
        "boolean",
      );
    case "is-null":
      return boolean(`(${write(expr.subject).sql} IS NULL)`);
    case "exists":
      return boolean(`(${write(expr.subject).sql} IS NOT NULL)`);
    case "call":
      return writeCall(expr, expr.args.map(write), writer);
    case "arithmetic":
      return writeArithmetic(expr, write(expr.left), write(expr.right), writer.context);
    case "case":
      return writeCase(expr, scope, writer);
    case "query-value":
      return writeQueryValue(expr, writer);
    case "in-query": {
      const { from, columns } = writer.relation(expr.query);
      const [column] = columns;
      if (column === undefined) return boolean("FALSE");
      const subject = convert(write(expr.subject), column.type, writer.context).sql;
      const fold = expr.caseRule === "insensitive" ? writer.context.fold : (sql: string) => sql;
      if (expr.values === "patterns") {
        const fits = `${fold(subject)} LIKE ${fold(columnSql(column, "p"))} ESCAPE '\\'`;
        return boolean(`EXISTS (SELECT 1 FROM ${from} AS p WHERE ${fits})`);
      }
      const values = `SELECT ${fold(columnSql(column))} FROM ${from} AS ${rowsAlias}`;
      return boolean(`(${fold(subject)} IN (${values}) IS TRUE)`);
    }
    case "nested":
      writer.refuse("a test of the objects of a field needs the records themselves", expr.origin);
      return boolean("NULL");
    case "record-text":
      writer.refuse("a search over whole records needs the records themselves", expr.origin);
      return nothing("string");
    default:
      return unreachable(expr);
  }
}

const boolean = (sql: string): TypedSql => ({ sql, type: "boolean" });

function nothing(type: ScalarType): TypedSql {
  return { sql: `NULL::${sqlTypes[type]}`, type };
}

function joined(parts: readonly TypedSql[], operator: "AND" | "OR", ofNone: string): string {
  return parts.length === 0 ? ofNone : `(${parts.map(({ sql }) => sql).join(` ${operator} `)})`;
}

/** Terms sought in one subject (`has_any`) go together. */
function writeOr(args: readonly Expr[], scope: ExprScope, writer: Writer): TypedSql {
  const write = (part: Expr) => writeExpr(part, scope, writer);
  const groups = Map.groupBy(args, (arg) =>
    arg.kind === "term" ? `${arg.edge} ${arg.caseRule} ${scopeKey(arg.subject)}` : arg,
  );
  const parts = [...groups.values()].map((members) => {
    const terms = members.flatMap((member) => (member.kind === "term" ? [member] : []));
    const [first] = terms;
    return terms.length > 2 && first !== undefined
      ? boolean(writeAnyTerm(terms, write(first.subject), writer))
      : boolean(joined(members.map(write), "OR", "FALSE"));
  });
  return boolean(joined(parts, "OR", "FALSE"));
}

function writeCall(call: CallExpr, args: readonly TypedSql[], writer: Writer): TypedSql {
  const type = typeOf(call);
  if (call.function === "now" && args.length === 0) return { sql: writer.context.now, type };
  const template = scalarFunctions.get(call.function);
  const sql = template?.(args.map(wholeLiteral), call, writer.context);
  if (sql === undefined) {
    const why = template === undefined ? "cannot be run here" : "does not take such arguments here";
    writer.refuse(`the function '${call.function.replaceAll("-", "_")}' ${why}`, call.origin);
    return nothing(type);
  }
  return { sql: type === "string" && writer.emptyTexts ? `coalesce(${sql}, '')` : sql, type };
}

/** The database takes a small integer for one of 32 bits, and computes with that. */
function wholeLiteral(arg: TypedSql): TypedSql {
  const small = arg.literal !== undefined && sqlTypes[arg.type] === "BIGINT";
  return small && /^\(?-?\d+\)?$/.test(arg.sql) ? { ...arg, sql: `${arg.sql}::BIGINT` } : arg;
}

function writeCase(expr: CaseExpr, scope: ExprScope, writer: Writer): TypedSql {
  const type = typeOf(expr);
  const value = (part: Expr) => convert(writeExpr(part, scope, writer), type, writer.context).sql;
  const branches = expr.branches.map(
    ({ when, then }) => `WHEN ${writeExpr(when, scope, writer).sql} THEN ${value(then)}`,
  );
  if (branches.length === 0) return { sql: value(expr.otherwise), type };
  return { sql: `CASE ${branches.join(" ")} ELSE ${value(expr.otherwise)} END`, type };
}

function writeQueryValue(expr: QueryValueExpr, writer: Writer): TypedSql {
  const relation = writer.relation(expr.query);
  const [column] = relation.columns;
  if (column === undefined) return nothing(expr.type);
  const order = orderTerms(relation);
  const sorted = order.length === 0 ? "" : ` ORDER BY ${order.join(", ")}`;
  const sql = `(SELECT ${columnSql(column)} FROM ${relation.from} AS ${rowsAlias}${sorted} LIMIT 1)`;
  const value = column.type === "string" && writer.emptyTexts ? `coalesce(${sql}, '')` : sql;
  return convert({ sql: value, type: column.type }, expr.type, writer.context);
}
