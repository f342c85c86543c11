import "@telltale/core/library";
import "@telltale/core/schema";
import { declaredDiagnostics } from "@telltale/core/source";
import "../../packages/cli/src/hunt/store-diagnostics.ts";

/** docs/reference/diagnostics.md: every code that `check` and `hunt` can report. */
export function diagnosticsPage(): string {
  const rows = declaredDiagnostics().map(
    ([code, { severity, about }]) =>
      `| \`${code}\` | ${severity} | ${about.replaceAll("|", "\\|")} |\n`,
  );
  return `${head}${rows.join("")}`;
}

const head = `# Diagnostics

<!-- Made from the catalogues by \`npm run reference\`. -->

A rule with an error is not loaded; warnings and notes do not keep a rule from running.

| code | severity | when |
| --- | --- | --- |
`;
