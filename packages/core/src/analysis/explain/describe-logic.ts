import { code, item, text } from "./document.ts";
import type { Item, Words } from "./document.ts";
import type { Logic, Predicate, PredicateValue, Stage } from "./explanation.ts";

/** A stage as list items: its name and, below it, what it tests; without a name what it tests alone. */
export function describeStage({ name, logic }: Stage): readonly Item[] {
  return isTelling(name) ? [item([text(name)], describeInside(logic))] : describeInside(logic);
}

/** Whether a condition has names in it: of what is not named it only shows how it is put together. */
export function isTelling(condition: string): boolean {
  return condition.replaceAll(/\b(?:and|or|not)\b|[()…\s]/g, "") !== "";
}

/** The lines below a heading that names the search already, or needs no name. */
export function describeInside(logic: Logic): readonly Item[] {
  if (logic.kind === "predicate") return [describePredicate(logic.predicate)];
  if (logic.kind === "not") return [item([text("not")], describeInside(logic.member))];
  const members = logic.members.map(describeMember);
  return members.length === 1
    ? members
    : [item([text(logic.kind === "all" ? "all of" : "any of")], members)];
}

function describeMember(logic: Logic): Item {
  if (logic.name !== undefined) return item([text(logic.name)], describeInside(logic));
  if (logic.kind === "predicate") return describePredicate(logic.predicate);
  if (logic.kind === "not") return item([text("not")], [describeMember(logic.member)]);
  return item(
    [text(logic.kind === "all" ? "all of" : "any of")],
    logic.members.map(describeMember),
  );
}

/** `CommandLine contains any of`, its values below; a single value stands on the line. */
export function describePredicate({
  field,
  operator,
  values,
  link,
  caseSensitive,
  lines,
}: Predicate): Item {
  const place = placeOf(lines);
  if (operator === "expression")
    return item([...values.map(({ text: written }) => code(written)), ...place]);
  const subject: Words = text(field ?? "any value of the event");
  const verb = `${operatorText(operator)}${caseSensitive && operator !== "re" ? " (case-sensitive)" : ""}`;
  const [only] = values;
  if (only !== undefined && values.length === 1)
    return item([subject, text(verb), ...valueWords(only), ...place]);
  if (only === undefined) return item([subject, text(verb), ...place]);
  return item(
    [subject, text(`${verb} ${link} of`), ...place],
    values.map((value) => item(valueWords(value))),
  );
}

function placeOf(lines: Predicate["lines"]): readonly Words[] {
  if (lines === undefined) return [];
  const { first, last } = lines;
  return [text(first === last ? `(line ${first})` : `(lines ${first}-${last})`)];
}

export function operatorText(operator: Predicate["operator"]): string {
  switch (operator) {
    case "null":
      return "is absent or null";
    case "exists":
      return "is present";
    case "present":
      return "has any value";
    case "wildcard":
      return "matches";
    default:
      return operator;
  }
}

function valueWords({ text: value, spellings, isField }: PredicateValue): readonly Words[] {
  if (isField === true) return [text(`the value of ${value}`)];
  return spellings === undefined
    ? [code(value)]
    : [code(value), text(`(${spellings.length} spellings)`)];
}
