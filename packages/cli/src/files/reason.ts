const reasons = new Map([
  ["ENOENT", "no such file or folder"],
  ["EACCES", "permission denied"],
  ["EPERM", "permission denied"],
  ["EISDIR", "is a folder"],
  ["ENOTDIR", "a part of the path is not a folder"],
  ["EMFILE", "too many open files"],
  ["ENOSPC", "no space left on the device"],
]);

/** Why the file system refused, in words; what is not a refusal of the file system is thrown on. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string")
    throw error;
  return reasons.get(error.code) ?? error.message;
}
