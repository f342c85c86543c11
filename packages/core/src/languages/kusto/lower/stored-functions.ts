import type { Diagnostic } from "../../../source/index.ts";
import { SourceText } from "../../../source/index.ts";
import { createReport } from "../../text/index.ts";
import { parseKusto } from "../parse/parse.ts";
import type { FunctionParameter, Statement } from "../syntax/index.ts";
import type { CatalogFunction } from "./catalog.ts";
import { kustoLoweringDiagnostics, type SayLowering } from "./diagnostics.ts";
import type { Session } from "./session.ts";

/** A stored function, parsed. */
export interface StoredFunction {
  readonly parameters: readonly FunctionParameter[];
  readonly body: readonly Statement[];
  /** What is wrong with its form. */
  readonly diagnostics: readonly Diagnostic[];
  readonly source: SourceText;
}

/** The function of that name in the workspace, parsed once in a session. */
export function findStored(
  name: string,
  { catalog, stored }: Pick<Session, "catalog" | "stored">,
): StoredFunction | undefined {
  if (stored.has(name)) return stored.get(name);
  const kept = catalog.storedFunction(name);
  const found = kept === undefined ? undefined : parseStored(kept);
  stored.set(name, found);
  return found;
}

/** Reads the parameters and the statements of a function, each with its own diagnostics. */
export function parseStored({ name, parameters, body }: CatalogFunction): StoredFunction {
  const head = parseKusto(new SourceText(name, `let f = (${parameters}) { 0 };`));
  const [declaration] = head.tree.statements;
  const { tree, diagnostics } = parseKusto(body);
  return {
    parameters: declaration?.kind === "let-function" ? declaration.parameters : [],
    body: tree.statements,
    diagnostics: [...head.diagnostics.map((said) => inFile(said, body.name)), ...diagnostics],
    source: body,
  };
}

/** Parameters stand apart from the body: what is wrong with them has a file, but no place in it. */
function inFile({ code, severity, message, hint }: Diagnostic, source: string): Diagnostic {
  return { code, severity, message, ...(hint === undefined ? {} : { hint }), source };
}

const maxDiagnostics = 100;

/** Where a call of a stored function says what is wrong in its text, not in the caller's. */
export interface StoredReport {
  readonly say: SayLowering;
  readonly diagnostics: () => readonly Diagnostic[];
}

/** A report for one call; what is behind the errors of functions that it calls comes along. */
export function reportOf({ source, diagnostics }: StoredFunction): StoredReport {
  const report = createReport(kustoLoweringDiagnostics, source, maxDiagnostics, () => {});
  const causes: Diagnostic[] = [];
  return {
    say: (code, payload, span) => {
      causes.push(...causesIn(payload));
      report.say(code, payload, span);
    },
    diagnostics: () => [...diagnostics, ...report.diagnostics, ...causes],
  };
}

/** The diagnostics that lie behind what is said, where that is about a function with errors. */
export function causesIn(payload: unknown): readonly Diagnostic[] {
  return typeof payload === "object" && payload !== null && "causes" in payload
    ? (payload.causes as readonly Diagnostic[])
    : [];
}
