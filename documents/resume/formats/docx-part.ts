import { ResumeError } from '../resume-error.ts';
import type { HiddenText } from '../resume-types.ts';
import { enterParagraph, enterTable, hasFill, howHidden, noStyles, shade } from './docx-hidden.ts';
import type { Context, DocxStyles } from './docx-hidden.ts';
import { attributeOf, childrenOf, findChild, nodesOf, parser, tagOf } from './docx-xml.ts';
import type { XmlNode } from './docx-xml.ts';

/** The text of a part, and what was left out of it. */
export interface RenderedPart {
  text: string;
  hidden: HiddenText[];
}

/** Text of one WordprocessingML part, line by line, and what of it nobody sees. Throws `resume_corrupt` for XML that is broken, nested too deep or has a DOCTYPE. */
export function renderDocxPart(xml: string, partName: string, styles: DocxStyles = noStyles): RenderedPart {
  // Word never writes a document type; one is there only to define entities that blow up or read files.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw corruptPart(partName, undefined);
  try {
    const hidden: HiddenText[] = [];
    const nodes = nodesOf(parser.parse(xml));
    return { text: renderBlocks(nodes, { styles, hidden, shaded: false, styleHidden: undefined }).join('\n'), hidden };
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
function renderBlocks(nodes: readonly XmlNode[], context: Context): string[] {
  const lines: string[] = [];
  for (const node of nodes) {
    const tag = tagOf(node);
    if (tag === 'w:p') lines.push(...renderParagraph(node, context));
    else if (tag === 'w:tbl') lines.push(...renderTable(node, context));
    else if (tag === 'mc:AlternateContent') lines.push(...renderBlocks(choiceOf(node), context));
    else if (tag !== '#text' && tag !== 'w:del' && tag !== 'w:moveFrom')
      lines.push(...renderBlocks(childrenOf(node), context));
  }
  return lines;
}

/** The newer of the two spellings that Word writes; the other repeats the same text. */
const choiceOf = (node: XmlNode): XmlNode[] =>
  childrenOf(findChild(childrenOf(node), 'mc:Choice') ?? findChild(childrenOf(node), 'mc:Fallback') ?? {});

function renderParagraph(paragraph: XmlNode, context: Context): string[] {
  const boxes: string[] = [];
  const children = childrenOf(paragraph);
  const properties = childrenOf(findChild(children, 'w:pPr') ?? {});
  const own = enterParagraph(properties, context);
  const inline = renderInline(children, boxes, own);
  const numbering = childrenOf(findChild(properties, 'w:numPr') ?? {});
  const isListed = numbering.length > 0 && attributeOf(findChild(numbering, 'w:numId') ?? {}, 'w:val') !== '0';
  const isHeading = /^(?:heading|title|\d)/i.test(attributeOf(findChild(properties, 'w:pStyle') ?? {}, 'w:val') ?? '');
  const text = isListed && !isHeading && inline.trim() !== '' ? `• ${inline.trimStart()}` : inline;
  return [...text.split('\n'), ...boxes];
}

/** Text of runs, links and fields; text boxes anchored in them go to `boxes`. */
function renderInline(nodes: readonly XmlNode[], boxes: string[], context: Context): string {
  let text = '';
  for (const node of nodes) {
    const tag = tagOf(node);
    if (tag === 'w:t') text += textOf(node);
    else if (tag === 'w:tab' || tag === 'w:ptab') text += '\t';
    else if (tag === 'w:br' || tag === 'w:cr') text += '\n';
    else if (tag === 'w:noBreakHyphen') text += '-';
    else if (tag === 'w:txbxContent') boxes.push(...renderBlocks(childrenOf(node), context));
    else if (tag === 'mc:AlternateContent') text += renderInline(choiceOf(node), boxes, context);
    else if (tag === 'w:r') text += renderRun(node, boxes, context);
    else if (tag === 'w:drawing' || tag === 'w:pict')
      text += renderInline(childrenOf(node), boxes, { ...context, shaded: context.shaded || hasFill(node) });
    else if (!skippedInline.has(tag)) text += renderInline(childrenOf(node), boxes, context);
  }
  return text;
}

const skippedInline = new Set(['#text', 'w:pPr', 'w:rPr', 'w:del', 'w:moveFrom', 'w:instrText', 'w:delText', 'w:rt']);

/** The text of a run, or nothing where nobody sees it; then it is noted in the context. */
function renderRun(run: XmlNode, boxes: string[], context: Context): string {
  const properties = childrenOf(findChild(childrenOf(run), 'w:rPr') ?? {});
  const how = howHidden(properties, context);
  if (how === undefined) return renderInline(childrenOf(run), boxes, context);
  const text = renderInline(childrenOf(run), [], context);
  if (text.trim() !== '') context.hidden.push({ how, text: text.trim().slice(0, 200) });
  return text === '' || text.trim() !== '' ? '' : text;
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

function readCell(cell: XmlNode, context: Context): Cell {
  const children = childrenOf(cell);
  const properties = childrenOf(findChild(children, 'w:tcPr') ?? {});
  const merge = findChild(properties, 'w:vMerge');
  const starts = merge !== undefined && attributeOf(merge, 'w:val') === 'restart';
  const continues = merge !== undefined && !starts;
  const lines = continues ? [] : renderBlocks(children, shade(properties, context)).map((line) => line.trim());
  return { lines: lines.filter((line) => line !== ''), startsMerge: starts, continuesMerge: continues };
}

const cellsOfRow = (row: XmlNode, context: Context): Cell[] =>
  childrenOf(row).flatMap((node) => {
    if (tagOf(node) === 'w:tc') return [readCell(node, context)];
    // Content controls wrap cells.
    if (tagOf(node) === 'w:sdt') return cellsOfRow(findChild(childrenOf(node), 'w:sdtContent') ?? {}, context);
    return [];
  });

const rowsOfTable = (table: XmlNode): XmlNode[] =>
  childrenOf(table).flatMap((node) => {
    if (tagOf(node) === 'w:tr') return [node];
    if (tagOf(node) === 'w:sdt' || tagOf(node) === 'w:sdtContent') return rowsOfTable(node);
    return [];
  });

/** A row of short cells is one line with tabs; a cell that is a column of text stands by itself, in cell order. */
function renderTable(table: XmlNode, context: Context): string[] {
  const lines: string[] = [];
  const own = enterTable(childrenOf(findChild(childrenOf(table), 'w:tblPr') ?? {}), context);
  for (const row of rowsOfTable(table)) {
    let pending: string[] = [];
    const flush = (): void => {
      if (pending.length > 0) lines.push(pending.join('\t'));
      pending = [];
    };
    for (const cell of cellsOfRow(row, own)) {
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
