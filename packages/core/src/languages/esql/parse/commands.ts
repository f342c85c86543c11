import { advance, foundText, peek, skipTo, spanFrom, spanOf } from "../../text/index.ts";
import { stringValue } from "../lex/string.ts";
import type {
  Aggregate,
  Command,
  Name,
  NamedExpression,
  SortKey,
  SourceCommand,
} from "../syntax/index.ts";
import { parseExpression } from "./expression.ts";
import { isNamed, parseIndex, parseName, parseNamePattern } from "./names.ts";
import { accept, expect, isAt, listOf, type Parser, refuse } from "./parser.ts";

/** What a query begins with: `from` and `row`; others are refused by their name. */
export function parseSource(parser: Parser): SourceCommand {
  const token = peek(parser);
  const { start } = token;
  if (accept(parser, "from") !== undefined) {
    const indices = listOf(parser, () => parseIndex(parser));
    const metadata =
      accept(parser, "metadata") === undefined ? [] : listOf(parser, () => parseName(parser));
    return { kind: "from", indices, metadata, span: spanFrom(parser, start) };
  }
  if (accept(parser, "row") !== undefined) {
    const columns = listOf(parser, () => parseNamed(parser));
    return { kind: "row", columns, span: spanFrom(parser, start) };
  }
  const name = token.text.toUpperCase();
  if (refusedSources.has(name)) return skipRefused(parser, name);
  parser.say("esql/no-source", { found: foundText(token) }, spanOf(token));
  parser.panic = true;
  return { kind: "refused", name: "", span: spanOf(token) };
}

const refusedSources: ReadonlySet<string> = new Set(["TS", "SHOW", "METRICS", "EQL", "PROMQL"]);

/** Commands that are known by name and not run. */
const refusedCommands: ReadonlySet<string> = new Set(
  "CHANGE_POINT COMPLETION ENRICH FORK FUSE INSIST JOIN LOOKUP MMR REGISTERED_DOMAIN RERANK SAMPLE TS_INFO METRICS_INFO URI_PARTS USER_AGENT".split(
    " ",
  ),
);

const readers: Readonly<Record<string, (parser: Parser, start: number) => Command>> = {
  where: (parser, start) => {
    const condition = parseExpression(parser);
    return { kind: "where", condition, span: spanFrom(parser, start) };
  },
  keep: (parser, start) => parseColumns(parser, "keep", start),
  drop: (parser, start) => parseColumns(parser, "drop", start),
  stats: (parser, start) => parseStats(parser, "stats", start),
  inline: (parser, start) => {
    expect(parser, "stats");
    return parseStats(parser, "inline-stats", start);
  },
  inlinestats: (parser, start) => parseStats(parser, "inline-stats", start),
  eval: (parser, start) => {
    const columns = listOf(parser, () => parseNamed(parser));
    return { kind: "eval", columns, span: spanFrom(parser, start) };
  },
  sort: (parser, start) => {
    const keys = listOf(parser, () => parseSortKey(parser));
    return { kind: "sort", keys, span: spanFrom(parser, start) };
  },
  limit: (parser, start) => {
    const token = peek(parser);
    const isCount = token.kind === "number" && /^\d+$/.test(token.text);
    if (isCount) advance(parser);
    else refuse(parser, "a whole number");
    const count = isCount ? Number(token.text) : 0;
    return { kind: "limit", count, span: spanFrom(parser, start) };
  },
  rename: (parser, start) => {
    const names = listOf(parser, () => parseRenaming(parser));
    return { kind: "rename", names, span: spanFrom(parser, start) };
  },
  grok: (parser, start) => {
    const subject = parseExpression(parser);
    const patterns = listOf(parser, () => parseExpression(parser));
    return { kind: "grok", subject, patterns, span: spanFrom(parser, start) };
  },
  dissect: parseDissect,
  mv_expand: (parser, start) => {
    const column = parseName(parser);
    return { kind: "mv-expand", column, span: spanFrom(parser, start) };
  },
};

const commandNames = Object.keys(readers);

