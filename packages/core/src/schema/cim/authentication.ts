import { and, anyRun, literal, not } from "../../model/index.ts";
import type { Expr } from "../../model/index.ts";
import { call, constant, decode, firstText, record, security } from "../kusto/columns.ts";
import type { Sources } from "../kusto/columns.ts";
import type { TableLeg } from "../kusto/table-binding.ts";
import { fieldMatch } from "../raw-test.ts";
import { everyRow, known, prefixed, windowsProduct } from "./shared.ts";

const remote = constant("win:remote");
const local = constant("win:local");

const kinds: Sources = {
  action: decode(
    "Keywords",
    { "0x8020000000000000": "success", "0x8010000000000000": "failure" },
    constant("unknown"),
  ),
};

/** What the add-on tells of success by where an event's keywords are not at hand. */
const outcome: Readonly<Record<number, Sources>> = {
  4624: { action: constant("success") },
  4625: { action: constant("failure") },
  4648: { action: constant("success"), app: remote },
  4672: { action: constant("success") },
  4771: { action: constant("failure") },
};

const row = (id: number): Sources =>
  prefixed("Authentication", {
    ...everyRow,
    ...windowsProduct,
    ...kinds,
    app: decode(
      "LogonType",
      {
        "3": "win:remote",
        "8": "win:remote",
        "10": "win:remote",
        "2": "win:local",
        "4": "win:local",
        "5": "win:local",
        "7": "win:local",
        "9": "win:local",
        "11": "win:local",
      },
      constant("win:unknown"),
    ),
    authentication_method: "LogonType",
    authentication_service: "AuthenticationPackageName",
    dest: known("TargetServerName", record("computer")),
    dest_nt_domain: "TargetDomainName",
    user: known("TargetUserName", "SubjectUserName"),
    user_id: firstText("TargetUserSid", "SubjectUserSid"),
    src_user: known("SubjectUserName"),
    src_nt_domain: "SubjectDomainName",
    src:
      id === 4624
        ? known("IpAddress", "WorkstationName")
        : known("WorkstationName", "Workstation", "IpAddress"),
    src_ip: "IpAddress",
    src_port: "IpPort",
    reason: firstText("SubStatus", "Status"),
    signature_id: record("eventId"),
    signature: call("event-title", record("channel"), record("eventId")),
    ...outcome[id],
    ...(id === 4776 ? { app: local } : {}),
  });

/** Successes of computers' accounts are not part of the data model. */
const isMachine = fieldMatch("TargetUserName", [anyRun, literal("$")]);
const isSuccess: Expr = fieldMatch("Keywords", [literal("0x8020000000000000")]);

/** https://docs.splunk.com/Documentation/CIM/latest/User/Authentication */
export const authentication: readonly TableLeg[] = [
  4624, 4625, 4648, 4672, 4768, 4769, 4771, 4773, 4774, 4775, 4776, 4777,
].map((id) => {
  const leg = security(id, row(id));
  if (id === 4625 || id === 4771) return leg;
  const excluded =
    id === 4624 || id === 4648 || id === 4672 ? isMachine : and([isMachine, isSuccess]);
  return { ...leg, where: not({ kind: "is-true", arg: excluded }) };
});
