import { styleText } from "node:util";
import type { FrameRole, Painter } from "@telltale/core/source";
import type { Level } from "@telltale/core/model";

type Style = Parameters<typeof styleText>[0];

/** Colors text for a stream: only on a terminal, and never where `NO_COLOR` says so. */
export type Paint = (style: Style, text: string) => string;

export function paintFor(stream: NodeJS.WritableStream): Paint {
  return (style, text) => styleText(style, text, { stream });
}

/** Leaves text as it is: for files. */
export const plainPaint: Paint = (_, text) => text;

const frameStyles: Record<FrameRole, Style> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
  hint: "green",
  place: "underline",
  gutter: "blue",
};

export function framePainter(paint: Paint): Painter {
  return (role, text) => paint(frameStyles[role], text);
}

/** How a rule's level is colored wherever it is shown. */
export const levelStyles: Record<Level, Style> = {
  informational: "gray",
  low: "cyan",
  medium: "yellow",
  high: "red",
  critical: ["bold", "red"],
};
