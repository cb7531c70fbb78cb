import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { checkLetterTemplate } from '../../domain/letters/letter-template.ts';
import type { LetterTemplate } from '../../domain/letters/letter-template.ts';
import { formatSalary } from '../../domain/letters/format-fact.ts';
import { breakLines } from '../pdf/break-lines.ts';
import { hasGlyph } from '../pdf/fonts.ts';
import { renderEvaluationSheet, renderReport } from '../reports/render-report.ts';
import { printNow, sampleFacts, sampleReport, sampleSheet } from '../testing/print-samples.ts';
import { loadOfferTemplate, parseLetterTemplate } from './load-letter-template.ts';
import { renderLetter } from './render-letter.ts';

async function readBack(bytes: Uint8Array): Promise<{ text: string; lang: string | null; tagged: boolean }> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0 });
  const document = await task.promise;
  let text = '';
  for (let i = 1; i <= document.numPages; i += 1) {
    const { items } = await (await document.getPage(i)).getTextContent();
    text += items.map((item) => ('str' in item ? item.str : '')).join('');
  }
  const tree = await (await document.getPage(1)).getStructTree();
  const { info } = await document.getMetadata();
  const lang = (info as { Language?: string }).Language ?? null;
  await task.destroy();
  return { text: text.replace(/\s+/g, ''), lang, tagged: (tree?.children.length ?? 0) > 0 };
}

const squeeze = (text: string): string => text.replace(/\s+/g, '');

describe('renderLetter', () => {
  it.each(['zh', 'en'] as const)(
    'sets every fact, rare names included, tagged, the same bytes each time (%s)',
    async (language) => {
      const template = await loadOfferTemplate(language);
      const one = await renderLetter(template, sampleFacts, language, printNow);
      const two = await renderLetter(template, sampleFacts, language, printNow);
      expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
      const { text, lang, tagged } = await readBack(one.bytes);
      for (const part of [
        '李喆䶮㛃𬭎',
        '华东销售部',
        '18,000.00',
        '近三个月内的体检报告',
        language === 'zh' ? '2027年1月4日' : '4 January 2027',
        language === 'zh' ? '第1页，共1页' : 'Page 1 of 1',
      ])
        expect(text).toContain(squeeze(part));
      expect(lang).toBe(language === 'zh' ? 'zh-CN' : 'en-GB');
      expect(tagged).toBe(true);
    },
  );

  it('draws nothing where a fact is missing, and names its path', async () => {
    const template = await loadOfferTemplate('zh');
    const facts = { ...sampleFacts, offer: { ...sampleFacts.offer, startDate: '' } };
    await expect(renderLetter(template, facts, 'zh', printNow)).rejects.toMatchObject({
      code: 'template_fact_missing',
      path: '/offer/startDate',
    });
  });

  it('refuses a name it cannot show rather than leave a blank', async () => {
    const facts = { ...sampleFacts, candidate: { formattedName: 'محمد' } };
    await expect(renderLetter(await loadOfferTemplate('zh'), facts, 'zh', printNow)).rejects.toMatchObject({
      code: 'glyph_missing',
    });
  });

  it('takes a placeholder inside a fact as text', async () => {
    const facts = { ...sampleFacts, candidate: { formattedName: '{{company.name}}' } };
    const { text } = await readBack((await renderLetter(await loadOfferTemplate('zh'), facts, 'zh', printNow)).bytes);
    expect(text).toContain('{{company.name}}，您好');
  });

  it('ends at 100 pages', async () => {
    const facts = { ...sampleFacts, offer: { ...sampleFacts.offer, notes: '很长的说明。'.repeat(60_000) } };
    await expect(renderLetter(await loadOfferTemplate('zh'), facts, 'zh', printNow)).rejects.toMatchObject({
      code: 'document_too_long',
    });
  });
});

describe('checkLetterTemplate', () => {
  const withText = (paragraph: string): unknown => ({
    schemaVersion: 1,
    templateId: 'offer',
    language: 'en',
    title: 'T',
    header: '',
    footer: '',
    blocks: [{ paragraph }],
  });
  it.each([
    ['{{candidate.salary}}', 'placeholder_unknown'],
    ['{{constructor}}', 'placeholder_unknown'],
    ['{{__proto__.x}}', 'placeholder_unknown'],
    ['{{job.site}}', 'placeholder_optional'],
    ['{{offer.materials}}', 'placeholder_list'],
    ['{{job.title', 'placeholder_open'],
  ])('finds %s', (text, code) => {
    expect(checkLetterTemplate(withText(text))).toMatchObject([{ path: '/blocks/0/paragraph', code }]);
  });
  it('passes what is right', () => expect(checkLetterTemplate(withText('{{ job.title }}'))).toEqual([]));
  it('takes no YAML aliases', () => {
    expect(() => parseLetterTemplate('a: &a [x]\nb: *a\n')).toThrow('template_invalid');
  });
});

