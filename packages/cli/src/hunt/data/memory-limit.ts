import { totalmem } from "node:os";

/**
 * Whether an error says that a database has no room for more rows. Its driver has no kind of its own for that, and says
 * it differently of small and of large pieces.
 */
export function isOutOfMemory(error: unknown): boolean {
  return (
    error instanceof Error && /out of memory|(?:failed to|could not) allocate/i.test(error.message)
  );
}

/** What a database may take where nobody says: half of the memory that there is, or of what this process may have. */
export function usualMemoryMB(): number {
  const allowed = process.constrainedMemory();
  const bytes = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return Math.max(1, Math.floor(bytes / 2 / 1e6));
}
