/** The `// key: value` lines of the comments that a query file begins with; keys in small letters. */
export function saidBefore(text: string): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, string[]>();
  for (const line of text.split("\n")) {
    const comment = /^\s*\/\/(.*)$/.exec(line)?.[1];
    if (comment === undefined) {
      if (line.trim() === "") continue;
      break;
    }
    const [, key, value] = /^\s*([A-Za-z][A-Za-z ]{1,20}):\s+(\S.*?)\s*$/.exec(comment) ?? [];
    if (key === undefined || value === undefined) continue;
    const name = key.toLowerCase();
    said.set(name, [...(said.get(name) ?? []), value]);
  }
  return said;
}

/** A file's name without folders and ending. */
export function baseName(path: string): string {
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, "");
}
