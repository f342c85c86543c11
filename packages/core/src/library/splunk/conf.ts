import type { SourceText, Span } from "../../source/index.ts";

/** A stanza of a .conf file: `[name]` and the settings below it. */
export interface Stanza {
  readonly name: string;
  readonly settings: ReadonlyMap<string, Setting>;
  readonly span: Span;
}

export interface Setting {
  /** Lines that a backslash continues are joined by line breaks. */
  readonly value: string;
  readonly span: Span;
}

export interface ConfFile {
  readonly stanzas: readonly Stanza[];
  /** Lines that are neither stanza nor setting. */
  readonly odd: readonly Span[];
}

/** Reads a .conf file. https://docs.splunk.com/Documentation/Splunk/latest/Admin/Attributeprecedencewithinafile */
export function readConf({ text }: SourceText): ConfFile {
  const stanzas: { name: string; settings: Map<string, Setting>; span: Span }[] = [];
  const odd: Span[] = [];
  for (let at = 0; at < text.length;) {
    const start = at;
    let end = endOfLine(text, at);
    const line = text.slice(start, end).trim();
    const setting = /^\s*([^=[\]#\s][^=]*?)\s*=[ \t]*/.exec(text.slice(start, end));
    const stanza = /^\[(.*)\]$/.exec(line)?.[1];
    if (stanza !== undefined)
      stanzas.push({ name: stanza, settings: new Map(), span: { start, end } });
    else if (setting !== null) {
      while (end < text.length && /\\\r?$/.test(text.slice(start, end)))
        end = endOfLine(text, end + 1);
      const from = start + setting[0].length;
      const value = text
        .slice(from, end)
        .replaceAll(/\\\r?\n/g, "\n")
        .trim();
      const current = stanzas.at(-1);
      current?.settings.set(setting[1] ?? "", { value, span: { start: from, end } });
      if (current !== undefined) current.span = { start: current.span.start, end };
    } else if (line !== "" && !line.startsWith("#")) odd.push({ start, end });
    at = end + 1;
  }
  return { stanzas, odd };
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
