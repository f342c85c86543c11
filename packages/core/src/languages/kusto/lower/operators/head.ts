import type { Operator } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";

/** The forms of operators that one of these kinds has. */
export type OperatorOf<K extends Operator["kind"]> = FormOf<Operator, K>;

type FormOf<O extends Operator, K> = O extends Operator
  ? Extract<O["kind"], K> extends never
    ? never
    : O
  : never;

/** Lowers an operator: the rows that it makes of those before it. */
export type LowerOperator<K extends Operator["kind"]> = (
  operator: OperatorOf<K>,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
) => Relation;
