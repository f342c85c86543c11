/** The functions of ASIM by name, in Kusto. */
export const storedFunctions: ReadonlyMap<string, string> = new Map();
