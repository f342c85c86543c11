/**
 * The names of a table's columns, given the cells of its header. Event Viewer, whose messages take up a column of their
 * own, leaves that out of the header.
 */
export function columnNames(cells: readonly string[]): readonly string[] {
  const names = cells.map((cell) => cell.trim());
  const isEventViewer = names.includes("Event ID") && names.at(-1) === "Task Category";
  return isEventViewer ? [...names, "Message"] : names;
}
