import { unreachable } from "../../../../source/index.ts";
import type { Operator } from "../../syntax/index.ts";
import type { Relation } from "../lowerer.ts";
import type { Scope } from "../scope.ts";
import type { TabularLowerer } from "../session.ts";
import { brokenRelation } from "../steps.ts";
import { lowerDistinct, lowerExtend, lowerPrint, lowerProject } from "./columns.ts";
import { lowerEvaluate } from "./evaluate.ts";
import { lowerMvApply, lowerMvExpand, lowerPartition } from "./expand.ts";
import { lowerFind } from "./find.ts";
import { lowerInvoke } from "./invoke.ts";
import { lowerJoin, lowerLookup } from "./join.ts";
import { lowerMakeSeries } from "./make-series.ts";
import { lowerParse, lowerParseKv } from "./parse.ts";
import {
  lowerCount,
  lowerGetSchema,
  lowerRange,
  lowerSampleDistinct,
  lowerSort,
  lowerTake,
  lowerTop,
  lowerTopHitters,
  lowerWhere,
} from "./rows.ts";
import { lowerSearch } from "./search.ts";
import { lowerProjectAway, lowerProjectRename, lowerProjectReorder } from "./selection.ts";
import { lowerSummarize } from "./summarize.ts";
import { lowerTopNested } from "./top-nested.ts";
import { lowerUnion } from "./union.ts";

/** The rows after an operator. */
export function lowerOperator(
  operator: Operator,
  relation: Relation,
  scope: Scope,
  lowerer: TabularLowerer,
): Relation {
  switch (operator.kind) {
    case "where":
      return lowerWhere(operator, relation, scope, lowerer);
    case "extend":
    case "serialize":
      return lowerExtend(operator, relation, scope, lowerer);
    case "project":
      return lowerProject(operator, relation, scope, lowerer);
    case "project-away":
    case "project-keep":
      return lowerProjectAway(operator, relation, scope, lowerer);
    case "project-rename":
      return lowerProjectRename(operator, relation, scope, lowerer);
    case "project-reorder":
      return lowerProjectReorder(operator, relation, scope, lowerer);
    case "distinct":
      return lowerDistinct(operator, relation, scope, lowerer);
    case "take":
    case "sample":
      return lowerTake(operator, relation, scope, lowerer);
    case "sample-distinct":
      return lowerSampleDistinct(operator, relation, scope, lowerer);
    case "sort":
      return lowerSort(operator, relation, scope, lowerer);
    case "top":
      return lowerTop(operator, relation, scope, lowerer);
    case "top-hitters":
      return lowerTopHitters(operator, relation, scope, lowerer);
    case "top-nested":
      return lowerTopNested(operator, relation, scope, lowerer);
    case "count":
      return lowerCount(operator, relation, scope, lowerer);
    case "getschema":
      return lowerGetSchema(operator, relation, scope, lowerer);
    case "summarize":
      return lowerSummarize(operator, relation, scope, lowerer);
    case "make-series":
      return lowerMakeSeries(operator, relation, scope, lowerer);
    case "join":
      return lowerJoin(operator, relation, scope, lowerer);
    case "lookup":
      return lowerLookup(operator, relation, scope, lowerer);
    case "union":
      return lowerUnion(operator, relation, scope, lowerer);
    case "mv-expand":
      return lowerMvExpand(operator, relation, scope, lowerer);
    case "mv-apply":
      return lowerMvApply(operator, relation, scope, lowerer);
    case "partition":
      return lowerPartition(operator, relation, scope, lowerer);
    case "parse":
    case "parse-where":
      return lowerParse(operator, relation, scope, lowerer);
    case "parse-kv":
      return lowerParseKv(operator, relation, scope, lowerer);
    case "search":
      return lowerSearch(operator, relation, scope, lowerer);
    case "invoke":
      return lowerInvoke(operator, relation, scope, lowerer);
    case "evaluate":
      return lowerEvaluate(operator, relation, scope, lowerer);
    // How a result is shown is the caller's to say.
    case "render":
    case "consume":
    case "as":
      return relation;
    case "find":
    case "print":
    case "range":
      lowerer.say(
        "kusto/unsupported",
        { what: `'${operator.kind}' behind a pipe` },
        operator.keyword,
      );
      return brokenRelation;
    case "reduce":
    case "fork":
    case "facet":
    case "scan":
      lowerer.say(
        "kusto/unsupported",
        { what: `The operator '${operator.kind}'` },
        operator.keyword,
      );
      return brokenRelation;
    case "other":
      lowerer.say(
        "kusto/unsupported",
        { what: `The operator '${operator.name}'` },
        operator.keyword,
      );
      return brokenRelation;
    default:
      return unreachable(operator);
  }
}

/** The rows that an operator gives where it stands first. */
export function lowerSource(operator: Operator, scope: Scope, lowerer: TabularLowerer): Relation {
  switch (operator.kind) {
    case "print":
      return lowerPrint(operator, scope, lowerer);
    case "range":
      return lowerRange(operator, scope, lowerer);
    case "union":
      return lowerUnion(operator, undefined, scope, lowerer);
    case "search":
      return lowerSearch(operator, undefined, scope, lowerer);
    case "find":
      return lowerFind(operator, scope, lowerer);
    default: {
      const what = operator.kind === "other" ? operator.name : operator.kind;
      lowerer.say(
        "kusto/unsupported",
        { what: `'${what}' without rows before it` },
        operator.keyword,
      );
      return brokenRelation;
    }
  }
}
