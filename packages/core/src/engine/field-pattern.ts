const patterns = new Map<string, RegExp>();

/** Whether the name of a field fits one with wildcards, `process.*`. */
export function fitsName(pattern: string, name: string): boolean {
  let form = patterns.get(pattern);
  if (form === undefined) {
    const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
    patterns.set(pattern, (form = new RegExp(`^${parts.join(".*")}$`, "s")));
  }
  return form.test(name);
}
