import { totalmem } from "node:os";

/** What a database may take where nobody says: half of the memory that there is, or of what this process may have. */
export function usualMemoryMB(): number {
  const allowed = process.constrainedMemory();
  const bytes = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return Math.max(1, Math.floor(bytes / 2 / 1e6));
}
