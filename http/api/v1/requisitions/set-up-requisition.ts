import { toEtag } from '../../../etag.ts';
import { setUpJob } from '../../../requisition/set-up-job.ts';
import { toJob } from '../../../views/job-view.ts';
import { defineRoute } from '../../../route.ts';

export const setUpRequisition = defineRoute({
  operationId: 'setUpRequisition',
  action: 'requisitions.setUp',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const job = await setUpJob(deps, tx, principal, params.id, body);
      return { status: 201, headers: { ETag: toEtag(job.version) }, body: await toJob(tx, job) };
    }),
});
