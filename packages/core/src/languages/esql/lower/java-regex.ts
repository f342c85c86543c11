/** A class of characters by its escape, repeated possessively, and a character behind it. */
const possessive = /(\\[dws])([+*]|\{\d+(?:,\d*)?\})\+(?=\\([^\w\s])|([^\\\w.()|[\]{}*+?$^]))/g;

/**
 * A regular expression of Java as RE2 reads it. What is repeated possessively (`\d++`) gives nothing back; before a
 * character that is none of those repeated, that comes to the same as repeating it plainly.
 */
export function translateJavaRegex(text: string): string {
  return text.replaceAll(
    possessive,
    (whole, repeated: string, times: string, escaped?: string, plain?: string) => {
      const isRepeatedToo = new RegExp(`^${repeated}$`).test(escaped ?? plain ?? "");
      return isRepeatedToo ? whole : repeated + times;
    },
  );
}
