import type { Expr } from "../../../model/index.ts";
import { call, textLiteral } from "./values.ts";

/** What stands in a text of JSON at a path such as `a.b{}.c{0}`; several values where a list is not said which of. */
export function jsonValue(json: Expr, path: string): Expr {
  const isMany = /\{\}/.test(path);
  return isMany
    ? call("spl-json-values", "dynamic", json, textLiteral(jsonPath(path)))
    : call("spl-json-value", "string", json, textLiteral(jsonPath(path)));
}

function jsonPath(path: string): string {
  const parts = path.split(".").map((part) => {
    const [, name = "", index] = /^(.*?)(?:\{(\d*)\})?$/s.exec(part) ?? [];
    const key = name === "" ? "" : `."${name.replaceAll('"', "")}"`;
    return index === undefined ? key : `${key}[${index === "" ? "*" : index}]`;
  });
  return `$${parts.join("")}`;
}
