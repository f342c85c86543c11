/**
 * A BinXML fragment as a tree. In a template definition, holes stand where each record's values go; they are
 * told apart by the frame (template instance) that supplies them once the fragment is in its place.
 */
export interface ElementNode {
  readonly kind: "element";
  readonly name: string;
  readonly attributes: readonly AttributeNode[];
  readonly children: readonly ContentNode[];
  /** Index of the value without which the element is not there; -1 for none (MS-EVEN6 dependency id). */
  readonly dependency: number;
}

export interface AttributeNode {
  readonly name: string;
  readonly parts: readonly PartNode[];
}

export type ContentNode = ElementNode | PartNode | InstanceNode;

export type PartNode = TextNode | HoleNode;

export interface TextNode {
  readonly kind: "text";
  readonly text: string;
}

export interface HoleNode {
  readonly kind: "hole";
  readonly index: number;
  readonly optional: boolean;
}

/** A template instance inside a fragment; its bytes start at `at`. */
export interface InstanceNode {
  readonly kind: "instance";
  readonly at: number;
}
