import type { ScalarType } from "../../model/index.ts";
import { ecsFieldKind } from "./field-kinds.ts";

/** What a field of the Elastic Common Schema holds in a pipeline, and whether it can hold several values. */
export interface EcsFieldType {
  readonly type: ScalarType;
  readonly several: boolean;
}

/** Arrays in ECS (https://www.elastic.co/docs/reference/ecs/ecs-field-reference) and in Elastic's integrations. */
const lists: ReadonlySet<string> = new Set(
  "_ignored dns.header_flags dns.resolved_ip event.category event.type host.ip host.mac observer.ip process.args process.parent.args process.Ext.ancestry process.parent.Ext.ancestry registry.data.strings tags threat.tactic.id threat.tactic.name threat.technique.id threat.technique.name user.roles winlog.keywords x509.alternative_names".split(
    " ",
  ),
);

const listed =
  /^related\.|\.(?:answers(?:\..*)?|verbs|resources|codes)$|^kibana\.alert\.rule\.(?:tags|threat\..*)$/;

const booleans =
  /(?:^|\.)(?:trusted|valid|exists|interactive|established|is_executable)$|^process\.(?:parent\.)?(?:interactive|same_as_process)$/;

const fractions =
  /(?:^|\.)(?:risk_score|script_block_(?:entropy_bits|surprisal_stdev)|entropy|score|score_norm)$/;

/** The type of a field by its name; a keyword of one value where nothing else is known. */
export function ecsFieldType(field: string): EcsFieldType {
  if (lists.has(field) || listed.test(field)) return { type: "string", several: true };
  return { type: scalarTypeOf(field), several: false };
}

function scalarTypeOf(field: string): ScalarType {
  if (booleans.test(field)) return "boolean";
  if (fractions.test(field)) return "real";
  const kind = ecsFieldKind(field);
  return kind === "date" ? "datetime" : kind === "number" ? "long" : "string";
}
