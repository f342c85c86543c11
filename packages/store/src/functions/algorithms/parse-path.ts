import type { Bag, Dynamic } from "./dynamic.ts";

/** The parts of a file's path, Windows' or Unix', each a text, empty where there is none, as `parse_path` names them. */
export function parsePath(path: string): Bag {
  const [, scheme = "", bare = ""] = /^(?:([A-Za-z][\w+.-]+):\/\/)?(.*)$/s.exec(path) ?? [];
  const [root = ""] = /^[A-Za-z]:[\\/]?/.exec(bare) ?? [];
  // The colon of an alternate data stream stands behind the root's.
  const stream = /:([^:\\/]*)$/.exec(bare.slice(root.length));
  const file = stream === null ? bare : bare.slice(0, bare.length - stream[0].length);
  const cut = Math.max(file.lastIndexOf("\\"), file.lastIndexOf("/"));
  const directory = file.slice(0, Math.max(cut, 0));
  const name = file.slice(cut + 1);
  const dot = name.lastIndexOf(".");
  return new Map<string, Dynamic>([
    ["Scheme", scheme],
    ["RootPath", root],
    ["DirectoryPath", directory],
    ["DirectoryName", directory.split(/[\\/]/).at(-1) ?? ""],
    ["Filename", name],
    ["Extension", dot < 0 ? "" : name.slice(dot + 1)],
    ["AlternateDataStreamName", stream?.[1] ?? ""],
  ]);
}
