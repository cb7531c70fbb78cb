import { loadEvaluationSheet, loadNames, loadPaperContext } from '../../db/evaluation-sheet.ts';
import { HubError } from '../../domain/errors.ts';
import { getCandidate } from '../../db/repositories/candidates.ts';
import { getJob } from '../../db/repositories/jobs.ts';
import { getRubricOf } from '../../db/repositories/rubrics.ts';
import type { PaperContext } from '../../documents/paper-context.ts';
import type { EvaluationSheet } from '../../schemas/types.ts';
import { can, type Role } from '../../security/rights.ts';
import type { HttpDeps } from '../deps.ts';
import type { Principal } from '../principal.ts';
import { requireApplicationKey } from './load-application.ts';

/** What a role may not read by its own address is not on the sheet either. */
function leaveOut(role: Role, sheet: EvaluationSheet): EvaluationSheet {
  return {
    ...sheet,
    offers: can(role, 'offers.read') ? sheet.offers : [],
    disputes: can(role, 'disputes.read') ? sheet.disputes : [],
    onboardingPlan: can(role, 'onboarding.read') ? sheet.onboardingPlan : null,
  };
}

/** The evaluation sheet of an application the reader may see, without what their role may not read, and the language its candidate reads. */
export async function loadSheet(
  deps: Pick<HttpDeps, 'db' | 'vault'>,
  principal: Principal,
  id: string,
): Promise<{ sheet: EvaluationSheet; context: PaperContext; language: 'zh' | 'en'; keyId: string }> {
  const { knex } = deps.db;
  const { application, key } = await requireApplicationKey(knex, deps.vault, principal, id);
  const candidate = await getCandidate(knex, deps.vault, application.candidateId);
  const job = await getJob(knex, application.jobId);
  const rubric = job === null ? null : await getRubricOf(knex, job.rubricId, application.rubricVersion);
  if (candidate === null || job === null || rubric === null)
    throw new HubError('not_found', 'The candidate, job or rubric of this application is gone.');
  const subject = { application, candidateName: candidate.formattedName, jobTitle: job.title, rubric };
  const { language } = application;
  const sheet = leaveOut(principal.role, await loadEvaluationSheet(knex, key, subject));
  return {
    sheet,
    context: {
      ...(await loadPaperContext(knex, application, job, language)),
      contacts: [],
      names: await loadNames(knex, sheet),
    },
    language,
    keyId: key.id,
  };
}
