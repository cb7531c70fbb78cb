import { toEtag } from '../../../etag.ts';
import { toJob } from '../../../views/job-view.ts';
import { requireJob } from '../../../views/load-job.ts';
import { defineRoute } from '../../../route.ts';

export const getJob = defineRoute({
  operationId: 'getJob',
  action: 'jobs.read',
  handler: async ({ deps, principal, params }) => {
    const job = await requireJob(deps.db.knex, principal, params.id);
    return { status: 200, headers: { ETag: toEtag(job.version) }, body: await toJob(deps.db.knex, job) };
  },
});
