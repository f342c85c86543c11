import { declaredDiagnostics } from "./diagnostic.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** Who reports: the name and version that stand in the SARIF log. */
export interface SarifTool {
  readonly name: string;
  readonly version: string;
}

const levelOf: Record<Severity, "error" | "warning" | "note"> = {
  error: "error",
  warning: "warning",
  info: "note",
};

/**
 * Diagnostics as a SARIF 2.1.0 log with one run, for code-scanning services and editors. Rules are the codes
 * that occur, described by the catalogue; columns count UTF-16 units (`columnKind`), as `Position` does.
 */
export function renderSarif(diagnostics: readonly Diagnostic[], tool: SarifTool): string {
  const forms = new Map(declaredDiagnostics());
  const codes = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))].sort();
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            ...tool,
            rules: codes.map((id) => {
              const form = forms.get(id);
              return form === undefined
                ? { id }
                : {
                    id,
                    shortDescription: { text: form.about },
                    defaultConfiguration: { level: levelOf[form.severity] },
                  };
            }),
          },
        },
        columnKind: "utf16CodeUnits",
        results: diagnostics.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: codes.indexOf(diagnostic.code),
          level: levelOf[diagnostic.severity],
          message: {
            text:
              diagnostic.hint === undefined
                ? diagnostic.message
                : `${diagnostic.message} (${diagnostic.hint})`,
          },
          locations: [{ physicalLocation: locationOf(diagnostic) }],
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function locationOf({ source, start, end, excerpt }: Diagnostic) {
  const artifactLocation = { uri: uriOf(source) };
  if (start === undefined) return { artifactLocation };
  return {
    artifactLocation,
    region: {
      startLine: start.line,
      startColumn: start.column,
      ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
      ...(excerpt === undefined ? {} : { snippet: { text: excerpt } }),
    },
  };
}

/** A file name as a URI reference: relative names stay relative, absolute ones become `file:` URIs. */
function uriOf(name: string): string {
  const path = name
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join("/");
  if (path.startsWith("/")) return `file://${path}`;
  return /^[A-Za-z]%3A\//.test(path) ? `file:///${path.replace("%3A", ":")}` : path;
}
