import { type LoadedRules, loadRules, type LoadOptions } from "../../src/library/index.ts";
import { SourceText } from "../../src/source/index.ts";

/** Loads texts as files by name. */
export function loadFiles(
  files: Readonly<Record<string, string>>,
  options: LoadOptions = {},
): LoadedRules {
  return loadRules(
    Object.entries(files).map(([name, text]) => new SourceText(name, text)),
    options,
  );
}

/** `file:line code` for each diagnostic. */
export function places({ diagnostics }: LoadedRules): readonly string[] {
  return diagnostics.map(({ source, start, code }) => `${source}:${start?.line ?? 0} ${code}`);
}

/** A small rule with a name, for others to refer to. */
export function namedRule(name: string, field = "a", logSource = "product: windows"): string {
  return [
    `title: Rule ${name}`,
    `name: ${name}`,
    `logsource: {${logSource}}`,
    "detection:",
    `  selection: {${field}: ${name}}`,
    "  condition: selection",
    "",
  ].join("\n");
}
