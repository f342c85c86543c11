import { existsSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";

/** The content folder, seen from this module and from the bundle that it becomes a part of. */
const place = import.meta.url.endsWith(".ts") ? "../../../../content" : "../../../content";

/** Where the bundled detections lie, as seen from the working folder; undefined where they are not installed. */
export function bundledContentFolder(): string | undefined {
  const folder = fileURLToPath(new URL(place, import.meta.url));
  if (!existsSync(folder)) return undefined;
  const path = relative(process.cwd(), folder);
  return path.startsWith("..") ? folder : path;
}
