import { and, boolean, literal, not, or, text } from "../model/index.ts";
import type { CaseRule, CompareExpr, Expr, Pattern, Value } from "../model/index.ts";
import type { FieldSource } from "./field-source.ts";
import { rawNames } from "./field-source.ts";
import { fitsPattern } from "./pattern-test.ts";
import { fieldMatch, rawField } from "./raw-test.ts";
import { translateRegistryData } from "./translate-data.ts";
import { toDevicePath, toKernelRegistryPath } from "./translate-path.ts";
import { unreachable } from "../source/index.ts";

/** A test whose subject is one field of the taxonomy. */
export type FieldTest = Extract<
  Expr,
  { readonly kind: "match" | "regex" | "term" | "network" | "is-null" | "exists" | "compare" }
>;

/**
 * The value of a taxonomy field as an expression over raw fields; undefined where the event's form of the
 * value cannot be turned back into the taxonomy's.
 */
export function translateValue(source: FieldSource): Expr | undefined {
  switch (source.kind) {
    case "raw":
      return rawField(source.name);
    case "joined":
      return {
        kind: "call",
        function: "concat",
        args: source.parts.map((part): Expr =>
          "field" in part ? rawField(part.field) : { kind: "literal", value: text(part.text) },
        ),
      };
    case "coded":
      return {
        kind: "case",
        branches: source.codes.map(([value, code]) => ({
          when: fieldMatch(source.name, [literal(code)]),
          then: { kind: "literal", value: text(value) },
        })),
        otherwise: rawField(source.name),
      };
    case "hexadecimal":
    case "device-path":
    case "registry-path":
    case "registry-data":
      return undefined;
    default:
      return unreachable(source);
  }
}

/**
 * A test on a taxonomy field as a test on raw fields with the same outcome, resolved when the query is
 * bound: the pattern is rewritten, the value is not. Undefined where that cannot be done.
 */
export function translateTest(test: FieldTest, source: FieldSource): Expr | undefined {
  if (test.kind === "is-null")
    return or(rawNames(source).map((name): Expr => ({ ...test, subject: rawField(name) })));
  if (test.kind === "exists")
    return and(rawNames(source).map((name): Expr => ({ ...test, subject: rawField(name) })));
  const value = translateValue(source);
  if (source.kind === "raw" || source.kind === "joined") {
    if (value === undefined) return undefined;
    const renamed = withSubject(test, value);
    return source.kind === "raw" && source.emptyIsAbsent === true
      ? undecidedWhereEmpty(renamed, source.name)
      : renamed;
  }
  if (test.kind === "match")
    return quantified(test.quantifier, translateMatch(source, test.pattern, test.caseRule, test));
  if (test.kind === "compare") return translateCompare(test, source);
  if (test.kind === "regex" && keepsRegex(source, test.pattern)) {
    const subject =
      source.kind === "registry-path" ? registryPath(source) : rawField(rawNames(source)[0] ?? "");
    return { ...test, subject };
  }
  return undefined;
}

/** True and false as the test, but unknown where the field is empty. Where only truth counts, the test is left. */
function undecidedWhereEmpty(test: Expr, name: string): Expr {
  const empty = fieldMatch(name, []);
  const unknown: Expr = { kind: "unknown", missing: name };
  const fitsEmpty = test.kind !== "match" || fitsPattern(test.pattern, "", test.caseRule);
  const neverFalse = or([test, and([empty, unknown])]);
  return fitsEmpty ? and([neverFalse, or([not(empty), unknown])]) : neverFalse;
}

function withSubject(
  test: Exclude<FieldTest, { readonly kind: "is-null" | "exists" }>,
  subject: Expr,
): Expr {
  return test.kind === "compare" ? { ...test, left: subject } : { ...test, subject };
}

function translateMatch(
  source: FieldSource,
  pattern: Pattern,
  caseRule: CaseRule,
  test: Expr,
): Expr | undefined {
  const origin = test.origin === undefined ? {} : { origin: test.origin };
  switch (source.kind) {
    case "raw":
    case "joined":
      return undefined;
    case "coded": {
      const codes = source.codes
        .filter(
          ([value, code]) =>
            fitsPattern(pattern, value, caseRule) || fitsPattern(pattern, code, caseRule),
        )
        .map(([, code]) => code);
      return codes.length === 0
        ? { kind: "literal", value: boolean(false), ...origin }
        : or(
            [...new Set(codes)].map((code) => ({
              ...fieldMatch(source.name, [literal(code)]),
              ...origin,
            })),
          );
    }
    case "hexadecimal": {
      const [part, ...others] = pattern;
      if (part?.kind !== "literal" || others.length > 0) return undefined;
      return decimalOrHexadecimal(source.name, part.text, origin);
    }
    case "device-path": {
      const patterns = toDevicePath(pattern);
      return (
        patterns &&
        or(patterns.map((one) => ({ ...fieldMatch(source.name, one, caseRule), ...origin })))
      );
    }
    case "registry-path":
      return {
        kind: "match",
        subject: registryPath(source),
        pattern: toKernelRegistryPath(pattern),
        caseRule,
        quantifier: "any",
        ...origin,
      };
    case "registry-data":
      return translateRegistryData(source, pattern, caseRule);
    default:
      return unreachable(source);
  }
}

/** Readers of other formats than the event log may have turned the number into decimal already. */
function decimalOrHexadecimal(name: string, digits: string, origin: object): Expr {
  const forms = /^\d+$/.test(digits) ? [digits, `0x${BigInt(digits).toString(16)}`] : [digits];
  return or(forms.map((form) => ({ ...fieldMatch(name, [literal(form)]), ...origin })));
}

/** Equality is a match on the value's text; an order is kept only where the raw value is the same. */
function translateCompare(test: CompareExpr, source: FieldSource): Expr | undefined {
  if (test.right.kind !== "literal" || (test.operator !== "eq" && test.operator !== "ne"))
    return undefined;
  const wanted = literalText(test.right.value);
  if (wanted === undefined) return undefined;
  const equal = translateMatch(source, wanted === "" ? [] : [literal(wanted)], test.caseRule, test);
  if (equal === undefined) return undefined;
  return quantified(test.quantifier, test.operator === "eq" ? equal : not(equal));
}

function literalText(value: Value): string | undefined {
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
      return String(value.value);
    case "long":
      return value.digits;
    default:
      return undefined;
  }
}

function quantified(quantifier: "any" | "all" | "none", test: Expr | undefined): Expr | undefined {
  return test === undefined || quantifier !== "none" ? test : not(test);
}

/** Whether a regular expression speaks of no part of the value that the event writes in another form. */
function keepsRegex(source: FieldSource, pattern: string): boolean {
  if (source.kind === "device-path") return !/[:^]/.test(pattern);
  return source.kind === "registry-path" && !/\^|hk|currentcontrolset/i.test(pattern);
}

function registryPath(source: { readonly key: string; readonly value: string }): Expr {
  return {
    kind: "call",
    function: "concat",
    args: [rawField(source.key), { kind: "literal", value: text("\\") }, rawField(source.value)],
  };
}