/** The command behind a pipe; undefined for one that there is not, which is skipped. */
export function parseCommand(parser: Parser): Command | undefined {
  const token = peek(parser);
  const word = token.kind === "word" ? token.text.toLowerCase() : "";
  const read = Object.hasOwn(readers, word) ? readers[word] : undefined;
  if (read !== undefined) {
    advance(parser);
    return read(parser, token.start);
  }
  const upper = word.toUpperCase();
  if (refusedCommands.has(upper)) return skipRefused(parser, upper);
  if (token.kind === "word")
    parser.say("esql/unknown-command", { word: token.text, known: commandNames }, spanOf(token));
  else refuse(parser, "a command");
  parser.panic = true;
  return undefined;
}

function skipRefused(parser: Parser, name: string) {
  const { start } = advance(parser);
  const isJoin = name === "LOOKUP" && accept(parser, "join") !== undefined;
  const target = isNamed(parser) ? parseName(parser) : undefined;
  skipTo(parser, new Set(), ({ kind }) => kind === "|");
  return {
    kind: "refused",
    name: isJoin ? "LOOKUP JOIN" : name,
    ...(target === undefined ? {} : { target }),
    span: spanFrom(parser, start),
  } as const;
}

function parseNamed(parser: Parser): NamedExpression {
  const { start } = peek(parser);
  let name: Name | undefined;
  if (isNamed(parser)) {
    name = parseName(parser);
    advance(parser);
  }
  const value = parseExpression(parser);
  return { ...(name === undefined ? {} : { name }), value, span: spanFrom(parser, start) };
}

function parseColumns(parser: Parser, kind: "keep" | "drop", start: number): Command {
  const names = listOf(parser, () => parseNamePattern(parser));
  return { kind, names, span: spanFrom(parser, start) };
}

function parseStats(parser: Parser, kind: "stats" | "inline-stats", start: number): Command {
  const aggregates = isAt(parser, "by") ? [] : listOf(parser, () => parseAggregate(parser));
  const by = accept(parser, "by") === undefined ? [] : listOf(parser, () => parseNamed(parser));
  return { kind, aggregates, by, span: spanFrom(parser, start) };
}

function parseAggregate(parser: Parser): Aggregate {
  const { start } = peek(parser);
  const named = parseNamed(parser);
  if (accept(parser, "where") === undefined) return named;
  const where = parseExpression(parser);
  return { ...named, where, span: spanFrom(parser, start) };
}

function parseSortKey(parser: Parser): SortKey {
  const { start } = peek(parser);
  const by = parseExpression(parser);
  const isDescending = accept(parser, "desc") !== undefined;
  if (!isDescending) accept(parser, "asc");
  let nulls: "first" | "last" | undefined;
  if (accept(parser, "nulls") !== undefined) {
    nulls = accept(parser, "first") === undefined ? "last" : "first";
    if (nulls === "last") expect(parser, "last");
  }
  const direction = isDescending ? "descending" : "ascending";
  const span = spanFrom(parser, start);
  return { by, direction, ...(nulls === undefined ? {} : { nulls }), span };
}

/** `old as new`, or `new = old`. */
function parseRenaming(parser: Parser): { readonly from: Name; readonly to: Name } {
  const first = parseName(parser);
  if (accept(parser, "=") !== undefined) return { from: parseName(parser), to: first };
  expect(parser, "as", "Write old AS new.");
  return { from: first, to: parseName(parser) };
}

function parseDissect(parser: Parser, start: number): Command {
  const subject = parseExpression(parser);
  const pattern = parseExpression(parser);
  let appendSeparator = "";
  if (accept(parser, "append_separator") !== undefined) {
    expect(parser, "=");
    const token = peek(parser);
    if (token.kind === "string" || token.kind === "raw") {
      advance(parser);
      appendSeparator = stringValue(token, parser.say);
    } else refuse(parser, "a text");
  }
  return { kind: "dissect", subject, pattern, appendSeparator, span: spanFrom(parser, start) };
}
