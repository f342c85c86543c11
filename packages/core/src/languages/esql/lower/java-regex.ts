/** Parts of regular expressions of Java that RE2 does not have. */
const unknown: readonly (readonly [RegExp, string])[] = [
  [/\(\?<?[=!]/, "it looks around"],
  [/\(\?>/, "it has an atomic group"],
  [/\\(?:[1-9]|k<)/, "it refers back to a group"],
  [/(?:[+*?]|\{\d+(?:,\d*)?\})\+/, "it repeats possessively"],
  [/\\G/, "it goes on where the last match ended"],
  [/\[[^\]]*&&/, "it cuts classes of characters"],
];

/** Why a regular expression of Java cannot be run, once it is translated; undefined where nothing speaks against it. */
export function javaRegexProblem(text: string): string | undefined {
  const bare = translateJavaRegex(text).replaceAll(/\\[^1-9kG]/g, "--");
  return unknown.find(([form]) => form.test(bare))?.[1];
}

/** A class of characters by its escape, repeated possessively, and a character behind it. */
const possessive = /(\\[dws])([+*]|\{\d+(?:,\d*)?\})\+(?=\\([^\w\s])|([^\\\w.()|[\]{}*+?$^]))/g;

/** An escape that JavaScript reads as Java does; a class of characters; one of these, or a plain character. */
const escape = String.raw`\\(?:[dDwWsSrntf]|[^\w\x80-\uffff])`;
const members = String.raw`\[(?:[^\]\\^&\x80-\uffff]|${escape})+\]`;
const oneCharacter = String.raw`(?:${members}|${escape}|[^\\^$.|?*+()[\]{}\x80-\uffff])`;
/** A class of characters, without those that must not come there. */
const exceptCharacters = new RegExp(
  String.raw`\(\?!(${oneCharacter}(?:\|${oneCharacter})*)\)(${members})`,
  "g",
);

/**
 * A regular expression of Java as RE2 reads it. What is repeated possessively (`\d++`) gives nothing back; before a
 * character that is none of those repeated, that comes to the same as repeating it plainly. A class of characters of
 * which some must not come (`(?!a|b)[a-z]`) is a class without them.
 */
export function translateJavaRegex(text: string): string {
  return text
    .replaceAll(
      possessive,
      (whole, repeated: string, times: string, escaped?: string, plain?: string) => {
        const isRepeatedToo = new RegExp(`^${repeated}$`).test(escaped ?? plain ?? "");
        return isRepeatedToo ? whole : repeated + times;
      },
    )
    .replaceAll(exceptCharacters, (whole, others: string, wanted: string) => {
      const [all, without] = [charactersOf(wanted), charactersOf(`(?:${others})`)];
      return classOf(all.filter((char) => !without.includes(char))) ?? whole;
    });
}

const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** The characters that fit; none where the form is not well formed, such as `[z-a]`. */
function charactersOf(form: string): readonly string[] {
  try {
    const test = new RegExp(`^${form}$`);
    return ascii.filter((char) => test.test(char));
  } catch {
    return [];
  }
}

/** The class of these characters; undefined where there are none, for which RE2 has no class. */
function classOf(characters: readonly string[]): string | undefined {
  if (characters.length === 0) return undefined;
  const codes = characters.map(
    (char) => String.raw`\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `[${codes.join("")}]`;
}
