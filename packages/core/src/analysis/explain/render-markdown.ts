import type { Block, Item, Words } from "./document.ts";
import { inert, inertLine } from "./inert.ts";
import { unreachable } from "../../source/index.ts";

/** Renders a page as GitHub-flavored Markdown; texts of the rule are escaped, never interpreted. */
export function renderMarkdown(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockText)
    .filter((part) => part !== "")
    .join("\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "title":
      return `# ${escape(block.text)}`;
    case "heading":
      return `${"#".repeat(block.level)} ${escape(block.text)}`;
    case "paragraph":
      return phrase(block.words);
    case "facts":
      return table(["", ""], block.facts);
    case "table":
      return table(block.head, block.rows);
    case "source":
      return sourceText(block.language, block.text);
    case "list":
      return block.items
        .map((item, at) => itemText(item, block.ordered ? `${at + 1}. ` : "- ", ""))
        .join("\n");
    default:
      return unreachable(block);
  }
}

function sourceText(language: string, value: string): string {
  const fence = "`".repeat(Math.max(2, longestFence(value)) + 1);
  return `${fence}${language}\n${inert(value)}\n${fence}`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => escape(cell).replaceAll("\n", " ")).join(" | ")} |`;
  return [line(head), `|${" --- |".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

function itemText({ words, items }: Item, mark: string, margin: string): string {
  const deeper = margin + " ".repeat(mark.length);
  const first = margin + mark + phrase(words).replaceAll("\n", " ");
  return [first, ...items.map((item) => itemText(item, "- ", deeper))].join("\n");
}

function phrase(words: readonly Words[]): string {
  return words.map((word) => ("code" in word ? codeSpan(word.code) : escape(word.text))).join(" ");
}

/** A code span is fenced by more backticks than it holds; blanks keep apart those at its ends. */
function codeSpan(value: string): string {
  const fence = "`".repeat(longestFence(value) + 1);
  const line = inertLine(value);
  const padded = /^`|`$|^ .* $/.test(line) ? ` ${line} ` : line;
  return value === "" ? "(empty)" : fence + padded + fence;
}

const longestFence = (value: string): number =>
  Math.max(0, ...[...value.matchAll(/`+/g)].map(([run]) => run.length));

const escape = (value: string): string =>
  inert(value)
    .replaceAll(/[\\`*_[\]<>|#~]/g, (sign) => `\\${sign}`)
    .replaceAll("&", "&amp;");
