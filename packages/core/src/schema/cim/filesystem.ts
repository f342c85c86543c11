import type { Expr } from "../../model/index.ts";
import { call, constant, fileName, record, sysmon } from "../kusto/columns.ts";
import type { Source, Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { rawField } from "../raw-test.ts";
import { everyRow, known, prefixed, sysmonProduct, userName } from "./shared.ts";

const path = call("without-stream", "TargetFilename");

const row = (action: Source, more: Sources = {}): Sources =>
  prefixed("Filesystem", {
    ...everyRow,
    ...sysmonProduct,
    action,
    dest: known(record("computer")),
    user: known(userName("User")),
    file_path: known(path),
    file_name: known(fileName(path)),
    file_hash: constant("unknown"),
    file_acl: constant("unknown"),
    file_create_time: "CreationUtcTime",
    process_guid: "ProcessGuid",
    process_id: "ProcessId",
    process_path: "Image",
    process_name: fileName("Image"),
    ...more,
  });

/** A file that was there before has an older time of creation. */
const createdOrModified: Expr = {
  kind: "case",
  branches: [
    {
      when: {
        kind: "compare",
        operator: "eq",
        left: rawField("UtcTime"),
        right: rawField("CreationUtcTime"),
        as: "text",
        caseRule: "sensitive",
        quantifier: "any",
      },
      then: constant("created"),
    },
  ],
  otherwise: constant("modified"),
};

const withHash: Sources = { file_hash: known("Hashes"), file_modify_time: "UtcTime" };

/** https://docs.splunk.com/Documentation/CIM/latest/User/Endpoint, by Splunk's add-on for Sysmon. */
export const filesystem: readonly TableLeg[] = [
  sysmon(2, row(constant("modified"), { file_modify_time: "UtcTime" })),
  sysmon(11, row(createdOrModified)),
  sysmon(23, row(constant("deleted"), withHash)),
  sysmon(26, row(constant("deleted"), withHash)),
  sysmon(27, row(constant("blocked"), withHash)),
  sysmon(28, row(constant("blocked"), withHash)),
  sysmon(29, row(constant("created"), { file_hash: known("Hashes") })),
];
