import { XMLParser } from 'fast-xml-parser';

/** A node as fast-xml-parser gives it with `preserveOrder`: one element name to its children, and `:@` for attributes. */
export type XmlNode = Record<string, unknown>;

/** Keeps the order of elements; entities of a DTD never get here. */
export const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
  htmlEntities: false,
  maxNestedTags: 400,
});

/** A list of nodes, or none. */
export const nodesOf = (value: unknown): XmlNode[] => (Array.isArray(value) ? (value as XmlNode[]) : []);

/** The element's name. */
export function tagOf(node: XmlNode): string {
  for (const key of Object.keys(node)) if (key !== ':@') return key;
  return '';
}

/** What stands inside an element. */
export const childrenOf = (node: XmlNode): XmlNode[] => nodesOf(node[tagOf(node)]);

/** An attribute's value. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
  const attributes = node[':@'] as Record<string, unknown> | undefined;
  const value = attributes?.[name];
  return typeof value === 'string' ? value : undefined;
}

/** The first node with that name. */
export const findChild = (nodes: readonly XmlNode[], tag: string): XmlNode | undefined =>
  nodes.find((node) => tagOf(node) === tag);

/** Whether a switch such as `w:vanish` is on. */
export const isOn = (node: XmlNode | undefined): boolean =>
  node !== undefined && !/^(?:0|false|off|none)$/.test(attributeOf(node, 'w:val') ?? '1');
