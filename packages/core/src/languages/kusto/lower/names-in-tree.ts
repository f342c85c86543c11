import type { Statement } from "../syntax/index.ts";

const found = new WeakMap<readonly Statement[], ReadonlySet<string>>();

/** All names that statements speak of, whatever they stand for. */
export function namesIn(statements: readonly Statement[]): ReadonlySet<string> {
  const known = found.get(statements);
  if (known !== undefined) return known;
  const names = new Set<string>();
  collect(statements, names);
  found.set(statements, names);
  return names;
}

function collect(node: unknown, into: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("kind" in node && node.kind === "name" && "text" in node) into.add(String(node.text));
  for (const part of Object.values(node)) collect(part, into);
}
