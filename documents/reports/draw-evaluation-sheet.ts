import type { RenderedPdf } from '../pdf/pdf-types.ts';
import { PdfWriter } from '../pdf/pdf-writer.ts';
import type { EvaluationSheetInput, ReportResult } from './report-input.ts';
import { reportTexts } from './report-texts.ts';
import { reportWords } from './report-words.ts';

/** How much of the input is shown; tried from the first on until everything fits one page. */
const details = [
  { size: 9, lines: 3, work: 5, dimensions: 10, ratings: 8, rowHeight: 30, notes: 56 },
  { size: 9, lines: 2, work: 3, dimensions: 8, ratings: 8, rowHeight: 24, notes: 36 },
  { size: 8.5, lines: 2, work: 3, dimensions: 6, ratings: 8, rowHeight: 20, notes: 24 },
  { size: 8, lines: 1, work: 2, dimensions: 5, ratings: 6, rowHeight: 18, notes: 20 },
  { size: 7, lines: 1, work: 1, dimensions: 2, ratings: 4, rowHeight: 16, notes: 16 },
] as const;

type Detail = (typeof details)[number];

/** Draws the interviewer's sheet on exactly one A4 page: what does not fit is cut with `…` or counted, never carried over. */
export async function drawEvaluationSheet(
  input: EvaluationSheetInput,
  language: 'zh' | 'en',
  now: string,
): Promise<RenderedPdf> {
  for (const detail of details) {
    const writer = draw(input, language, now, detail);
    if (writer.pages === 1) return writer.finish();
  }
  throw new Error('The least detailed evaluation sheet does not fit one page.');
}

function draw(input: EvaluationSheetInput, language: 'zh' | 'en', now: string, detail: Detail): PdfWriter {
  const t = reportTexts[language];
  const words = reportWords(language, input.timeZone);
  const writer = new PdfWriter({
    title: t.sheet,
    language,
    header: `${input.companyName} · ${t.sheet}`,
    footer: `${input.applicationId} · ${t.confidential}`,
    now,
    missingGlyph: 'name',
  });
  const { size } = detail;
  const some = <Item>(items: readonly Item[], count: number, say: (item: Item) => string): string =>
    [...items.slice(0, count).map(say), ...(items.length > count ? [t.more(items.length - count)] : [])].join('\n') ||
    t.none;

  writer.title(t.sheet);
  writer.table({
    widths: [1, 2.2, 1, 2.2],
    size,
    maxLines: Math.min(2, detail.lines),
    rows: [
      [t.name, input.person.formattedName, t.job, `${input.job.title} · ${input.job.department}`],
      [
        t.interview,
        words.instant(input.interview.startsAt),
        t.interviewers,
        input.interview.interviewers.join(t.separator) || t.unknown,
      ],
    ],
  });
  const { resume } = input;
  if (resume !== null) {
    writer.heading(t.resume, 11);
    writer.table({
      widths: [1, 5.4],
      size,
      rowHeads: true,
      maxLines: detail.lines === 1 ? detail.work : Math.max(detail.work + 1, detail.lines),
      rows: [
        [
          t.degree,
          `${words.text(resume.highestDegree)} · ${t.years}${t.colon}${resume.totalYears === null ? t.unknown : t.yearsOf(resume.totalYears)}`,
        ],
        [t.work, some(resume.work, detail.work, (w) => `${w.period}  ${w.employer}  ${w.title}`)],
        [t.skills, resume.skills.slice(0, 20).join(t.separator) || t.none],
      ],
    });
    if (resume.summary.trim() !== '') writer.paragraph(resume.summary, { size, maxLines: detail.lines });
  }
  const scores = (title: string, result: ReportResult | null): void => {
    writer.heading(`${title}  ${t.total}${t.colon}${words.score(result?.total ?? null)}`, 11);
    if (result === null || result.dimensions.length === 0) return;
    const shown = result.dimensions.slice(0, detail.dimensions);
    const left = result.dimensions.length - shown.length;
    writer.table({
      widths: [2, 1.4, 5],
      heads: [t.dimension, t.score, t.comment],
      size,
      maxLines: detail.lines,
      rows: [
        ...shown.map((d) => [d.name, words.scoreCell(d.score), d.comment ?? '']),
        ...(left > 0 ? [[t.more(left), '', '']] : []),
      ],
    });
  };
  scores(t.writtenTest, input.writtenTest);
  scores(t.aiInterview, input.aiInterview);
  writer.heading(t.scorecards, 11);
  const rated = input.ratingDimensions.slice(0, detail.ratings);
  writer.table({
    widths: [2, 1.4, 5],
    heads: [t.dimension, t.rating, t.notes],
    size,
    maxLines: detail.lines,
    minRowHeight: detail.rowHeight,
    rows: [
      ...rated.map((name) => [name, '', '']),
      ...(input.ratingDimensions.length > rated.length
        ? [[t.more(input.ratingDimensions.length - rated.length), '', '']]
        : []),
    ],
  });
  writer.table({
    widths: [1, 5.4],
    size,
    rowHeads: true,
    minRowHeight: detail.notes,
    rows: [
      [t.strengths, ''],
      [t.concerns, ''],
    ],
  });
  writer.table({ widths: [1, 5.4], size, rowHeads: true, rows: [[t.conclusion, t.choices]] });
  writer.paragraph(`${t.signature}________________________    ${t.date}________________`, { size });
  return writer;
}
