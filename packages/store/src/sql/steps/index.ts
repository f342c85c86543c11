import type { Step } from "@telltale/core/model";
import { unreachable } from "@telltale/core/source";
import { settled } from "../relation.ts";
import type { Relation } from "../relation.ts";
import type { Writer } from "../writer.ts";
import { writeApply, writePartition } from "./apply.ts";
import {
  writeDistinct,
  writeExtend,
  writeFilter,
  writeProject,
  writeProjectAway,
  writeRename,
} from "./columns.ts";
import { writeExpand } from "./expand.ts";
import { writeJoin } from "./join.ts";
import { writePairs } from "./pairs.ts";
import { writeParse } from "./parse.ts";
import { writeSeries } from "./series.ts";
import { writeSort, writeTake, writeTop } from "./sort.ts";
import { writeSummarize } from "./summarize.ts";
import { writeUnion } from "./union.ts";
import { writeWindow } from "./window.ts";

/** The rows after all steps. */
export function writeSteps(steps: readonly Step[], source: Relation, writer: Writer): Relation {
  let relation = source;
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i];
    const next = steps[i + 1];
    if (step === undefined) break;
    if (step.kind === "sort" && next?.kind === "take" && next.random !== true) {
      relation = writeTop(step, next.count, relation, writer);
      i++;
    } else relation = writeStep(step, readyFor(step, relation, writer), writer);
  }
  return settled(relation, writer);
}

/** Steps that are one select say themselves which rows count; the others read them under a name. */
function readyFor(step: Step, relation: Relation, writer: Writer): Relation {
  const direct =
    oneSelect.has(step.kind) || (step.kind === "summarize" && relation.runs === undefined);
  return direct ? relation : settled(relation, writer);
}

const oneSelect = new Set<Step["kind"]>([
  "filter",
  "extend",
  "project",
  "project-away",
  "rename",
  "distinct",
  "sort",
  "take",
  "named",
]);

function writeStep(step: Step, relation: Relation, writer: Writer): Relation {
  switch (step.kind) {
    case "filter":
      return writeFilter(step, relation, writer);
    case "extend":
      return writeExtend(step, relation, writer);
    case "project":
      return writeProject(step, relation, writer);
    case "project-away":
      return writeProjectAway(step, relation);
    case "rename":
      return writeRename(step, relation, writer);
    case "distinct":
      return writeDistinct(step, relation, writer);
    case "summarize":
      return writeSummarize(step, relation, writer);
    case "join":
      return writeJoin(step, relation, writer);
    case "union":
      return writeUnion(step, relation, writer);
    case "sort":
      return writeSort(step, relation, writer);
    case "take":
      return writeTake(step, relation, writer);
    case "window":
      return writeWindow(step, relation, writer);
    case "expand":
      return writeExpand(step, relation, writer);
    case "apply":
      return writeApply(step, relation, writer);
    case "partition":
      return writePartition(step, relation, writer);
    case "parse":
      return writeParse(step, relation, writer);
    case "parse-pairs":
      return writePairs(step, relation, writer);
    case "series":
      return writeSeries(step, relation, writer);
    case "named":
      return relation;
    default:
      return unreachable(step);
  }
}
