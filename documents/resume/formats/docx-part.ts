import { XMLParser } from 'fast-xml-parser';
import { ResumeError } from '../resume-error.ts';

/** A node as fast-xml-parser gives it with `preserveOrder`: one element name to its children, and `:@` for attributes. */
type XmlNode = Record<string, unknown>;

const parser = new XMLParser({
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

const nodesOf = (value: unknown): XmlNode[] => (Array.isArray(value) ? (value as XmlNode[]) : []);

function tagOf(node: XmlNode): string {
  for (const key of Object.keys(node)) if (key !== ':@') return key;
  return '';
}

const childrenOf = (node: XmlNode): XmlNode[] => nodesOf(node[tagOf(node)]);

function attributeOf(node: XmlNode, name: string): string | undefined {
  const attributes = node[':@'] as Record<string, unknown> | undefined;
  const value = attributes?.[name];
  return typeof value === 'string' ? value : undefined;
}

const findChild = (nodes: readonly XmlNode[], tag: string): XmlNode | undefined =>
  nodes.find((node) => tagOf(node) === tag);

const isOn = (node: XmlNode | undefined): boolean =>
  node !== undefined && !/^(?:0|false|off|none)$/.test(attributeOf(node, 'w:val') ?? '1');

/** Text of one WordprocessingML part, line by line. Throws `resume_corrupt` for XML that is broken, nested too deep or has a DOCTYPE. */
export function renderDocxPart(xml: string, partName: string): string {
  // Word never writes a document type; one is there only to define entities that blow up or read files.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw corruptPart(partName, undefined);
  try {
    return renderBlocks(nodesOf(parser.parse(xml))).join('\n');
  } catch (error) {
    throw corruptPart(partName, error);
  }
}

const corruptPart = (partName: string, cause: unknown): ResumeError =>
  new ResumeError(
    'resume_corrupt',
    'The DOCX is damaged. Open it in a word processor, save it anew and send that.',
    partName,
    { cause },
  );

/** Block-level content to lines. */
function renderBlocks(nodes: readonly XmlNode[]): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const tag = tagOf(node);
    if (tag === 'w:p') lines.push(...renderParagraph(node));
    else if (tag === 'w:tbl') lines.push(...renderTable(node));
    else if (tag === 'mc:AlternateContent') lines.push(...renderBlocks(choiceOf(node)));
    else if (tag !== '#text' && tag !== 'w:del' && tag !== 'w:moveFrom') lines.push(...renderBlocks(childrenOf(node)));
  }
  return lines;
}

/** The newer of the two spellings that Word writes; the other repeats the same text. */
const choiceOf = (node: XmlNode): XmlNode[] =>
  childrenOf(findChild(childrenOf(node), 'mc:Choice') ?? findChild(childrenOf(node), 'mc:Fallback') ?? {});

function renderParagraph(paragraph: XmlNode): string[] {
  const boxes: string[] = [];
  const children = childrenOf(paragraph);
  const properties = childrenOf(findChild(children, 'w:pPr') ?? {});
  const inline = renderInline(children, boxes);
  const numbering = childrenOf(findChild(properties, 'w:numPr') ?? {});
  const isListed = numbering.length > 0 && attributeOf(findChild(numbering, 'w:numId') ?? {}, 'w:val') !== '0';
  const isHeading = /^(?:heading|title|\d)/i.test(attributeOf(findChild(properties, 'w:pStyle') ?? {}, 'w:val') ?? '');
  const text = isListed && !isHeading && inline.trim() !== '' ? `• ${inline.trimStart()}` : inline;
  return [...text.split('\n'), ...boxes];
}

/** Text of runs, links and fields; text boxes anchored in them go to `boxes`. */
function renderInline(nodes: readonly XmlNode[], boxes: string[]): string {
  let text = '';
  for (const node of nodes) {
    const tag = tagOf(node);
    if (tag === 'w:t') text += textOf(node);
    else if (tag === 'w:tab' || tag === 'w:ptab') text += '\t';
    else if (tag === 'w:br' || tag === 'w:cr') text += '\n';
    else if (tag === 'w:noBreakHyphen') text += '-';
    else if (tag === 'w:txbxContent') boxes.push(...renderBlocks(childrenOf(node)));
    else if (tag === 'mc:AlternateContent') text += renderInline(choiceOf(node), boxes);
    else if (tag === 'w:r' && isHidden(node)) continue;
    else if (!skippedInline.has(tag)) text += renderInline(childrenOf(node), boxes);
  }
  return text;
}

const skippedInline = new Set(['#text', 'w:pPr', 'w:rPr', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rt']);

function isHidden(run: XmlNode): boolean {
  const properties = childrenOf(findChild(childrenOf(run), 'w:rPr') ?? {});
  return isOn(findChild(properties, 'w:vanish'));
}

const textOf = (node: XmlNode): string =>
  childrenOf(node)
    .map((child) => (typeof child['#text'] === 'string' ? child['#text'] : ''))
    .join('');

interface Cell {
  lines: string[];
  startsMerge: boolean;
  continuesMerge: boolean;
}

function readCell(cell: XmlNode): Cell {
  const children = childrenOf(cell);
  const merge = findChild(childrenOf(findChild(children, 'w:tcPr') ?? {}), 'w:vMerge');
  const starts = merge !== undefined && attributeOf(merge, 'w:val') === 'restart';
  const continues = merge !== undefined && !starts;
  const lines = continues ? [] : renderBlocks(children).map((line) => line.trim());
  return { lines: lines.filter((line) => line !== ''), startsMerge: starts, continuesMerge: continues };
}

const cellsOfRow = (row: XmlNode): Cell[] =>
  childrenOf(row).flatMap((node) => {
    if (tagOf(node) === 'w:tc') return [readCell(node)];
    // Content controls wrap cells.
    if (tagOf(node) === 'w:sdt') return cellsOfRow(findChild(childrenOf(node), 'w:sdtContent') ?? {});
    return [];
  });

const rowsOfTable = (table: XmlNode): XmlNode[] =>
  childrenOf(table).flatMap((node) => {
    if (tagOf(node) === 'w:tr') return [node];
    if (tagOf(node) === 'w:sdt' || tagOf(node) === 'w:sdtContent') return rowsOfTable(node);
    return [];
  });

/** A row of short cells is one line with tabs; a cell that is a column of text stands by itself, in cell order. */
function renderTable(table: XmlNode): string[] {
  const lines: string[] = [];
  for (const row of rowsOfTable(table)) {
    let pending: string[] = [];
    const flush = (): void => {
      if (pending.length > 0) lines.push(pending.join('\t'));
      pending = [];
    };
    for (const cell of cellsOfRow(row)) {
      if (cell.lines.length === 0) continue;
      // A label written downwards, one character a paragraph, or one over several rows heads what stands beside it.
      const upright = cell.lines.length > 1 && cell.lines.every((line) => Array.from(line).length === 1);
      const label = upright ? [cell.lines.join('')] : cell.lines;
      if (label.length === 1 && !cell.startsMerge && (label[0]?.length ?? 0) <= 120) {
        pending.push((label[0] ?? '').replace(/\t+/g, ' '));
      } else if (label.length === 1) {
        if (pending.length > 0 && !cell.startsMerge) flush();
        if (pending.length === 0) lines.push(label[0] ?? '');
        else pending.push(label[0] ?? '');
      } else {
        flush();
        lines.push(...label);
      }
    }
    flush();
  }
  return lines;
}
