import type { EvaluationSheet } from '../schemas/types.ts';
import { loadEvaluationSheet } from '../db/evaluation-sheet.ts';
import { summarise } from '../domain/messages/briefing.ts';
import { inLanguage, type Case } from './load-case.ts';
import type { PerformDeps } from './perform-deps.ts';

/** The sheet of one application with its points in words. */
export type Sheet = EvaluationSheet & { briefing: { resume: string[]; results: string[] } };

/** Reads the evaluation sheet for whoever has to look at it. */
export async function loadSheet(deps: Pick<PerformDeps, 'db'>, found: Case, language: 'zh' | 'en'): Promise<Sheet> {
  const { application, candidate, job, rubric, key } = found;
  const sheet = await loadEvaluationSheet(deps.db.knex, key, {
    application,
    candidateName: candidate.formattedName,
    jobTitle: job.title,
    rubric,
  });
  return { ...sheet, briefing: summarise(sheet, (text) => inLanguage(text, language), language) };
}
