/**
 * How wide a terminal is; undefined where it does not say, and where the stream is none, for what is kept should not
 * be cut to a window.
 */
export function columnsOf(stream: NodeJS.WritableStream): number | undefined {
  const { isTTY, columns } = stream as Partial<NodeJS.WriteStream>;
  return isTTY === true && columns !== 0 ? columns : undefined;
}

/** As much of a line as fits, with an ellipsis where it was cut. */
export function fitted(line: string, columns: number | undefined): string {
  return columns === undefined || line.length <= columns
    ? line
    : `${line.slice(0, Math.max(1, columns - 1))}…`;
}
