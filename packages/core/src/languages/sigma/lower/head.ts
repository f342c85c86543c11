import type { Detection } from "../../../model/index.ts";
import type { SourceText, Span } from "../../../source/index.ts";
import type { Attributes } from "../syntax/index.ts";

/** All of a detection but its logic. */
export function detectionHead(
  attributes: Attributes,
  fallbackId: string,
  span: Span,
  source: SourceText,
): Omit<Detection, "logic"> {
  const { id, name, title, ...rest } = attributes;
  return {
    ...rest,
    id: id?.name ?? fallbackId,
    ...(name === undefined ? {} : { name: name.name }),
    title: title ?? name?.name ?? id?.name ?? fallbackId,
    language: "sigma",
    origin: { file: source.name, span },
  };
}
