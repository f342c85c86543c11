/** Cells as a row of CSV, line break included. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\n`;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe. */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** Quoted where it must be (RFC 4180). */
function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
