import { HubError } from '../../domain/errors.ts';
import { initialState } from '../../domain/process/initial-state.ts';
import type { Tx } from '../../db/connection.ts';
import { getApplication, insertApplication, markWorkflowStarted } from '../../db/repositories/applications.ts';
import type { ApplicationRecord } from '../../db/repositories/applications.ts';
import { getCandidate, insertCandidate, updateCandidate } from '../../db/repositories/candidates.ts';
import type { CandidateRecord, Person } from '../../db/repositories/candidates.ts';
import { appendEvents } from '../../db/repositories/events.ts';
import type { NewEvent } from '../../db/repositories/events.ts';
import { setFacts } from '../../db/repositories/facts.ts';
import { getJob } from '../../db/repositories/jobs.ts';
import type { JobRecord } from '../../db/repositories/jobs.ts';
import { insertDataKey, loadDataKey } from '../../db/repositories/keys.ts';
import { getPublishedVersion } from '../../db/repositories/process-versions.ts';
import { addRemoteId } from '../../db/repositories/remote-ids.ts';
import { insertResume } from '../../db/repositories/resumes.ts';
import type { ResumeReading } from '../../documents/resume/resume-types.ts';
import type { ApplicationCreate, RemoteId } from '../../schemas/types.ts';
import type { DataKey, WrappedDataKey } from '../../security/vault.ts';
import type { HttpDeps } from '../deps.ts';
import { notFound } from '../principal.ts';
import type { UploadedFile } from '../multipart.ts';
import { additionsTo, findPerson } from './find-person.ts';
import { checkAnswers, mergePerson, pickFile, pickLanguage, readFile } from './read-intake.ts';
import { factsOfResume } from './resume-facts.ts';
import { toResumeFields } from './resume-fields.ts';

type Deps = Pick<
  HttpDeps,
  'db' | 'vault' | 'files' | 'log' | 'now' | 'newId' | 'crashPoint' | 'gateway' | 'extractResume' | 'scanResume'
>;
export type IntakeInput = {
  body: ApplicationCreate;
  file: UploadedFile | null;
  /** Who sends it, for the events. */
  actor: string;
  /** The one department the sender may hire for; null for all. */
  departmentId: string | null;
};

/** Somebody else's intake added or changed the same person between the look and the write. */
class PersonChanged extends Error {}

const attempts = 3;

/**
 * Takes an application in. The résumé is read first, outside any transaction; then everything is written in one, by
 * `commit`, which calls `answer` inside it; then the workflow is started. Nothing is half written: what a crash leaves
 * behind is a sealed file without a row (swept) or an application without a workflow (started by the sweeper).
 * @throws HubError reference_unknown, job_not_open, process_not_published, application_exists, candidate_*, phone_invalid, resume_*, attachment_infected, attachment_scan_failed
 */
export async function takeApplication<T>(
  deps: Deps,
  input: IntakeInput,
  commit: (work: (tx: Tx) => Promise<T>) => Promise<T>,
  answer: (tx: Tx, application: ApplicationRecord) => Promise<T>,
): Promise<T> {
  const { body } = input;
  if (body.candidateId !== undefined && body.candidate !== undefined)
    throw new HubError('validation_failed', 'Give candidateId or candidate, not both.', { path: '/candidate' });
  const job = await requireOpenJob(deps, input);
  checkAnswers(job, body.answers);
  const file = pickFile(body, input.file);
  const reading = await readFile(deps.extractResume, file, deps.now());
  if (file !== null) await deps.scanResume(file.bytes);
  for (let attempt = 1; ; attempt++) {
    const draft = await draftIntake(deps, input, job, file, reading);
    try {
      const result = await commit(async (tx) => answer(tx, await write(deps, tx, draft)));
      deps.crashPoint('intake.afterCommit');
      await start(deps, draft);
      return result;
    } catch (error) {
      if (draft.fileRef !== null) await removeUnlessKept(deps, draft);
      if (!(error instanceof PersonChanged)) throw error;
      if (attempt >= attempts)
        throw new HubError('not_confirmed', 'Others change the same person right now: send it again.', {
          retryAfterSeconds: 1,
        });
    }
  }
}

