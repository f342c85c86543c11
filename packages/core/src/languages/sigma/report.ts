import type { Diagnostic, DiagnosticForm, SourceText, Span } from "../../source/index.ts";
import { sigmaDiagnostics } from "./diagnostics.ts";

/** Where the parts of the front end leave what they have to say about one document. */
export interface Report {
  readonly source: SourceText;
  readonly diagnostics: readonly Diagnostic[];
  /** True once an error was reported: the document is not to be used. */
  failed(): boolean;
  readonly say: Say;
}

type Forms = typeof sigmaDiagnostics.forms;

type Say = <C extends keyof Forms>(
  code: C,
  payload: Forms[C] extends DiagnosticForm<infer P> ? P : never,
  span: Span,
) => void;

export function createReport(source: SourceText): Report {
  const diagnostics: Diagnostic[] = [];
  let failed = false;
  return {
    source,
    diagnostics,
    failed: () => failed,
    say: (code, payload, span) => {
      const diagnostic = sigmaDiagnostics.make(code, payload as never, source, span);
      diagnostics.push(diagnostic);
      if (diagnostic.severity === "error") failed = true;
    },
  };
}
