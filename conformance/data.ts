import fs from "node:fs";
import path from "node:path";

/** The unpacked shared test material; see CONTRIBUTING. Undefined when it is not there. */
export function dataFolder(): string | undefined {
  const folder =
    process.env["TELLTALE_DATA"] ?? path.join(import.meta.dirname, "..", ".cache", "shared");
  return fs.existsSync(folder) ? folder : undefined;
}

/** All files below a folder whose name fits, sorted. */
export function filesBelow(folder: string, fits: (name: string) => boolean): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && fits(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

export function readLines(file: string): readonly string[] {
  return fs
    .readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}
