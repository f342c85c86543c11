import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** The command as users have it: its bundle, apart from the sources. */
export interface InstalledCommand {
  readonly entry: string;
  /** The path of an empty folder, a new one with each call. */
  readonly newFolder: () => string;
}

/**
 * Bundles the command, installs it into a temporary folder, where changes to the sources do not reach it, and takes
 * it away after use.
 */
export async function withCommand(
  use: (command: InstalledCommand) => void | Promise<void>,
): Promise<void> {
  const { status } = spawnSync(process.execPath, [join(root, "scripts/build.ts")], {
    stdio: "inherit",
  });
  if (status !== 0) throw new Error("the command cannot be built");
  // Inside of the checkout, whose packages the command finds there as users find theirs.
  mkdirSync(join(root, ".cache"), { recursive: true });
  const folder = mkdtempSync(join(root, ".cache/telltale-bench-"));
  try {
    for (const part of ["bin", "dist", "package.json"])
      cpSync(join(root, "packages/cli", part), join(folder, "telltale", part), { recursive: true });
    await use({
      entry: join(folder, "telltale/bin/telltale.js"),
      newFolder: () => mkdtempSync(join(folder, "run-")),
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where the command finds compiled rules (`XDG_CACHE_HOME`), and Node compiled code. */
export function cacheVariables(rules: string, code: string): Readonly<Record<string, string>> {
  return { XDG_CACHE_HOME: rules, NODE_COMPILE_CACHE: code };
}
