export { declaredDiagnostics, defineDiagnostics } from "./diagnostic.ts";
export type { Diagnostic, DiagnosticCatalogue, DiagnosticForm, Severity } from "./diagnostic.ts";
export { SourceText } from "./source-text.ts";
export { joinSpans } from "./span.ts";
export type { Position, Span } from "./span.ts";
export { editDistance, nearest } from "./suggest.ts";
export { unreachable } from "./unreachable.ts";
