/** Reads a table of one record a line, columns parted by bars. */
export function readTable(table: string): readonly (readonly string[])[] {
  return table
    .trim()
    .split("\n")
    .map((line) => line.split("|"));
}

/** Reads a column that lists several names. */
export function readList(column: string | undefined): readonly string[] {
  return column === undefined || column === "" ? [] : column.split(",");
}