async function requireOpenJob(deps: Deps, { body, departmentId }: IntakeInput): Promise<JobRecord> {
  const job = await getJob(deps.db.knex, body.jobId);
  if (!job || (departmentId !== null && job.departmentId !== departmentId))
    throw new HubError('reference_unknown', 'There is no such job: take an id from GET /api/v1/jobs.', {
      path: '/jobId',
    });
  if (job.status !== 'open')
    throw new HubError(
      'job_not_open',
      `The job is ${job.status === 'onHold' ? 'on hold' : job.status}: open it first, or choose another.`,
      {
        path: '/jobId',
      },
    );
  return job;
}

/** All that will be written, with the ids and keys it gets. */
type Draft = {
  input: IntakeInput;
  job: JobRecord;
  person: Person;
  remoteIds: RemoteId[];
  /** Who the person was when looked for; null for a new one. */
  known: CandidateRecord | null;
  newKey: WrappedDataKey | null;
  key: DataKey;
  candidateId: string;
  applicationId: string;
  language: 'zh' | 'en';
  reading: ResumeReading | null;
  file: UploadedFile | null;
  resumeId: string;
  fileRef: string | null;
};

async function draftIntake(
  deps: Deps,
  input: IntakeInput,
  job: JobRecord,
  file: UploadedFile | null,
  reading: ResumeReading | null,
): Promise<Draft> {
  const { body } = input;
  const { knex } = deps.db;
  const remoteIds = [...(body.candidate?.remoteIds ?? []), ...(body.remoteIds ?? [])];
  let known: CandidateRecord | null;
  let person: Person;
  if (body.candidateId !== undefined) {
    known = await getCandidate(knex, deps.vault, body.candidateId);
    if (!known)
      throw new HubError('reference_unknown', 'There is no such candidate: check the id.', { path: '/candidateId' });
    person = known;
  } else {
    person = mergePerson(body.candidate ?? {}, reading);
    known = await findPerson(knex, deps.vault, person, remoteIds);
  }
  const candidateId = known?.id ?? deps.newId();
  const made = known ? null : deps.vault.newDataKey(candidateId, deps.newId());
  const key = known ? await loadDataKey(knex, deps.vault, known.keyId) : (made?.key as DataKey);
  const resumeId = deps.newId();
  return {
    input,
    job,
    person,
    remoteIds,
    known,
    newKey: made && { id: made.id, candidateId, wrappedKey: made.wrappedKey },
    key,
    candidateId,
    applicationId: deps.newId(),
    language: body.language ?? known?.locale ?? pickLanguage(body, person.formattedName, reading),
    reading,
    file,
    resumeId,
    // Before the row that names it: a row never names a file that is not there.
    fileRef: file ? await deps.files.write(key, resumeId, file.bytes) : null,
  };
}

