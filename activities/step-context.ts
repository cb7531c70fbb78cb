import type { Process, Rubric } from '../schemas/types.ts';
import { HubError } from '../domain/errors.ts';
import { connectionRoles, type Connected, type StepContext } from '../domain/process/types.ts';
import type { Tx } from '../db/connection.ts';
import type { ApplicationRecord } from '../db/repositories/applications.ts';
import { getJob, type JobRecord } from '../db/repositories/jobs.ts';
import { getProcessVersion } from '../db/repositories/process-versions.ts';
import { getRubricOf } from '../db/repositories/rubrics.ts';

/** What a step must know besides state, facts and events. */
export type Surroundings = { definition: Process; job: JobRecord; rubric: Rubric };

/** Definitions that were in use never change, so they are read once per process. */
const definitions = new Map<string, Process>();

export async function loadSurroundings(tx: Tx, application: ApplicationRecord): Promise<Surroundings> {
  const cacheKey = `${application.processId}@${application.processVersion}`;
  let definition = definitions.get(cacheKey);
  if (definition === undefined) {
    const version = await getProcessVersion(tx, application.processId, application.processVersion);
    if (version === null) throw new HubError('not_found', `The process ${cacheKey} of this application is gone.`);
    definition = version.definition;
    if (version.status !== 'draft') definitions.set(cacheKey, definition);
  }
  const job = await getJob(tx, application.jobId);
  if (job === null) throw new HubError('not_found', 'The job of this application is gone.');
  const rubric = await loadRubric(tx, job.rubricId, application.rubricVersion);
  if (rubric === null) throw new HubError('not_found', 'The rubric of this job is gone.');
  return { definition, job, rubric };
}

/** Versions of rubrics never change either; kept for each database, so that two in one process share none. */
const rubricCaches = new WeakMap<object, Map<string, Rubric>>();
const mostRubrics = 500;

/** The rubric an application is judged by, read once per process where it names a version; null where it is gone. */
export async function loadRubric(tx: Tx, rubricId: string, version: number | null): Promise<Rubric | null> {
  if (version === null) return getRubricOf(tx, rubricId, null);
  // A transaction has a client of its own, but its database's configuration.
  const database = (tx.client as { config: object }).config;
  let cache = rubricCaches.get(database);
  if (cache === undefined) rubricCaches.set(database, (cache = new Map<string, Rubric>()));
  const cacheKey = `${rubricId}@${version}`;
  const known = cache.get(cacheKey);
  if (known !== undefined) return known;
  const rubric = await getRubricOf(tx, rubricId, version);
  if (rubric !== null) {
    if (cache.size >= mostRubrics) cache.clear();
    cache.set(cacheKey, rubric);
  }
  return rubric;
}

export function toStepContext(
  applicationId: string,
  around: Surroundings,
  facts: StepContext['facts'],
  now: string,
): StepContext {
  return {
    applicationId,
    definition: around.definition,
    facts,
    jobRequirements: around.job.requirements ?? [],
    connected: toConnected(around.job),
    now,
  };
}

function toConnected({ connections }: JobRecord): Connected {
  return Object.fromEntries(connectionRoles.map((role) => [role, connections[role] !== undefined])) as Connected;
}
