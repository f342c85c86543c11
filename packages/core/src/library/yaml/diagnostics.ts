import { defineDiagnostics } from "../../source/index.ts";

/** What can be wrong with a YAML file as YAML, whatever it holds. */
export const yamlDiagnostics = defineDiagnostics({
  "yaml/syntax": {
    severity: "error",
    about: "The text is not YAML; the document is skipped, the others of the file are read.",
    message: (p: { reason: string; character: string }) => `Invalid YAML: ${p.reason}`,
    hint: (p) => syntaxHint(p.reason, p.character),
  },
  "yaml/duplicate-key": {
    severity: "error",
    about: "A map holds the same key twice; YAML forbids it and readers silently keep one of them.",
    message: (p: { key: string; line: number }) =>
      `The key '${p.key}' is already used in this map, on line ${p.line}`,
    hint: () => "Join both values in one list, or rename one of the keys.",
  },
  "yaml/complex-key": {
    severity: "error",
    about: "A map key is itself a list or a map.",
    message: () => "A list or a map cannot be a key here",
    hint: () => "Put the key in quotes if it is meant as text.",
  },
  "yaml/unknown-alias": {
    severity: "error",
    about: "An alias (`*name`) refers to an anchor that is not defined before it.",
    message: (p: { name: string }) => `No anchor '&${p.name}' is defined before this alias`,
    hint: (p) => `A value that begins with '*' must be quoted: '*${p.name}'.`,
  },
  "yaml/too-large": {
    severity: "error",
    about: "Aliases expand to more nodes, or nest deeper, than any rule needs (an alias bomb).",
    message: (p: { limit: number; of: string }) => `Aliases expand beyond ${p.limit} ${p.of}`,
  },
  "yaml/unsupported-tag": {
    severity: "error",
    about: "A node carries a YAML tag other than the standard scalar and collection types.",
    message: (p: { tag: string }) => `The YAML tag '${p.tag}' is not supported`,
    hint: () => "Remove the tag; quote the value if it is text.",
  },
});

function syntaxHint(reason: string, character: string): string | undefined {
  if (reason.includes("tab")) return "Indent with spaces.";
  if ("@`%&*!|>{}[]#,?:".includes(character) && character !== "") {
    return `A value that begins with or holds '${character}' must be quoted.`;
  }
  if (reason.includes("indentation")) {
    return "Indent this line like its neighbors, and quote values that hold ': '.";
  }
  return undefined;
}
