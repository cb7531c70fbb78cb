import { formatSalary } from '../../domain/letters/format-fact.ts';
import type { RenderedPdf } from '../pdf/pdf-types.ts';
import { PdfWriter } from '../pdf/pdf-writer.ts';
import type { ReportInput, ReportOffer, ReportResult, ReportResume, ReportScorecard } from './report-input.ts';
import { reportTexts } from './report-texts.ts';
import { reportWords } from './report-words.ts';
import type { ReportWords } from './report-words.ts';

type Texts = (typeof reportTexts)['zh' | 'en'];
type Pen = { writer: PdfWriter; t: Texts; words: ReportWords; language: 'zh' | 'en' };

/** Draws the final report in the thread it is called in. A part that is not there says so, rather than being left out. */
export function drawReport(input: ReportInput, language: 'zh' | 'en', now: string): Promise<RenderedPdf> {
  const t = reportTexts[language];
  const words = reportWords(language, input.timeZone);
  const writer = new PdfWriter({
    title: t.report,
    language,
    header: `${input.companyName} · ${t.report}`,
    footer: `${input.applicationId} · ${t.confidential}`,
    now,
    missingGlyph: 'name',
  });
  const pen: Pen = { writer, t, words, language };
  writer.title(t.report);
  pairs(pen, [
    [t.name, input.person.formattedName],
    [t.contacts, input.person.contacts.join(t.separator) || t.none],
    [t.job, input.job.title],
    [t.department, input.job.department],
    [t.status, input.status],
    [t.process, t.processVersion(input.process.name, input.process.version)],
    [t.application, input.applicationId],
    [t.madeAt, words.instant(now)],
  ]);
  section(pen, t.stages, input.stages.length > 0, () =>
    writer.table({
      widths: [2, 2.6, 2.6, 1.8],
      heads: [t.stage, t.from, t.to, t.outcome],
      rows: input.stages.map((s) => [
        s.name,
        words.instant(s.enteredAt),
        s.leftAt === null ? t.open : words.instant(s.leftAt),
        s.outcome,
      ]),
    }),
  );
  section(pen, t.resume, input.resume, (resume) => drawResume(pen, resume));
  section(pen, t.writtenTest, input.writtenTest, (result) => drawResult(pen, result));
  section(pen, t.aiInterview, input.aiInterview, (result) => {
    writer.paragraph(t.aiNote, { size: 9, color: '#5b6470' });
    drawResult(pen, result);
  });
  section(pen, t.scorecards, input.scorecards.length > 0, () =>
    input.scorecards.forEach((card) => drawScorecard(pen, card)),
  );
  section(pen, t.background, input.backgroundCheck, (check) => {
    pairs(pen, [
      [t.result, check.result],
      [t.completedAt, words.instant(check.completedAt)],
    ]);
    if (check.items.length > 0)
      writer.table({
        widths: [1, 2],
        heads: [t.item, t.result],
        rows: check.items.map((item) => [item.name, item.result]),
      });
  });
  section(pen, t.offer, input.offer, (offer) => drawOffer(pen, offer));
  section(pen, t.onboarding, input.onboardingPlan, (plan) => {
    pairs(pen, [[t.startDate, words.day(plan.startDate)]]);
    if (plan.tasks.length > 0)
      writer.table({
        widths: [3, 1.4, 2, 3],
        heads: [t.task, t.owner, t.due, t.because],
        rows: plan.tasks.map((task) => [task.title, task.owner, words.day(task.dueDate), task.because ?? '']),
      });
  });
  section(pen, t.decisions, input.decisions.length > 0, () =>
    writer.table({
      widths: [2.4, 1.6, 1.3, 1.5, 3],
      heads: [t.time, t.stage, t.outcome, t.decidedBy, t.reason],
      rows: input.decisions.map((d) => [words.instant(d.at), d.stage, d.outcome, d.decidedBy, d.reason]),
    }),
  );
  section(pen, t.disputes, input.disputes.length > 0, () =>
    writer.table({
      widths: [2.4, 4, 2],
      heads: [t.time, t.text, t.outcome],
      rows: input.disputes.map((d) => [words.instant(d.at), d.text, d.outcome ?? t.open]),
    }),
  );
  if (writer.unprintable.length > 0) writer.paragraph(t.unprintable(writer.unprintable.join(' ')), { size: 9 });
  return writer.finish();
}

function section<Value>(
  { writer, t }: Pen,
  title: string,
  value: Value | null | false,
  draw: (value: Value) => void,
): void {
  writer.heading(title);
  if (value === null || value === false) writer.paragraph(t.none);
  else draw(value);
}

function pairs({ writer }: Pen, rows: readonly (readonly [string, string])[]): void {
  writer.table({ widths: [1, 4], rows, rowHeads: true });
}

function drawResume(pen: Pen, resume: ReportResume): void {
  const { writer, t, words } = pen;
  pairs(pen, [
    [t.degree, words.text(resume.highestDegree)],
    [t.years, resume.totalYears === null ? t.unknown : t.yearsOf(resume.totalYears)],
    [t.work, resume.work.map((w) => `${w.period}  ${w.employer}  ${w.title}`).join('\n') || t.none],
    [t.education, resume.education.map((e) => `${e.period}  ${e.school}  ${e.degree}`).join('\n') || t.none],
    [t.skills, resume.skills.join(t.separator) || t.none],
  ]);
  if (resume.summary.trim() !== '') writer.paragraph(resume.summary);
}

function drawResult(pen: Pen, result: ReportResult): void {
  const { writer, t, words } = pen;
  pairs(pen, [
    [t.total, words.score(result.total)],
    [t.vendor, result.vendor],
    [t.completedAt, words.instant(result.completedAt)],
  ]);
  ratings(pen, result.dimensions);
  if (result.summary !== null && result.summary.trim() !== '') writer.paragraph(result.summary);
}

function ratings({ writer, t, words }: Pen, rows: ReportScorecard['ratings']): void {
  if (rows.length === 0) return;
  writer.table({
    widths: [2, 1.6, 5],
    heads: [t.dimension, t.score, t.comment],
    rows: rows.map((row) => [row.name, words.scoreCell(row.score), row.comment ?? '']),
  });
}

function drawScorecard(pen: Pen, card: ReportScorecard): void {
  const { writer, t, words } = pen;
  pairs(pen, [
    [t.reviewer, card.reviewer],
    [t.time, words.instant(card.submittedAt)],
    [t.recommendation, card.recommendation],
  ]);
  ratings(pen, card.ratings);
  if (card.comment !== null && card.comment.trim() !== '') writer.paragraph(card.comment);
}

function drawOffer(pen: Pen, offer: ReportOffer): void {
  const { writer, t, words, language } = pen;
  const answer = offer.answer === null ? t.none : offer.answer;
  pairs(pen, [
    [t.offerVersion, t.version(offer.version)],
    [t.salary, offer.salary === null ? t.unknown : formatSalary(offer.salary, language)],
    [t.startDate, words.day(offer.startDate)],
    [t.answer, offer.answeredAt === null ? answer : `${answer}  ${words.instant(offer.answeredAt)}`],
  ]);
  if (offer.approvals.length > 0)
    writer.table({
      widths: [2, 3, 2],
      heads: [t.approver, t.time, t.outcome],
      rows: offer.approvals.map((a) => [a.approver, words.instant(a.at), a.outcome]),
    });
}
