/** The fields of the first record of a text in CSV (RFC 4180), whose lines may also end without a carriage return. */
export function firstRecord(text: string): readonly string[] {
  const fields: string[] = [];
  const field = /"((?:[^"]|"")*)"([^,\r\n]*)|([^,\r\n]*)/y;
  for (;;) {
    const [, quoted, rest = "", plain = ""] = field.exec(text) ?? [];
    fields.push(quoted === undefined ? plain : quoted.replaceAll('""', '"') + rest);
    if (text[field.lastIndex] !== ",") return fields;
    field.lastIndex += 1;
  }
}
