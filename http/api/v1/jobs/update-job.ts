import { versionConflict } from '../../../../db/constraints.ts';
import { updateJob as update } from '../../../../db/repositories/jobs.ts';
import { checkJob } from '../../../check-job.ts';
import { toEtag } from '../../../etag.ts';
import { toJob } from '../../../views/job-view.ts';
import { requireJob } from '../../../views/load-job.ts';
import { defineRoute } from '../../../route.ts';

export const updateJob = defineRoute({
  operationId: 'updateJob',
  action: 'jobs.write',
  handler: async ({ deps, principal, params, body, ifMatch, commit }) =>
    commit(async (tx) => {
      const job = await requireJob(tx, principal, params.id);
      if (job.version !== ifMatch) throw versionConflict('job');
      // Questions and rubric are judged together, whichever of them is changed.
      const isJudgedAnew = body.rubricId !== undefined || body.questions !== undefined;
      const { rubricId, questions } = job;
      await checkJob(deps, tx, { ...(isJudgedAnew ? { rubricId, questions } : {}), ...body });
      const changed = await update(tx, { ...job, ...body }, deps.now().toISOString());
      return { status: 200, headers: { ETag: toEtag(changed.version) }, body: await toJob(tx, changed) };
    }),
});
