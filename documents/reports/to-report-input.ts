import type { EvaluationSheet } from '../../schemas/types.ts';
import type { PaperContext } from '../paper-context.ts';
import type { EvaluationSheetInput, ReportInput, ReportResult, ReportResume, ReportScore } from './report-input.ts';
import { wordOf } from '../../domain/messages/words.ts';

type Language = 'zh' | 'en';
type Fields = {
  highestDegree?: string | null;
  totalYears?: number | null;
  employers?: { name: string; title?: string | null; startOn?: string | null; endOn?: string | null }[];
  schools?: { name: string; degree?: string | null; startOn?: string | null; endOn?: string | null }[];
  skills?: string[];
};
type Result = EvaluationSheet['results'][number];
/** A person's ratings go from 1 to 5. */
const ratingScale = { min: 1, max: 5 };

const inLanguage = (text: { zh?: string; en?: string } | undefined, language: Language): string =>
  text?.[language] ?? text?.en ?? text?.zh ?? '';

function toScore(score: Result['total']): ReportScore | null {
  return score === null ? null : { value: score.value, min: score.min, max: score.max };
}

function toResult(result: Result | undefined, language: Language): ReportResult | null {
  if (result === undefined) return null;
  return {
    vendor: result.interviewer ?? '',
    completedAt: result.completedAt,
    total: toScore(result.total),
    dimensions: result.dimensions.map((d) => ({
      name: inLanguage(d.name, language),
      score: toScore(d.score),
      comment: d.comment,
    })),
    summary: result.summary,
  };
}

const period = (from: string | null | undefined, to: string | null | undefined): string =>
  [from ?? '', to ?? ''].filter((part) => part !== '').join(' – ');

function toResume(fields: Fields | null, language: Language): ReportResume | null {
  if (fields === null) return null;
  return {
    summary: '',
    totalYears: fields.totalYears ?? null,
    highestDegree: fields.highestDegree ? wordOf(fields.highestDegree, language) : null,
    work: (fields.employers ?? []).map((e) => ({
      employer: e.name,
      title: e.title ?? '',
      period: period(e.startOn, e.endOn),
    })),
    education: (fields.schools ?? []).map((s) => ({
      school: s.name,
      degree: s.degree ? wordOf(s.degree, language) : '',
      period: period(s.startOn, s.endOn),
    })),
    skills: fields.skills ?? [],
  };
}

const latest = (sheet: EvaluationSheet, orderType: Result['orderType']): Result | undefined =>
  sheet.results.findLast((result) => result.orderType === orderType);

/** The final report's content out of the evaluation sheet, in one language. */
export function toReportInput(sheet: EvaluationSheet, context: PaperContext, language: Language): ReportInput {
  const stageName = (id: string | null): string =>
    inLanguage(context.process.stages.find((s) => s.stageId === id)?.label, language) || (id ?? '');
  const nameOf = (actor: string): string => context.names?.[actor] ?? actor;
  const dimensionName = (key: string): string =>
    inLanguage(sheet.results.flatMap((r) => r.dimensions).find((d) => d.key === key)?.name, language) || key;
  const offer = sheet.offers.findLast((o) => o.status !== 'superseded');
  const plan = sheet.onboardingPlan;
  return {
    companyName: context.companyName,
    applicationId: sheet.applicationId,
    person: { formattedName: sheet.candidateName, contacts: context.contacts },
    job: { title: inLanguage(sheet.jobTitle, language), department: context.departmentName },
    process: { name: inLanguage(context.process.name, language), version: sheet.processVersion },
    status: wordOf(sheet.status, language),
    stages: sheet.decisions.map((d, index) => ({
      name: stageName(d.stageId),
      enteredAt: sheet.decisions[index - 1]?.at ?? d.at,
      leftAt: d.at,
      outcome: wordOf(d.outcome, language),
    })),
    resume: toResume(sheet.resume, language),
    writtenTest: toResult(latest(sheet, 'writtenTest'), language),
    aiInterview: toResult(latest(sheet, 'aiInterview'), language),
    scorecards: sheet.scorecards.map((card) => ({
      reviewer: nameOf(card.reviewer),
      submittedAt: card.submittedAt,
      recommendation: wordOf(card.recommendation, language),
      ratings: card.ratings.map((r) => ({
        name: dimensionName(r.dimension),
        score: { value: r.rating, ...ratingScale },
        comment: r.comment ?? null,
      })),
      comment: card.comments ?? null,
    })),
    backgroundCheck:
      sheet.backgroundCheck === null
        ? null
        : {
            result: wordOf(sheet.backgroundCheck.outcome, language),
            completedAt: sheet.backgroundCheck.completedAt ?? null,
            items: sheet.backgroundCheck.checks.map((c) => ({
              name: wordOf(c.check, language),
              result: wordOf(c.status, language),
            })),
          },
    offer:
      offer === undefined
        ? null
        : {
            version: offer.version,
            salary: offer.salary,
            startDate: offer.startDate,
            approvals: offer.approvedBy.map((approver) => ({
              approver: nameOf(approver),
              at: offer.sentAt ?? offer.updatedAt,
              outcome: wordOf('approve', language),
            })),
            answer: wordOf(offer.status, language),
            answeredAt: offer.answeredAt,
          },
    onboardingPlan:
      plan === null
        ? null
        : {
            startDate: plan.startDate,
            tasks: [
              ...plan.tasks.map((t) => ({ ...t, owner: wordOf(t.owner, language) })),
              ...plan.modules.map((m) => ({ ...m, owner: wordOf('training', language) })),
            ].map((entry) => ({
              title: inLanguage(entry.title, language),
              owner: entry.owner,
              dueDate: entry.dueDate,
              because: entry.because.length === 0 ? null : entry.because.join(', '),
            })),
          },
    decisions: sheet.decisions.map((d) => ({
      at: d.at,
      stage: stageName(d.stageId),
      outcome: wordOf(d.outcome, language),
      decidedBy: wordOf(d.decidedBy, language),
      reason: wordOf(d.cause, language),
    })),
    disputes: sheet.disputes.map((d) => ({
      at: d.raisedAt,
      text: d.reason,
      outcome: d.status === 'open' ? null : wordOf(d.status, language),
    })),
  };
}

/** The interviewer's page out of the evaluation sheet, in one language. */
export function toSheetInput(sheet: EvaluationSheet, context: PaperContext, language: Language): EvaluationSheetInput {
  const { companyName, applicationId, job, resume, writtenTest, aiInterview } = toReportInput(sheet, context, language);
  const { interview } = context;
  return {
    companyName,
    applicationId,
    job,
    resume,
    writtenTest,
    aiInterview,
    person: { formattedName: sheet.candidateName },
    interview: { startsAt: interview?.startsAt ?? null, interviewers: interview?.interviewers ?? [] },
    ...(interview === undefined ? {} : { timeZone: interview.timeZone }),
    ratingDimensions: context.ratingDimensions ?? [],
  };
}
