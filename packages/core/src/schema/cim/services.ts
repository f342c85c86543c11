import { constant, firstText, logged, record, security } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { everyRow, known, prefixed, windowsProduct } from "./shared.ts";

const row = (sources: Sources): Sources =>
  prefixed("Services", {
    ...everyRow,
    ...windowsProduct,
    dest: known(record("computer")),
    service: constant("unknown"),
    service_name: constant("unknown"),
    service_id: constant("unknown"),
    start_mode: constant("unknown"),
    status: constant("unknown"),
    user: constant("unknown"),
    ...sources,
  });

const manager = "Service Control Manager";
const system = (id: number, sources: Sources) =>
  logged(`System ${id}`, "System", manager, id, row(sources));

/** https://docs.splunk.com/Documentation/CIM/latest/User/Endpoint */
export const services: readonly TableLeg[] = [
  system(7045, {
    service: known("ServiceName"),
    service_name: known("ServiceName"),
    service_path: "ImagePath",
    service_exec: "ImagePath",
    start_mode: known("StartType"),
    status: constant("installed"),
    user: known("AccountName"),
  }),
  system(7036, {
    service: known("param1"),
    service_name: known("param1"),
    status: known("param2"),
  }),
  system(7040, {
    service: known("param1"),
    service_name: known("param4", "param1"),
    start_mode: known("param3"),
    status: constant("modified"),
  }),
  security(
    4697,
    row({
      service: known("ServiceName"),
      service_name: known("ServiceName"),
      service_path: "ServiceFileName",
      start_mode: known("ServiceStartType"),
      status: constant("installed"),
      user: firstText("SubjectUserName", constant("unknown")),
    }),
  ),
];
