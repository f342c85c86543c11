import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The command as users have it: its bundle, apart from the sources, with caches of its own. */
export interface InstalledCommand {
  readonly entry: string;
  /** An empty folder's path, new with each call. */
  readonly newFolder: () => string;
  readonly remove: () => void;
}

/** Bundles the command and installs it into a temporary folder, where changes to the sources do not reach it. */
export function installCommand(): InstalledCommand {
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.ts")], { stdio: "inherit" });
  if (status !== 0) throw new Error("the command cannot be built");
  const folder = mkdtempSync(join(tmpdir(), "telltale-bench-"));
  for (const part of ["bin", "dist", "package.json"])
    cpSync(join(root, "packages/cli", part), join(folder, "telltale", part), { recursive: true });
  return {
    entry: join(folder, "telltale/bin/telltale.js"),
    newFolder: () => mkdtempSync(join(folder, "run-")),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** Where the command finds compiled rules (`XDG_CACHE_HOME`), and Node compiled code. */
export function cacheVariables(rules: string, code: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: rules, NODE_COMPILE_CACHE: code };
}
