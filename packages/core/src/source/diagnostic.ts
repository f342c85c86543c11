import type { SourceText } from "./source-text.ts";
import type { Position, Span } from "./span.ts";

export type Severity = "error" | "warning" | "info";

/**
 * Something to tell the user about an input. `source` names the file; `span` points into it and
 * `start`/`end` say the same as one-based positions, so that a diagnostic survives on its own
 * (in a cache, across a thread) without the text.
 */
export interface Diagnostic {
  /** `area/name`, from a catalogue made by `defineDiagnostics`. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint?: string;
  /** File name or other name of the source. */
  readonly source: string;
  readonly span?: Span;
  readonly start?: Position;
  readonly end?: Position;
  /** The source line that holds `start`, for code frames. */
  readonly excerpt?: string;
}

/** How one code speaks: its severity and its text from a typed payload. */
export interface DiagnosticForm<P> {
  readonly severity: Severity;
  /** One sentence for the reference documentation: when does this arise. */
  readonly about: string;
  readonly message: (payload: P) => string;
  readonly hint?: (payload: P) => string | undefined;
}

// A payload position is contravariant, so `any` is the only type every form is assignable to.
// oxlint-disable-next-line typescript/no-explicit-any
type Forms = Readonly<Record<string, DiagnosticForm<any>>>;

type PayloadOf<F> = F extends DiagnosticForm<infer P> ? P : never;

/** A typed catalogue: a code cannot be used without its payload. */
export interface DiagnosticCatalogue<F extends Forms> {
  readonly forms: F;
  /** Makes a diagnostic; without a span it speaks of the whole source. */
  make<C extends keyof F & string>(
    code: C,
    payload: PayloadOf<F[C]>,
    source: SourceText,
    span?: Span,
  ): Diagnostic;
}

const allCatalogues: Forms[] = [];

/** Declares the diagnostics of one area; keys are `area/name`. */
export function defineDiagnostics<const F extends Forms>(forms: F): DiagnosticCatalogue<F> {
  allCatalogues.push(forms);
  return {
    forms,
    make(code, payload, source, span) {
      const form = forms[code] as DiagnosticForm<unknown>;
      const hint = form.hint?.(payload);
      return {
        code,
        severity: form.severity,
        message: form.message(payload),
        ...(hint === undefined ? {} : { hint }),
        source: source.name,
        ...(span === undefined ? {} : locate(source, span)),
      };
    },
  };
}

/** Every code that the loaded rooms have declared, for documentation and for contract tests. */
export function declaredDiagnostics(): readonly (readonly [string, DiagnosticForm<unknown>])[] {
  return allCatalogues
    .flatMap((forms) => Object.entries(forms))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function locate(source: SourceText, span: Span) {
  const start = source.positionAt(span.start);
  return { span, start, end: source.positionAt(span.end), excerpt: source.line(start.line) };
}
