import type {
  Diagnostic,
  DiagnosticCatalogue,
  DiagnosticForm,
  SourceText,
  Span,
} from "../../source/index.ts";

// A payload position is contravariant, so `any` is the only type every form is assignable to.
// oxlint-disable-next-line typescript/no-explicit-any
type Forms = Readonly<Record<string, DiagnosticForm<any>>>;

/** Reports one thing about a text; the payload is the one that the code's form asks for. */
export type Say<F extends Forms> = <C extends keyof F & string>(
  code: C,
  payload: F[C] extends DiagnosticForm<infer P> ? P : never,
  span: Span,
) => void;

/** Where the parts of a front end leave what they have to say about one text. */
export interface Report<F extends Forms> {
  readonly diagnostics: readonly Diagnostic[];
  readonly say: Say<F>;
}

/**
 * An empty report. After `limit` diagnostics further ones are dropped and `onLimit` is told once: a text that is
 * no query at all must not fill the screen, nor cost time for each of its characters.
 */
export function createReport<F extends Forms>(
  catalogue: DiagnosticCatalogue<F>,
  source: SourceText,
  limit: number,
  onLimit: (say: Say<F>, span: Span) => void,
): Report<F> {
  const diagnostics: Diagnostic[] = [];
  const add: Say<F> = (code, payload, span) => {
    diagnostics.push(catalogue.make(code, payload, source, span));
  };
  const say: Say<F> = (code, payload, span) => {
    if (diagnostics.length < limit) add(code, payload, span);
    else if (diagnostics.length === limit) onLimit(add, span);
  };
  return { diagnostics, say };
}
