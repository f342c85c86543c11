import { anyRun, literal, normalizePattern } from "../../model/index.ts";
import type { Expr, PatternPart } from "../../model/index.ts";
import { always } from "./constants.ts";
import { on, passes } from "./text-test-on.ts";
import type { TextTest } from "./text-test-on.ts";

/** What `registry-path` makes of roots. */
const roots = ["HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "HKEY_CLASSES_ROOT", "HKEY_USERS"];

/**
 * A test of a registry path with the full name of its root (and without its last part, if `isKey`), as a test of the
 * path as the log has it: what is behind the root is the same. Undefined where only the root is tested.
 */
export function mayHoldOfRegistryPath(
  test: TextTest,
  path: Expr,
  isKey: boolean,
): Expr | undefined {
  if (path.kind !== "field" || path.vocabulary !== "raw") return undefined;
  if (test.kind === "term") return overlapsRoot(test.text) ? undefined : on(test, path);
  if (test.kind !== "match") return undefined;
  const parts: PatternPart[] = [];
  for (const [at, part] of test.pattern.entries()) {
    // What stands for a number of characters counts those of the root.
    if (part.kind === "any-one" || part.kind === "placeholder") return undefined;
    if (part.kind === "any-run") parts.push(part);
    else if (at === 0) {
      // The root may be spelled otherwise: what is behind it stands somewhere in the path.
      const behind = part.text.indexOf("\\");
      if (behind < 0) return undefined;
      parts.push(anyRun, literal(part.text.slice(behind)));
    } else {
      if (overlapsRoot(part.text)) return undefined;
      parts.push(part);
    }
  }
  const pattern = normalizePattern(isKey ? [...parts, anyRun] : parts);
  const wider = { ...test, pattern };
  return passes(wider, "") ? always : on(wider, path);
}

/** Whether a text could stand in a path at a place that the root has a part in. */
function overlapsRoot(text: string): boolean {
  const upper = text.toUpperCase();
  return roots.some((root) => {
    if (root.includes(upper)) return true;
    const behind = upper.indexOf("\\");
    return behind > 0 && root.endsWith(upper.slice(0, behind));
  });
}
