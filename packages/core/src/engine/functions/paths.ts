import { ofText } from "./scalar-function.ts";
import type { NamedFunction } from "./scalar-function.ts";

export const pathFunctions: readonly NamedFunction[] = [
  /** file-name(path): what follows the last slash or backslash. */
  ofText("file-name", (path) => path.slice(lastSlash(path) + 1)),
  /** folder(path): what precedes the last slash or backslash. */
  ofText("folder", (path) => path.slice(0, Math.max(0, lastSlash(path)))),
  /** file-extension(path): what follows the last dot of the file's name. */
  ofText("file-extension", (path) => {
    const name = path.slice(lastSlash(path) + 1);
    return name.includes(".") ? name.slice(name.lastIndexOf(".") + 1) : undefined;
  }),
];

function lastSlash(path: string): number {
  return Math.max(path.lastIndexOf("\\"), path.lastIndexOf("/"));
}
