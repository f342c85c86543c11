import type { Block, Item, Words } from "./document.ts";
import { inert, inertLine } from "./inert.ts";
import { unreachable } from "../../source/index.ts";

/** Renders a page for a terminal: no colors, no wrapping, no control characters of the rule's own. */
export function renderText(blocks: readonly Block[]): string {
  return `${blocks
    .map(blockText)
    .filter((part) => part !== "")
    .join("\n\n")
    .replaceAll(/\n\n\n+/g, "\n\n")}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "title":
      return underlined(block.text, "=");
    case "heading":
      return underlined(block.text, "-");
    case "paragraph":
      return indent(phrase(block.words), "  ");
    case "facts": {
      const width = Math.max(...block.facts.map(([name]) => name.length));
      return block.facts
        .map(([name, value]) => `  ${name.padEnd(width)}  ${inertLine(value)}`)
        .join("\n");
    }
    case "table":
      return tableText(block.head, block.rows);
    case "source":
      return indent(inert(block.text), "  ");
    case "list":
      return block.items
        .map((item, at) => itemText(item, block.ordered ? `${at + 1}. ` : "- ", "  "))
        .join("\n");
    default:
      return unreachable(block);
  }
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map(inertLine));
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  return all
    .map((row) =>
      `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
    )
    .join("\n");
}

function itemText({ words, items }: Item, mark: string, margin: string): string {
  const deeper = margin + " ".repeat(mark.length);
  return [margin + mark + phrase(words), ...items.map((item) => itemText(item, "- ", deeper))].join(
    "\n",
  );
}

function phrase(words: readonly Words[]): string {
  return words
    .map((word) => ("code" in word ? `'${inertLine(word.code)}'` : inert(word.text)))
    .join(" ");
}

const underlined = (title: string, line: string): string =>
  `${inertLine(title)}\n${line.repeat(inertLine(title).length)}`;

const indent = (value: string, margin: string): string =>
  margin + value.trimEnd().replaceAll("\n", `\n${margin}`);