describe('money', () => {
  it.each([
    [1_800_000, 'CNY', 'zh', '¥18,000.00/月'],
    [5, 'CNY', 'zh', '¥0.05/月'],
    [300_000, 'JPY', 'en', 'JP¥300,000 per month'],
    [1_234_567, 'KWD', 'en', 'KWD 1,234.567 per month'],
  ] as const)('%i %s %s', (amount, currency, language, text) => {
    expect(formatSalary({ amount, currency, period: 'month' }, language).replace(/\u00a0/g, ' ')).toBe(text);
  });
});

describe('breakLines', () => {
  it('never begins a line with closing punctuation nor ends one with an opening one, and loses nothing', () => {
    const text = '我们很高兴（经评估）地通知您：公司决定录用您，“欢迎加入”！请于《须知》规定的期限内答复。'.repeat(5);
    for (let width = 4; width <= 40; width += 1) {
      const lines = breakLines(text, width, (part) => [...part].length);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(line.length).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/^[，。：；！？）》”、]/);
        expect(line).not.toMatch(/[（《“]$/);
      }
    }
  });
  it('cuts a word wider than the line', () => {
    expect(breakLines('a'.repeat(25), 10, (part) => part.length)).toEqual([
      'a'.repeat(10),
      'a'.repeat(10),
      'a'.repeat(5),
    ]);
  });
});

it('has a glyph for every Han character of GB 2312 and GBK', () => {
  const decoder = new TextDecoder('gb18030');
  const missing: string[] = [];
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low));
      if (/^\p{Script=Han}$/u.test(character) && !hasGlyph(character.codePointAt(0) ?? 0)) missing.push(character);
    }
  expect(missing).toEqual([]);
});

describe('reports', () => {
  it.each(['zh', 'en'] as const)('holds every text of the input (%s)', async (language) => {
    const { bytes } = await renderReport(sampleReport, language, printNow);
    const { text } = await readBack(bytes);
    for (const part of [
      '李喆䶮㛃𬭎',
      '138****5678',
      '经验与岗位匹配，沟通能力强。',
      '客诉处理培训',
      '86/100',
      '门店与销售岗位招聘流程',
    ])
      expect(text).toContain(squeeze(part));
  });

  it('names what it cannot show, takes out what reorders text', async () => {
    const input = { ...sampleReport, person: { formattedName: '李\u202eabc\u0000😀עברית', contacts: [] } };
    const { bytes, unprintable } = await renderReport(input, 'zh', printNow);
    expect(unprintable).toContain('U+1F600');
    const { text } = await readBack(bytes);
    expect(text).toContain('李abc[U+1F600]');
  });

  it('keeps the sheet on one page, whatever is put in', async () => {
    const long = '很长的文字，'.repeat(400);
    const result = {
      vendor: long,
      completedAt: null,
      total: null,
      dimensions: Array.from({ length: 40 }, () => ({
        name: long,
        score: { value: 3, min: 1, max: 5 },
        comment: long,
      })),
      summary: long,
    };
    const input = {
      ...sampleSheet,
      person: { formattedName: long },
      job: { title: long, department: long },
      resume: {
        summary: long,
        totalYears: 3,
        highestDegree: long,
        work: Array.from({ length: 50 }, () => ({ employer: long, title: long, period: long })),
        education: [],
        skills: Array.from({ length: 50 }, () => long),
      },
      writtenTest: result,
      aiInterview: result,
      ratingDimensions: Array.from({ length: 30 }, () => long),
    };
    for (const language of ['zh', 'en'] as const) {
      expect((await renderEvaluationSheet(input, language, printNow)).pages).toBe(1);
      expect((await renderEvaluationSheet(sampleSheet, language, printNow)).pages).toBe(1);
    }
  });

  it('leaves the event loop free while drawing', async () => {
    const template: LetterTemplate = await loadOfferTemplate('zh');
    await renderLetter(template, sampleFacts, 'zh', printNow);
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 2);
    const many = {
      ...sampleReport,
      decisions: Array.from({ length: 300 }, () => sampleReport.decisions[0] ?? never()),
    };
    await renderReport(many, 'zh', printNow);
    clearInterval(timer);
    // Drawn here, the whole report would pass between two ticks.
    expect(ticks).toBeGreaterThan(10);
  });
});

function never(): never {
  throw new Error('the sample has a decision');
}
