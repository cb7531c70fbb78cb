import { HubError } from '../domain/errors.ts';
import type { Rubric } from '../schemas/types.ts';
import type { Db, Tx } from '../db/connection.ts';
import { getApplication, type ApplicationRecord } from '../db/repositories/applications.ts';
import { getCandidate, type CandidateRecord } from '../db/repositories/candidates.ts';
import { getJob, type JobRecord } from '../db/repositories/jobs.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { addRemoteId } from '../db/repositories/remote-ids.ts';
import type { EhrPerson } from '../connectors/contract.ts';
import type { DataKey, Vault } from '../security/vault.ts';
import { loadRubric } from './step-context.ts';

/** All that is known of one application, opened. Lives in the activity's memory only. */
export type Case = {
  application: ApplicationRecord;
  candidate: CandidateRecord;
  job: JobRecord;
  rubric: Rubric;
  key: DataKey;
};

/** Reads an application with its candidate, job and rubric. @throws HubError not_found, candidate_erased */
export async function loadCase(deps: { db: Db; vault: Vault }, applicationId: string): Promise<Case> {
  const { knex } = deps.db;
  const application = await getApplication(knex, applicationId);
  if (application === null) throw new HubError('not_found', 'There is no such application.');
  const key = await loadDataKey(knex, deps.vault, application.keyId);
  const candidate = await getCandidate(knex, deps.vault, application.candidateId);
  const job = await getJob(knex, application.jobId);
  const rubric = job === null ? null : await loadRubric(knex, job.rubricId, application.rubricVersion);
  if (candidate === null || job === null || rubric === null)
    throw new HubError('not_found', 'The candidate, job or rubric of this application is gone.');
  return { application, candidate, job, rubric, key };
}

/** A text in the language, or in the other where it is missing. */
export function inLanguage(text: { zh?: string; en?: string }, language: 'zh' | 'en'): string {
  return text[language] ?? text.en ?? text.zh ?? '';
}

/** What a dimension is called, of the order's own or of the rubric; a vendor's own criterion by its key. */
export function dimensionName(
  found: Pick<Case, 'rubric' | 'application'>,
  key: string,
  ofOrder: Rubric['dimensions'] | null = null,
): string {
  const known = [...(ofOrder ?? []), ...found.rubric.dimensions].find((d) => d.key === key);
  return known === undefined ? key : inLanguage(known.name, found.application.language);
}

/** Keeps what another system calls this application, so that its id finds the person. */
export async function keepRemoteId(
  tx: Tx,
  found: Pick<Case, 'application'>,
  connectionId: string,
  remoteId: string,
  now: string,
): Promise<void> {
  const { id, candidateId } = found.application;
  await addRemoteId(tx, {
    candidateId,
    applicationId: id,
    connectionId,
    system: connectionId,
    remoteId,
    createdAt: now,
  });
}

/** The applicant as the EHR is told of them; found again there by the application's id. */
export function toEhrPerson(found: Case): EhrPerson {
  const { candidate, job, application } = found;
  const email = candidate.emails[0];
  const phone = candidate.phones[0];
  return {
    externalRef: application.id,
    name: candidate.formattedName,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(candidate.nationalId ? { nationalId: candidate.nationalId } : {}),
    jobCode: job.code,
    jobTitle: inLanguage(job.title, application.language),
  };
}
