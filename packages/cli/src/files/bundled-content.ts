import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The content folder, seen from this module and from the bundle that it becomes a part of. */
const place = import.meta.url.endsWith(".ts") ? "../../../../content" : "../../../content";

/** Where the bundled detections lie; undefined where Telltale was installed without them. */
export function bundledContentFolder(): string | undefined {
  const folder = fileURLToPath(new URL(place, import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
