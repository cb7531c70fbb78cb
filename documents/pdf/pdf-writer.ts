import PdfDocument from 'pdfkit';
import { HubError } from '../../domain/errors.ts';
import { breakLines, limitLines } from './break-lines.ts';
import { hasGlyph, measureText, openFont } from './fonts.ts';
import type { Weight } from './fonts.ts';
import { pdfLimits } from './pdf-types.ts';
import type { RenderedPdf } from './pdf-types.ts';
import { cleanPrintText, nameCharacter } from './print-text.ts';

/** What every page of a document shows, and how it is made. */
export type PdfOptions = {
  title: string;
  language: 'zh' | 'en';
  header: string;
  footer: string;
  /** ISO 8601; the document's creation date. */
  now: string;
  /** What to do with a character the font cannot show: refuse the document, or print its name. */
  missingGlyph: 'refuse' | 'name';
};

/** How a text is set. `maxLines` cuts it with `…`; `indent` in points. */
export type TextStyle = { size?: number; weight?: Weight; color?: string; maxLines?: number; indent?: number };

/** A cell: a text, with a bar of `share` (0 to 1) under it where given. */
export type Cell = string | { text: string; share: number };

/** A table; `widths` are shares of the line, `heads` are repeated on every page. */
export type Table = {
  widths: readonly number[];
  heads?: readonly string[];
  rows: readonly (readonly Cell[])[];
  size?: number;
  /** The first cell of each row is its head. */
  rowHeads?: boolean;
  maxLines?: number;
  /** In points; rows are at least this high. */
  minRowHeight?: number;
};

const page = { width: 595.28, height: 841.89, left: 56, top: 70, bottom: 62 };
const lineWidth = page.width - 2 * page.left;
const lowest = page.height - page.bottom;
const leading = 1.55;
const padding = { x: 5, y: 3.5 };
const barHeight = 5;
const colors = {
  text: '#1f2328',
  quiet: '#5b6470',
  rule: '#c9ced6',
  head: '#eef1f5',
  bar: '#2f6fde',
  barBack: '#e3e8ef',
};

/** Draws a tagged A4 document from the top down: lines broken by Chinese rules, header, footer and page numbers on every page. */
export class PdfWriter {
  readonly #doc: PDFKit.PDFDocument;
  readonly #options: PdfOptions;
  readonly #chunks: Buffer[] = [];
  readonly #unprintable = new Set<number>();
  readonly #root: PDFKit.PDFStructureElement;
  #y = page.top;
  #pages = 1;

