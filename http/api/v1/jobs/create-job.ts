import { insertJob } from '../../../../db/repositories/jobs.ts';
import type { JobRecord } from '../../../../db/repositories/jobs.ts';
import { toEtag } from '../../../etag.ts';
import { checkJob } from '../../../check-job.ts';
import { toJob } from '../../../views/job-view.ts';
import { defineRoute } from '../../../route.ts';

export const createJob = defineRoute({
  operationId: 'createJob',
  action: 'jobs.write',
  handler: async ({ deps, body, commit }) =>
    commit(async (tx) => {
      const now = deps.now().toISOString();
      const job: JobRecord = {
        ...body,
        status: body.status ?? 'open',
        id: deps.newId(),
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      await checkJob(deps, tx, body);
      await insertJob(tx, job);
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toJob(tx, job) };
    }),
});
