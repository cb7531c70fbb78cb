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
  const rubric = await getRubricOf(tx, job.rubricId, application.rubricVersion);
  if (rubric === null) throw new HubError('not_found', 'The rubric of this job is gone.');
  return { definition, job, rubric };
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
