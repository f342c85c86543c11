import { DamagedRecord } from "./parse-binxml.ts";
import type { ContentNode, ElementNode, PartNode } from "./tree.ts";

/** Far more fields than a record has; crafted ones repeat wide templates. */
const maxSlots = 20_000;

/** A value of a record by the template instance (frame) it belongs to and its index there. */
export interface HoleRef {
  readonly frame: number;
  readonly index: number;
}

export type SlotPart = string | (HoleRef & { readonly optional: boolean });

/** Where a slot's value comes from. */
export interface SlotSource {
  readonly name: string;
  readonly isOwn: boolean;
  /** Literal texts and holes in order; none for an empty element. */
  readonly parts: readonly SlotPart[];
  /** Values without which the slot is not there. */
  readonly needs: readonly HoleRef[];
  /** An attribute whose only hole is null or empty is not there either. */
  readonly isAttribute: boolean;
}

/** A fragment put in place: its nodes and the frame that its holes speak of. */
export interface Placed {
  readonly nodes: readonly ContentNode[];
  readonly frame: number;
}

/** Finds the fragment that stands in a hole (a nested BinXML value) or at an instance token. */
export type Resolve = (node: ContentNode, frame: number) => Placed | undefined;

/**
 * Flattens an `<Event>` tree to named slots: own fields first, then the System parts. Names are Sigma's: Data
 * names with blanks stripped, unnamed Data as `Data`, System attributes as `Provider_Name`; see sigma.md 1.11.
 */
export function flattenEvent(root: Placed, resolve: Resolve): readonly SlotSource[] {
  const slots: SlotSource[] = [];
  for (const event of elementsOf(root, [], resolve)) {
    if (event.node.name !== "Event") {
      addTree(slots, event, "", resolve);
      continue;
    }
    for (const section of elementsOf(
      { nodes: event.node.children, frame: event.frame },
      event.needs,
      resolve,
    )) {
      addSection(slots, section, resolve);
    }
  }
  return [...slots.filter((slot) => slot.isOwn), ...slots.filter((slot) => !slot.isOwn)];
}

/** An element in its place: with the frame of its holes and all that must be there for it to be there. */
interface PlacedElement {
  readonly node: ElementNode;
  readonly frame: number;
  readonly needs: readonly HoleRef[];
}

function elementsOf(
  placed: Placed,
  needs: readonly HoleRef[],
  resolve: Resolve,
): readonly PlacedElement[] {
  return placed.nodes.flatMap((node): readonly PlacedElement[] => {
    if (node.kind === "element") {
      const own =
        node.dependency < 0 ? needs : [...needs, { frame: placed.frame, index: node.dependency }];
      return [{ node, frame: placed.frame, needs: own }];
    }
    const inner = resolve(node, placed.frame);
    return inner === undefined ? [] : elementsOf(inner, needs, resolve);
  });
}

function addSection(slots: SlotSource[], section: PlacedElement, resolve: Resolve): void {
  const children = elementsOf(
    { nodes: section.node.children, frame: section.frame },
    section.needs,
    resolve,
  );
  switch (section.node.name) {
    case "System":
      for (const child of children) addLeaf(slots, child, child.node.name, false);
      return;
    case "EventData":
      addAttributes(slots, section, "EventData", true);
      for (const child of children) addData(slots, child, resolve);
      return;
    case "UserData":
      for (const wrapper of children) addTree(slots, wrapper, "", resolve);
      return;
    case "ProcessingErrorData":
      addTree(slots, section, "", resolve);
      return;
    default:
      addTree(slots, section, `${section.node.name}.`, resolve);
  }
}

function addData(slots: SlotSource[], data: PlacedElement, resolve: Resolve): void {
  if (data.node.name !== "Data") {
    const inner = elementsOf({ nodes: data.node.children, frame: data.frame }, data.needs, resolve);
    if (inner.length > 0) addTree(slots, data, `${data.node.name}.`, resolve);
    else addLeaf(slots, data, data.node.name, true);
    return;
  }
  const name = data.node.attributes.find((attribute) => attribute.name === "Name");
  const text = name?.parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  addText(slots, data, text === undefined || text === "" ? "Data" : text.replaceAll(" ", ""), true);
}

/** The leaves below an element that stands for its section; deeper ones carry their parent's name. */
function addTree(
  slots: SlotSource[],
  element: PlacedElement,
  prefix: string,
  resolve: Resolve,
): void {
  addAttributes(slots, element, `${prefix}${element.node.name}`, true);
  for (const child of elementsOf(
    { nodes: element.node.children, frame: element.frame },
    element.needs,
    resolve,
  )) {
    const inner = elementsOf(
      { nodes: child.node.children, frame: child.frame },
      child.needs,
      resolve,
    );
    if (inner.length > 0) addTree(slots, child, `${prefix}${child.node.name}.`, resolve);
    else addLeaf(slots, child, `${prefix}${child.node.name}`, true);
  }
}

function addLeaf(slots: SlotSource[], element: PlacedElement, name: string, isOwn: boolean): void {
  addAttributes(slots, element, name, isOwn);
  // `<Correlation/>` and `<Security/>` hold attributes only: without them there is nothing to name.
  if (element.node.children.length > 0 || isOwn) addText(slots, element, name, isOwn);
}

function addText(slots: SlotSource[], element: PlacedElement, name: string, isOwn: boolean): void {
  const parts = element.node.children.filter(
    (child): child is PartNode => child.kind === "text" || child.kind === "hole",
  );
  addSlot(slots, {
    name,
    isOwn,
    parts: partsOf(parts, element.frame),
    needs: element.needs,
    isAttribute: false,
  });
}

function addAttributes(
  slots: SlotSource[],
  element: PlacedElement,
  prefix: string,
  isOwn: boolean,
): void {
  for (const attribute of element.node.attributes) {
    if (attribute.name === "xmlns" || attribute.name.startsWith("xmlns:")) continue;
    addSlot(slots, {
      name: `${prefix}_${attribute.name}`,
      isOwn,
      parts: partsOf(attribute.parts, element.frame),
      needs: element.needs,
      isAttribute: true,
    });
  }
}

function addSlot(slots: SlotSource[], slot: SlotSource): void {
  if (slots.length >= maxSlots)
    throw new DamagedRecord(`more than ${maxSlots} fields in one record`);
  slots.push(slot);
}

function partsOf(nodes: readonly PartNode[], frame: number): readonly SlotPart[] {
  const parts: SlotPart[] = [];
  for (const node of nodes) {
    const last = parts.at(-1);
    if (node.kind === "hole") parts.push({ frame, index: node.index, optional: node.optional });
    else if (typeof last === "string") parts[parts.length - 1] = last + node.text;
    else parts.push(node.text);
  }
  return parts;
}
