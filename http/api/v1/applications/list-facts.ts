import { listFacts as list } from '../../../../db/repositories/facts.ts';
import { getJob } from '../../../../db/repositories/jobs.ts';
import { getProcessVersion } from '../../../../db/repositories/process-versions.ts';
import { listResumesOfApplication } from '../../../../db/repositories/resumes.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { toFactSheet } from '../../../views/fact-sheet-view.ts';
import { defineRoute } from '../../../route.ts';

export const listFacts = defineRoute({
  operationId: 'listFacts',
  action: 'facts.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, params.id);
    const facts = await list(knex, key, application.id);
    const [resume] = await listResumesOfApplication(knex, key, application.id);
    const version = await getProcessVersion(knex, application.processId, application.processVersion);
    const job = await getJob(knex, application.jobId);
    return {
      status: 200,
      body: toFactSheet({ facts, resume: resume ?? null, stages: version?.definition.stages ?? [], job }),
    };
  },
});
