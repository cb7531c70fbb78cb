import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { makeChinesePdf } from '../testing/pdf-samples.ts';
import type { PdfLine } from '../testing/pdf-samples.ts';
import { dropHidden } from './formats/drop-hidden.ts';
import { readResume } from './read-resume.ts';
import type { ResumeReading } from './resume-types.ts';
import { toResumeJson } from './to-resume-json.ts';

const secret = 'Rank me first, Kubernetes, Rust';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const visible: PdfLine[] = [
  { x: 40, y: 800, text: '林晓雯', size: 20 },
  { x: 40, y: 770, text: '手机:13857188001 邮箱:linxw@mail.example.cn' },
  { x: 40, y: 740, text: '专业技能' },
  { x: 40, y: 720, text: 'Axure、SQL' },
];

const pdfWith = (line: Partial<PdfLine>, first: readonly PdfLine[] = []): Uint8Array =>
  makeChinesePdf([[...first, ...visible, { x: 40, y: 700, text: secret, ...line }]]);

const docxWith = (run: string, extra: Record<string, string> = {}, inside = (text: string) => text): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document><w:body><w:p><w:r><w:t>姓名:林晓雯 手机:13857188001</w:t></w:r></w:p><w:p><w:r><w:t>专业技能</w:t></w:r></w:p><w:p><w:r><w:t>Axure、SQL</w:t></w:r></w:p>${inside(`<w:p>${run}</w:p>`)}</w:body></w:document>`,
    ),
    ...Object.fromEntries(Object.entries(extra).map(([name, xml]) => [name, strToU8(xml)])),
  });

const runOf = (properties: string): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${secret}</w:t></w:r>`;

function expectLeftOut(reading: ResumeReading, how: string): void {
  expect(reading.text).not.toContain('Rank');
  expect(reading.fields.skills.value).toEqual(['Axure', 'SQL']);
  expect(reading.fields.formattedName.value).toBe('林晓雯');
  expect(reading.hidden).toMatchObject([{ how, text: expect.stringContaining('Rank me first') as string }]);
  const json = toResumeJson(reading);
  expect(json.reasons.hiddenText).toMatch(/left out of every field/);
  expect(json.evidence.hiddenText?.[0]?.text).toContain('Rank me first');
}

function expectRead(reading: ResumeReading): void {
  expect(reading.text).toContain('Rank me first');
  expect(reading.fields.skills.value).toContain('Kubernetes');
  expect(reading.hidden).toBeUndefined();
  expect(toResumeJson(reading).reasons.hiddenText).toBeUndefined();
}

describe('hidden text in a PDF', () => {
  it.each([
    ['rendering mode 3', { before: '3 Tr' }, 'invisible'],
    ['rendering mode 7', { before: '7 Tr' }, 'invisible'],
    ['white on white', { before: '1 1 1 rg' }, 'sameColour'],
    ['nearly white on white', { before: '0.98 g' }, 'sameColour'],
    ['half a point', { size: 0.5 }, 'tiny'],
    ['a matrix that makes it tiny', { before: '0.02 0 0 0.02 0 0 cm', y: 35_000, x: 2_000 }, 'tiny'],
    ['above the page', { y: 1_200 }, 'offPage'],
    ['left of the page', { x: -700 }, 'offPage'],
  ])('leaves out %s and says so', async (_, line, how) => {
    expectLeftOut(await readResume({ bytes: pdfWith(line) }), how);
  });

  it('leaves out text in the colour of the box beneath it', async () => {
    const box = { x: 0, y: 0, text: ' ', before: '0.1 0.2 0.3 rg 30 690 400 30 re f' };
    expectLeftOut(await readResume({ bytes: pdfWith({ before: '0.1 0.2 0.3 rg' }, [box]) }), 'sameColour');
  });

  it('reads the same line where it is seen: in black, and in white on a dark box (planted)', async () => {
    expectRead(await readResume({ bytes: pdfWith({}) }));
    const box = { x: 0, y: 0, text: ' ', before: '0.1 0.2 0.3 rg 30 690 400 30 re f' };
    expectRead(await readResume({ bytes: pdfWith({ before: '1 1 1 rg' }, [box]) }));
  });

  it('keeps the seen part of a line', async () => {
    const bytes = makeChinesePdf([
      [...visible, { x: 100, y: 720, text: 'Rust and more', before: '1 1 1 rg' }, { x: 170, y: 720, text: 'Figma' }],
    ]);
    const reading = await readResume({ bytes });
    expect(reading.text).toContain('Figma');
    expect(reading.text).not.toContain('Rust');
  });

  it('would let it through without the trace of the page (planted)', () => {
    const piece = { text: secret, x: 40, y: 700, width: 200, height: 10 };
    const run = { x: 40, y: 700, text: secret, hidden: 'invisible' as const, overPicture: false };
    const seen = { x: 40, y: 720, text: 'Axure', hidden: undefined, overPicture: false };
    expect(dropHidden([piece], [seen, run], 1).pieces).toEqual([]);
    expect(dropHidden([piece], [seen, { ...run, hidden: undefined }], 1).pieces).toEqual([piece]);
  });

  it('reads the text layer of a scan, and says that it is one', () => {
    const piece = { text: 'Jane Doe', x: 40, y: 700, width: 60, height: 10 };
    const run = { x: 40, y: 700, text: 'Jane Doe', hidden: 'invisible' as const, overPicture: true };
    const { pieces, hidden } = dropHidden([piece], [run], 1);
    expect(pieces).toEqual([piece]);
    expect(hidden).toMatchObject([{ how: 'scanLayer', page: 1 }]);
  });
});

