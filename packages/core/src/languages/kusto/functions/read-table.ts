import type { ScalarType } from "../../../model/index.ts";
import type {
  KustoFunction,
  NamingRule,
  Parameter,
  ParameterKind,
  ResultRule,
  Signature,
} from "./signature.ts";

/**
 * Reads a table of functions, a line each:
 *
 *     name (parameter, parameter? , parameter+) result @naming =model
 *     old = name
 *
 * A parameter is its kind (see `ParameterKind`, types by Kusto's names) and marks: `!` must be constant, `?` may be
 * absent, `+` and `++` may be repeated (from one, from two on). Namings: `@first`, `@only`, `@prefix:x`, `@pair:x`, `@suffix:x`,
 * `@fixed:x`. The model's name is the function's with hyphens where no other is given. Lines of one name are the
 * function's several forms. A second name takes over everything from the first, but a naming of its own.
 */
export function readFunctionTable(table: string): ReadonlyMap<string, KustoFunction> {
  const functions = new Map<string, KustoFunction>();
  for (const line of table.split("\n")) {
    if (line.trim() === "") continue;
    const parts = /^\s*(\w+)(?:\s*\((.*?)\)\s+(\w+)|\s+=\s+(\w+))((?:\s+[@=]\S+)*)\s*$/.exec(line);
    if (parts === null) throw new Error(`Not a line of a function table: ${line}`);
    const [, name = "", parameters = "", result = "", target, marks = ""] = parts;
    const naming = /@(\S+)/.exec(marks)?.[1];
    if (target !== undefined) {
      const meant = functions.get(target);
      if (meant === undefined) throw new Error(`Not in the table above: ${target}`);
      functions.set(name, {
        ...meant,
        ...(naming === undefined ? {} : { naming: readNaming(naming) }),
      });
      continue;
    }
    const known = functions.get(name);
    const signature = readSignature(parameters, result);
    functions.set(name, {
      name,
      model: /=(\S+)/.exec(marks)?.[1] ?? name.replace(/^_+/, "").replaceAll("_", "-"),
      naming: readNaming(naming),
      ...known,
      signatures: [...(known?.signatures ?? []), signature],
    });
  }
  return functions;
}

function readSignature(parameters: string, result: string): Signature {
  return {
    parameters: parameters
      .split(",")
      .map((text) => text.trim())
      .filter((text) => text !== "")
      .map(readParameter),
    result: (typeNames.get(result) ?? result) as ResultRule,
  };
}

function readParameter(text: string): Parameter {
  const [, kind = "", marks = ""] = /^(\w+)([!?+]*)$/.exec(text) ?? [];
  const repeated = marks.split("+").length - 1;
  return {
    kind: (typeNames.get(kind) ?? kind) as ParameterKind,
    constant: marks.includes("!"),
    optional: marks.includes("?"),
    ...(repeated === 0 ? {} : { repeated }),
  };
}

function readNaming(text: string | undefined): NamingRule {
  const [kind = "none", argument = ""] = text?.split(":") ?? [];
  switch (kind) {
    case "prefix":
    case "pair":
      return { kind, prefix: argument };
    case "suffix":
      return { kind, suffix: argument };
    case "fixed":
      return { kind, name: argument };
    default:
      return { kind: kind === "first" || kind === "only" ? kind : "none" };
  }
}

/** Kusto's short names of types, where the model's differ. */
const typeNames: ReadonlyMap<string, ScalarType> = new Map([["bool", "boolean"]]);