async function write(deps: Deps, tx: Tx, draft: Draft): Promise<ApplicationRecord> {
  const now = deps.now().toISOString();
  // Two intakes of one person at once: the second waits here and then sees what the first wrote.
  await tx('sequencer').where({ name: 'events' }).forUpdate().first();
  const { candidateId, applicationId, job, key } = draft;
  const version = await getPublishedVersion(tx, job.processId);
  if (!version)
    throw new HubError(
      'process_not_published',
      'The process of this job has no published version: publish one first.',
      { path: '/jobId' },
    );
  const events = await writeCandidate(deps, tx, draft, now);
  const { body } = draft.input;
  const named = [
    ...(body.candidate?.remoteIds ?? []).map((remoteId) => ({ ...remoteId, applicationId: null })),
    ...(body.remoteIds ?? []).map((remoteId) => ({ ...remoteId, applicationId })),
  ];
  for (const { connectionId = null, system, id, applicationId: of } of named)
    await addRemoteId(tx, { candidateId, applicationId: of, connectionId, system, remoteId: id, createdAt: now });
  await insertApplication(tx, {
    id: applicationId,
    candidateId,
    keyId: key.id,
    jobId: job.id,
    departmentId: job.departmentId,
    processId: version.processId,
    processVersion: version.version,
    language: draft.language,
    source: draft.input.body.source ?? null,
    state: initialState(),
    createdAt: now,
  });
  await writeResume(tx, draft, now);
  const answers = Object.entries(draft.input.body.answers ?? {}).map(([name, value]) => ({
    name: `answers.${name}`,
    value,
    source: 'candidate',
  }));
  const read = draft.reading ? factsOfResume(draft.reading).map((fact) => ({ ...fact, source: 'resume' })) : [];
  await setFacts(
    tx,
    key,
    applicationId,
    [...read, ...answers].map((fact) => ({ ...fact, at: now })),
  );
  await appendEvents(tx, [
    ...events,
    event(deps, draft, now, 'application.created', `application/${applicationId}`, { candidateId, jobId: job.id }),
  ]);
  const application = await getApplication(tx, applicationId);
  if (!application) throw notFound('application');
  return application;
}

async function writeCandidate(deps: Deps, tx: Tx, draft: Draft, now: string): Promise<NewEvent[]> {
  const { person, candidateId, key, known } = draft;
  const found =
    draft.input.body.candidateId === undefined ? await findPerson(tx, deps.vault, person, draft.remoteIds) : known;
  if (found?.id !== known?.id) throw new PersonChanged();
  const subject = `candidate/${candidateId}`;
  if (draft.newKey) {
    await insertDataKey(tx, draft.newKey, now);
    await insertCandidate(tx, deps.vault, key, { ...person, id: candidateId, locale: draft.language, createdAt: now });
    return [event(deps, draft, now, 'candidate.created', subject, { candidateId })];
  }
  const additions = found ? additionsTo(found, person) : null;
  if (!additions) return [];
  await updateCandidate(tx, deps.vault, candidateId, additions, { now });
  return [event(deps, draft, now, 'candidate.updated', subject, { candidateId })];
}

async function writeResume(tx: Tx, draft: Draft, now: string): Promise<void> {
  const { reading, file } = draft;
  if (!reading || !file) return;
  await insertResume(tx, draft.key, {
    id: draft.resumeId,
    candidateId: draft.candidateId,
    applicationId: draft.applicationId,
    format: reading.format,
    sizeBytes: file.bytes.length,
    fileName: file.fileName,
    fields: toResumeFields(reading),
    text: reading.text,
    fileRef: draft.fileRef,
    receivedAt: now,
  });
}

function event(
  deps: Deps,
  draft: Draft,
  at: string,
  type: string,
  subject: string,
  data: { [name: string]: string },
): NewEvent {
  const isApplication = subject.startsWith('application/');
  return {
    id: deps.newId(),
    type,
    subject,
    applicationId: isApplication ? draft.applicationId : null,
    departmentId: isApplication ? draft.job.departmentId : null,
    actor: draft.input.actor,
    data,
    at,
  };
}

/** Starts the workflow; where Temporal is away the sweeper does it later. */
async function start(deps: Deps, { applicationId, job }: Draft): Promise<void> {
  try {
    await deps.gateway.startApplication(applicationId, { jobId: job.id, departmentId: job.departmentId });
    await deps.db.transaction((tx) => markWorkflowStarted(tx, applicationId, deps.now().toISOString()));
  } catch (error) {
    deps.log.warn(
      { applicationId, code: error instanceof HubError ? error.code : 'unknown' },
      'The workflow could not be started; the sweeper will',
    );
  }
}

/** A failure may have come after the commit (its answer was lost): then the file stays. */
async function removeUnlessKept(deps: Deps, draft: Draft): Promise<void> {
  if (draft.fileRef === null || (await getApplication(deps.db.knex, draft.applicationId))) return;
  await deps.files.remove(draft.fileRef);
}
