import { and, literal, or } from "../model/index.ts";
import type { CaseRule, Expr, Pattern } from "../model/index.ts";
import { fieldMatch } from "./raw-test.ts";
import { singleLiteral } from "./translate-path.ts";

/** Registry value types as the Security log codes them (Windows event 4657, msobjs message table). */
const typeCodes = {
  text: ["%%1873", "%%1874", "%%1879"],
  binary: ["%%1875"],
  dword: ["%%1876"],
  qword: ["%%1883"],
} as const;

/**
 * A test on registry data as Sysmon renders it, on the data and type of event 4657. Sysmon writes numbers
 * as `DWORD (0x%08x)` and `QWORD (0x%08x-0x%08x)`, anything binary as `Binary Data`, an empty text as
 * `(Empty)`; 4657 writes the number in decimal. Undefined where only a part of such a form is tested.
 */
export function translateRegistryData(
  source: { readonly data: string; readonly type: string },
  pattern: Pattern,
  caseRule: CaseRule,
): Expr | undefined {
  const ofType = (codes: readonly string[]): Expr =>
    or(codes.map((code) => fieldMatch(source.type, [literal(code)])));
  const single = singleLiteral(pattern);
  const text =
    single?.text ?? pattern.map((part) => (part.kind === "literal" ? part.text : "*")).join("");

  const dword = /^DWORD \((0x[0-9a-f]{8})\)$/i.exec(text);
  if (single !== undefined && dword !== null) {
    return and([ofType(typeCodes.dword), numberIs(source.data, BigInt(dword[1] ?? 0))]);
  }
  const qword = /^QWORD \(0x([0-9a-f]{8})-0x([0-9a-f]{8})\)$/i.exec(text);
  if (single !== undefined && qword !== null) {
    return and([
      ofType(typeCodes.qword),
      numberIs(source.data, BigInt(`0x${qword[1]}${qword[2]}`)),
    ]);
  }
  if (single !== undefined && text.toLowerCase() === "binary data") return ofType(typeCodes.binary);
  if (single !== undefined && text.toLowerCase() === "(empty)") return fieldMatch(source.data, []);
  if (single?.openEnd === true && !single.openStart && /^[dq]word( \((0x)?)?$/i.test(text)) {
    return ofType(/^d/i.test(text) ? typeCodes.dword : typeCodes.qword);
  }
  if (/[dq]word|\(?0x[0-9a-f]+\)?$|binary data|\(empty\)/i.test(text)) return undefined;
  return and([ofType(typeCodes.text), fieldMatch(source.data, pattern, caseRule)]);
}

function numberIs(field: string, value: bigint): Expr {
  return or([
    fieldMatch(field, [literal(value.toString())]),
    fieldMatch(field, [literal(`0x${value.toString(16)}`)]),
  ]);
}
