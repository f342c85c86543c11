import { accountFunctions } from "./accounts.ts";
import { commandLineFunctions } from "./command-lines.ts";
import { networkFunctions } from "./networks.ts";
import { pathFunctions } from "./paths.ts";
import { registryPartFunctions } from "./registry-parts.ts";
import { registryFunctions } from "./registry.ts";
import type { NamedFunction } from "./scalar-function.ts";
import { surpriseFunctions } from "./surprise.ts";
import { splunkFunctions } from "./splunk.ts";
import { valueFunctions } from "./values.ts";

/** What columns of tables are made with, out of the fields of records (see schema/kusto). */
export const recordFunctions: readonly NamedFunction[] = [
  ...valueFunctions,
  ...pathFunctions,
  ...accountFunctions,
  ...registryFunctions,
  ...networkFunctions,
  ...commandLineFunctions,
  ...registryPartFunctions,
  ...splunkFunctions,
  ...surpriseFunctions,
];