  constructor(options: PdfOptions) {
    this.#options = options;
    this.#doc = new PdfDocument({
      size: [page.width, page.height],
      margin: 0,
      bufferPages: true,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: options.language === 'zh' ? 'zh-CN' : 'en-GB',
      // The file's id is made of these alone.
      info: {
        Title: this.#prepare(options.title),
        Creator: 'Throughline',
        Producer: 'Throughline',
        CreationDate: new Date(options.now),
        ModDate: new Date(options.now),
      },
    });
    this.#doc.on('data', (chunk: Buffer) => this.#chunks.push(chunk));
    this.#doc.registerFont('regular', openFont('regular') as unknown as PDFKit.Mixins.PDFFontSource);
    this.#doc.registerFont('bold', openFont('bold') as unknown as PDFKit.Mixins.PDFFontSource);
    this.#root = this.#doc.struct('Document');
    this.#doc.addStructure(this.#root);
  }

  get pages(): number {
    return this.#pages;
  }

  /** The document's own title, centred. */
  title(text: string): void {
    const size = 18;
    const lines = this.#lines(text, lineWidth, size, 'bold');
    this.#need(lines.length * size * leading + 10);
    this.#tagged('H1', this.#root, () => {
      for (const line of lines) {
        const x = page.left + (lineWidth - measureText(line, 'bold', size)) / 2;
        this.#draw(line, x, size, 'bold', colors.text);
        this.#y += size * leading;
      }
    });
    this.#y += 10;
  }

  /** A heading that never stands alone at the foot of a page. */
  heading(text: string, size = 12): void {
    const lines = this.#lines(text, lineWidth, size, 'bold');
    this.#y += size * 0.7;
    this.#need(lines.length * size * leading + 66);
    this.#tagged('H2', this.#root, () => {
      for (const line of lines) {
        this.#draw(line, page.left, size, 'bold', colors.text);
        this.#y += size * leading;
      }
    });
    this.#y += 2;
  }

  paragraph(text: string, style: TextStyle = {}): void {
    const { size = 10.5, weight = 'regular', color = colors.text, indent = 0 } = style;
    const width = lineWidth - indent;
    let lines = this.#lines(text, width, size, weight);
    if (style.maxLines !== undefined)
      lines = limitLines(lines, style.maxLines, width, (part) => measureText(part, weight, size));
    const element = this.#element('P', this.#root);
    this.#flow(lines, size * leading, element, 'P', (line) =>
      this.#draw(line, page.left + indent, size, weight, color),
    );
    this.#y += size * 0.5;
  }

  /** Numbered lines. */
  list(items: readonly string[], style: TextStyle = {}): void {
    const { size = 10.5, weight = 'regular', color = colors.text } = style;
    const list = this.#element('L', this.#root);
    items.forEach((item, i) => {
      const lines = this.#lines(item, lineWidth - 24, size, weight);
      const element = this.#element('LI', list);
      let first = true;
      this.#flow(lines, size * leading, element, 'LI', (line) => {
        if (first) this.#draw(`${i + 1}.`, page.left + 4, size, weight, color);
        first = false;
        this.#draw(line, page.left + 24, size, weight, color);
      });
    });
    this.#y += size * 0.5;
  }

  table(table: Table): void {
    const size = table.size ?? 9.5;
    const total = table.widths.reduce((sum, width) => sum + width, 0);
    const widths = table.widths.map((width) => (width / total) * lineWidth);
    const element = this.#element('Table', this.#root);
    const heads = table.heads;
    const drawHeads = (): void => {
      if (heads !== undefined) this.#row(heads, widths, size, element, { head: true, minHeight: 0 });
    };
    this.#need(Math.min(4, table.rows.length + (heads === undefined ? 0 : 1)) * size * leading);
    drawHeads();
    for (const row of table.rows) {
      this.#row(row, widths, size, element, {
        head: false,
        rowHead: table.rowHeads ?? false,
        minHeight: table.minRowHeight ?? 0,
        ...(table.maxLines === undefined ? {} : { maxLines: table.maxLines }),
        onNewPage: drawHeads,
      });
    }
    this.#y += 8;
  }

  /** Blocks side by side for signatures, each with a rule to sign on after a line that ends in a colon. */
  signatures(blocks: readonly { title: string; lines: readonly string[] }[]): void {
    const size = 10.5;
    const gap = 24;
    const width = (lineWidth - gap * (blocks.length - 1)) / blocks.length;
    const set = blocks.map(({ title, lines }) => [
      ...this.#lines(title, width, size, 'bold').map((text) => ({ text, weight: 'bold' as const, ruled: false })),
      ...lines.flatMap((line) =>
        this.#lines(line, width, size, 'regular').map((text, i, all) => ({
          text,
          weight: 'regular' as const,
          ruled: i === all.length - 1 && /[：:]\s*$/.test(text),
        })),
      ),
    ]);
    const step = size * 2.2;
    this.#y += 14;
    this.#need(Math.min(lowest - page.top, Math.max(...set.map((lines) => lines.length)) * step));
    const top = this.#y;
    let end = top;
    set.forEach((lines, i) => {
      const x = page.left + i * (width + gap);
      this.#y = top;
      const element = this.#element('Sect', this.#root);
      this.#flow(lines, step, element, 'P', (line) => {
        this.#draw(line.text, x, size, line.weight, colors.text);
        if (line.ruled) {
          const from = x + measureText(line.text, line.weight, size) + 4;
          this.#artifact(() => this.#rule(from, this.#y + size * 1.3, x + width));
        }
      });
      end = Math.max(end, this.#y);
    });
    this.#y = end;
  }

  /** Room for writing by hand, in points. */
  space(height: number): void {
    this.#y += height;
  }

  /** Draws header, footer and page numbers, and gives the file. Call once, last. */
  async finish(): Promise<RenderedPdf> {
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let i = 0; i < count; i += 1) {
      this.#doc.switchToPage(start + i);
      this.#artifact(() => this.#pageFrame(i + 1, count));
    }
    const ended = new Promise<void>((resolve, reject) => this.#doc.once('end', resolve).once('error', reject));
    this.#doc.end();
    await ended;
    return {
      bytes: new Uint8Array(Buffer.concat(this.#chunks)),
      pages: count,
      unprintable: this.unprintable,
    };
  }

  /** Characters replaced by their names so far, sorted. */
  get unprintable(): string[] {
    return [...this.#unprintable].sort((a, b) => a - b).map(nameCharacter);
  }

  #pageFrame(number: number, count: number): void {
    const size = 8.5;
    const one = (text: string, width: number): string =>
      limitLines(this.#lines(text, width, size, 'regular'), 1, width, (part) =>
        measureText(part, 'regular', size),
      )[0] ?? '';
    this.#y = 34;
    this.#draw(one(this.#options.header, lineWidth), page.left, size, 'regular', colors.quiet);
    this.#rule(page.left, 52, page.left + lineWidth);
    this.#rule(page.left, page.height - 48, page.left + lineWidth);
    this.#y = page.height - 42;
    const numbers = this.#options.language === 'zh' ? `第 ${number} 页，共 ${count} 页` : `Page ${number} of ${count}`;
    const numbersWidth = measureText(numbers, 'regular', size);
    this.#draw(one(this.#options.footer, lineWidth - numbersWidth - 20), page.left, size, 'regular', colors.quiet);
    this.#draw(numbers, page.left + lineWidth - numbersWidth, size, 'regular', colors.quiet);
  }

  #row(
    cells: readonly Cell[],
    widths: readonly number[],
    size: number,
    table: PDFKit.PDFStructureElement,
    how: { head: boolean; rowHead?: boolean; minHeight: number; maxLines?: number; onNewPage?: () => void },
  ): void {
    const lineHeight = size * leading;
    const weights = widths.map((_, i): Weight => (how.head || (how.rowHead === true && i === 0) ? 'bold' : 'regular'));
    const set = widths.map((width, i) => {
      const cell = cells[i] ?? '';
      const weight = weights[i] ?? 'regular';
      const inner = width - 2 * padding.x;
      const lines = this.#lines(typeof cell === 'string' ? cell : cell.text, inner, size, weight);
      const limited =
        how.maxLines === undefined
          ? lines
          : limitLines(lines, how.maxLines, inner, (part) => measureText(part, weight, size));
      return { lines: limited, share: typeof cell === 'string' ? null : cell.share };
    });
    const element = this.#element('TR', table);
    const columns = set.map((_, i) => this.#element(how.head || (how.rowHead && i === 0) ? 'TH' : 'TD', element));
    const extra = 2 * padding.y + (set.some((cell) => cell.share !== null) ? barHeight + 3 : 0);
    let from = 0;
    const longest = Math.max(...set.map((cell) => cell.lines.length));
    do {
      const whole = Math.max(how.minHeight, (longest - from) * lineHeight + extra);
      if (
        this.#y + whole > lowest &&
        (whole <= (lowest - page.top) * 0.6 || this.#y + extra + 2 * lineHeight > lowest)
      ) {
        this.#newPage();
        how.onNewPage?.();
      }
      const fit = Math.max(1, Math.floor((lowest - this.#y - extra) / lineHeight));
      const to = Math.min(longest, from + fit);
      const height = Math.max(to === longest && from === 0 ? how.minHeight : 0, (to - from) * lineHeight + extra);
      this.#rowPart(set, columns, widths, weights, { from, to, height, size, head: how.head });
      this.#y += height;
      from = to;
    } while (from < longest);
  }

  #rowPart(
    cells: readonly { lines: readonly string[]; share: number | null }[],
    columns: readonly PDFKit.PDFStructureElement[],
    widths: readonly number[],
    weights: readonly Weight[],
    part: { from: number; to: number; height: number; size: number; head: boolean },
  ): void {
    const top = this.#y;
    const lineHeight = part.size * leading;
    let x = page.left;
    cells.forEach((cell, i) => {
      const width = widths[i] ?? 0;
      this.#artifact(() => {
        if (part.head) this.#doc.rect(x, top, width, part.height).fill(colors.head);
        this.#doc.lineWidth(0.5).rect(x, top, width, part.height).stroke(colors.rule);
        if (cell.share !== null && part.from === 0) {
          const inner = width - 2 * padding.x;
          const barY = top + padding.y + cell.lines.slice(part.from, part.to).length * lineHeight + 1;
          this.#doc.rect(x + padding.x, barY, inner, barHeight).fill(colors.barBack);
          const filled = Math.max(0, Math.min(1, cell.share)) * inner;
          if (filled > 0) this.#doc.rect(x + padding.x, barY, filled, barHeight).fill(colors.bar);
        }
      });
      this.#y = top + padding.y;
      const column = columns[i];
      if (column !== undefined)
        this.#flow(
          cell.lines.slice(part.from, part.to),
          lineHeight,
          column,
          part.head ? 'TH' : 'TD',
          (line) => this.#draw(line, x + padding.x, part.size, weights[i] ?? 'regular', colors.text),
          false,
        );
      x += width;
    });
    this.#y = top;
  }

  /** Draws lines one under another; each page's share is one piece of marked content of `element`. */
  #flow<Line>(
    lines: readonly Line[],
    step: number,
    element: PDFKit.PDFStructureElement,
    tag: string,
    draw: (line: Line) => void,
    breaks = true,
  ): void {
    let at = 0;
    while (at < lines.length) {
      if (breaks) this.#need(step);
      const fit = breaks ? Math.max(1, Math.floor((lowest - this.#y) / step + 1e-6)) : lines.length;
      this.#mark(element, tag, () => {
        for (const line of lines.slice(at, at + fit)) {
          draw(line);
          this.#y += step;
        }
      });
      at += fit;
    }
  }

  #element(tag: string, parent: PDFKit.PDFStructureElement): PDFKit.PDFStructureElement {
    const element = this.#doc.struct(tag);
    parent.add(element);
    return element;
  }

  #tagged(tag: string, parent: PDFKit.PDFStructureElement, draw: () => void): void {
    this.#mark(this.#element(tag, parent), tag, draw);
  }

  #mark(element: PDFKit.PDFStructureElement, tag: string, draw: () => void): void {
    const content = this.#doc.markStructureContent(tag);
    draw();
    this.#doc.endMarkedContent();
    element.add(content);
  }

  /** What is no content: rules, fills, header and footer. Inside marked content it is drawn as part of that. */
  #artifact(draw: () => void): void {
    const { page: current } = this.#doc as unknown as { page: { markings?: unknown[] } };
    if ((current.markings?.length ?? 0) > 0) return draw();
    this.#doc.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#doc.endMarkedContent();
  }

  #rule(from: number, y: number, to: number): void {
    if (to > from) this.#doc.lineWidth(0.5).moveTo(from, y).lineTo(to, y).stroke(colors.rule);
  }

  #draw(line: string, x: number, size: number, weight: Weight, color: string): void {
    if (line === '') return;
    this.#doc
      .font(weight)
      .fontSize(size)
      .fillColor(color)
      .text(line, x, this.#y + size * 1.12, { lineBreak: false, baseline: 'alphabetic' });
  }

  #need(height: number): void {
    if (this.#y + height > lowest && this.#y > page.top) this.#newPage();
  }

  #newPage(): void {
    if (this.#pages >= pdfLimits.pages)
      throw new HubError(
        'document_too_long',
        `The document would have more than ${pdfLimits.pages} pages: shorten its longest texts and make it again.`,
      );
    this.#doc.addPage();
    this.#pages += 1;
    this.#y = page.top;
  }

  #lines(text: string, width: number, size: number, weight: Weight): string[] {
    return breakLines(this.#prepare(text), width - 0.5, (part) => measureText(part, weight, size));
  }

  #prepare(text: string): string {
    if (text.length > pdfLimits.textCharacters)
      throw new HubError(
        'document_too_long',
        `A text has more than ${pdfLimits.textCharacters} characters: shorten it and make the document again.`,
      );
    let out = '';
    for (const character of cleanPrintText(text)) {
      const codePoint = character.codePointAt(0) ?? 0;
      if (hasGlyph(codePoint)) {
        out += character;
        continue;
      }
      const name = nameCharacter(codePoint);
      if (this.#options.missingGlyph === 'refuse')
        throw new HubError(
          'glyph_missing',
          `The font can not show ${name}: write it otherwise and make the document again.`,
        );
      this.#unprintable.add(codePoint);
      out += `[${name}]`;
    }
    return out;
  }
}
