/** The groups of a regular expression that capture, in order: their names, empty where they have none. */
export function namedGroups(source: string): readonly string[] {
  const names: string[] = [];
  const token = /\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((\?(?:P?<([A-Za-z_]\w*)>)?)?/gs;
  for (const [part, question, name] of source.matchAll(token)) {
    if (!part.startsWith("(")) continue;
    if (question === undefined) names.push("");
    else if (name !== undefined) names.push(name);
  }
  return names;
}
