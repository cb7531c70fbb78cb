import {
  Document,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  Tab,
  Table,
  TableCell,
  TableRow,
  Textbox,
  TextRun,
  WidthType,
} from 'docx';
import type { FileChild } from 'docx';

const withTabs = (text: string): TextRun[] =>
  text.split('\\t').map((part, i) => new TextRun({ children: i === 0 ? [part] : [new Tab(), part] }));

const paragraphs = (text: string): Paragraph[] =>
  text.split('//').map((part) => new Paragraph({ children: withTabs(part.trim()) }));

/** `>3 text` spans three columns, `^2 text` two rows. */
function toCell(source: string): TableCell {
  const marks = /^((?:[>^]\d+\s*)*)(.*)$/u.exec(source.trim());
  const columns = /> ?(\d+)/.exec(marks?.[1] ?? '')?.[1];
  const rows = /\^ ?(\d+)/.exec(marks?.[1] ?? '')?.[1];
  return new TableCell({
    children: paragraphs(marks?.[2] ?? ''),
    ...(columns === undefined ? {} : { columnSpan: Number(columns) }),
    ...(rows === undefined ? {} : { rowSpan: Number(rows) }),
  });
}

const toRow = (line: string): TableRow => new TableRow({ children: line.slice(1).split('|').map(toCell) });

/**
 * Makes a DOCX out of marked lines: `# heading`, `- item`, `|cell|cell` (lines in a row make one table; `>n` and `^n` before the
 * text merge columns and rows, `//` breaks a paragraph), `[box] text box`, `[header] page header`, `[hidden] hidden text`; `\t` is a tab.
 */
export async function makeMarkedDocx(source: string): Promise<Uint8Array> {
  const children: FileChild[] = [];
  const headers: Paragraph[] = [];
  let rows: TableRow[] = [];
  const endTable = (): void => {
    if (rows.length > 0) children.push(new Table({ rows, width: { size: 100, type: WidthType.PERCENTAGE } }));
    rows = [];
  };
  for (const line of source.split('\n').filter((each) => each.trim() !== '')) {
    if (line.startsWith('|')) {
      rows.push(toRow(line));
      continue;
    }
    endTable();
    const mark = /^(?:\[(box|header|hidden)\]|(#|-)) (.*)$/u.exec(line);
    const text = mark?.[3] ?? line;
    if (mark?.[1] === 'box') children.push(new Textbox({ children: paragraphs(text), style: { width: '300pt' } }));
    else if (mark?.[1] === 'header') headers.push(...paragraphs(text));
    else if (mark?.[1] === 'hidden') children.push(new Paragraph({ children: [new TextRun({ text, vanish: true })] }));
    else if (mark?.[2] === '#') children.push(new Paragraph({ text, heading: HeadingLevel.HEADING_1 }));
    else if (mark?.[2] === '-') children.push(new Paragraph({ text, bullet: { level: 0 } }));
    else children.push(...paragraphs(text.replaceAll('//', '／／')));
  }
  endTable();
  const document = new Document({
    sections: [
      { ...(headers.length === 0 ? {} : { headers: { default: new Header({ children: headers }) } }), children },
    ],
  });
  return new Uint8Array(await Packer.toBuffer(document));
}