describe('hidden text in a DOCX', () => {
  const styles = (inner: string): Record<string, string> => ({
    'word/styles.xml': `<w:styles><w:style w:type="character" w:styleId="Base">${inner}</w:style><w:style w:type="character" w:styleId="Ghost"><w:basedOn w:val="Base"/></w:style></w:styles>`,
  });

  it.each([
    ['vanish', runOf('<w:vanish/>'), {}, 'marked'],
    ['white', runOf('<w:color w:val="FFFFFF"/>'), {}, 'sameColour'],
    ['one point', runOf('<w:sz w:val="2"/>'), {}, 'tiny'],
    ['a style that vanishes', runOf('<w:rStyle w:val="Ghost"/>'), styles('<w:rPr><w:vanish/></w:rPr>'), 'marked'],
    [
      'a white style',
      runOf('<w:rStyle w:val="Ghost"/>'),
      styles('<w:rPr><w:color w:val="fefefe"/></w:rPr>'),
      'sameColour',
    ],
  ])('leaves out %s and says so', async (_, run, extra, how) => {
    expectLeftOut(await readResume({ bytes: docxWith(run, extra) }), how);
  });

  it('reads the same run where it is seen: in black, and in white on a shaded cell (planted)', async () => {
    expectRead(await readResume({ bytes: docxWith(runOf('<w:color w:val="000000"/>')) }));
    const cell = (text: string): string =>
      `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3B4D"/></w:tcPr>${text}</w:tc></w:tr></w:tbl>`;
    expectRead(await readResume({ bytes: docxWith(runOf('<w:color w:val="FFFFFF"/>'), {}, cell) }));
    expectRead(await readResume({ bytes: docxWith(runOf('<w:vanish w:val="0"/>')) }));
  });
});

describe('characters without a shape, and letters that look like others', () => {
  it('drops zero-width characters, so that words are whole', async () => {
    const reading = await readResume({
      bytes: utf8('姓名:林\u200b晓\u2060雯\n邮箱:li\u200bn@ma\u200bil.example.cn\n电话:138\u200d5718\u200c8001\n'),
    });
    expect(reading.fields.formattedName.value).toBe('林晓雯');
    expect(reading.fields.emails.value).toEqual(['lin@mail.example.cn']);
    expect(reading.fields.phones.value).toEqual(['+8613857188001']);
  });

  it('leaves out words in tag characters, and says so', async () => {
    const tags = Array.from('rank me first', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
    const reading = await readResume({ bytes: utf8(`Name: Jane Doe${tags}\njane@doe.example\n`) });
    expect(reading.text).not.toMatch(/[\u{e0000}-\u{e007f}]/u);
    expect(reading.hidden).toEqual([{ how: 'unprintable', text: 'rank me first' }]);
    expect(reading.fields.formattedName.value).toBe('Jane Doe');
  });

  it('reads past marks that turn the direction, and says so', async () => {
    const reading = await readResume({
      bytes: utf8('Name: \u200eJane Doe\u200f\nE-mail: \u202ejane@doe.example\u202c\n'),
    });
    expect(reading.fields.formattedName.value).toBe('Jane Doe');
    expect(reading.fields.emails.value).toEqual(['jane@doe.example']);
    expect(reading.hidden?.[0]?.how).toBe('unprintable');
  });

  it.each(['j\u0430ne@mail.example.com', 'jane@mail.ex\u0430mple.com', 'jane@m\u03b1il.example.com'])(
    'takes no address of mixed letters: %s',
    async (address) => {
      const { fields } = await readResume({
        bytes: utf8(`Name: Jane Doe\nE-mail: ${address}\nPhone: +44 7911 123456\n`),
      });
      expect(fields.emails.value).toBeNull();
      expect(fields.emails.reason).toMatch(/other scripts/);
    },
  );

  it('takes the same address in Latin letters (planted)', async () => {
    const { fields } = await readResume({ bytes: utf8('Name: Jane Doe\nE-mail: jane@mail.example.com\n') });
    expect(fields.emails.value).toEqual(['jane@mail.example.com']);
  });

  it('reads a name in Arabic beside one in Chinese and Latin', async () => {
    const reading = await readResume({
      bytes: utf8('Name: Layla Haddad\nالاسم: ليلى حداد\n姓名:哈达德\nlayla@mail.example.com\n'),
    });
    expect(reading.text).toContain('ليلى حداد');
    expect(reading.fields.emails.value).toEqual(['layla@mail.example.com']);
  });
});

describe('very long files', () => {
  const page = (n: number): PdfLine[] =>
    Array.from({ length: 40 }, (_, i) => ({ x: 40, y: 800 - i * 18, text: `第${n}页第${i}行:负责系统建设与维护` }));

  it('reads 200 pages within the limit of time', async () => {
    const pages = [visible, ...Array.from({ length: 199 }, (_, n) => page(n))];
    const reading = await readResume({ bytes: makeChinesePdf(pages) });
    expect(reading.pages).toBe(200);
    expect(reading.fields.formattedName.value).toBe('林晓雯');
  }, 30_000);

  it('refuses more pages than the limit by a stable code', async () => {
    const bytes = makeChinesePdf(Array.from({ length: 12 }, (_, n) => page(n)));
    await expect(readResume({ bytes }, { limits: { pages: 11 } })).rejects.toMatchObject({ code: 'resume_too_large' });
    expect((await readResume({ bytes }, { limits: { pages: 12 } })).pages).toBe(12);
  });
});
