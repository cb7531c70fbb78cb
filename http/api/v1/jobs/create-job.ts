import { appendEvents } from '../../../../db/repositories/events.ts';
import { getJob, insertJob } from '../../../../db/repositories/jobs.ts';
import type { JobRecord } from '../../../../db/repositories/jobs.ts';
import { followOpening } from '../../../../db/repositories/jobs-filling.ts';
import { getRubric } from '../../../../db/repositories/rubrics.ts';
import { toEtag } from '../../../etag.ts';
import { checkJob } from '../../../check-job.ts';
import { toActor } from '../../../requisition/acting.ts';
import { chooseQuestionSets } from '../../../requisition/check-question-sets.ts';
import { pushSetsOfJob } from '../../../requisition/push-question-sets.ts';
import { toJob } from '../../../views/job-view.ts';
import { defineRoute } from '../../../route.ts';

export const createJob = defineRoute({
  operationId: 'createJob',
  action: 'jobs.write',
  handler: async ({ deps, principal, body, commit }) =>
    commit(async (tx) => {
      const now = deps.now().toISOString();
      await checkJob(deps, tx, body);
      const draft: JobRecord = {
        ...body,
        ...(await chooseQuestionSets(tx, body, await getRubric(tx, body.rubricId))),
        status: body.status ?? 'open',
        id: deps.newId(),
        createdAt: now,
        updatedAt: now,
        version: 1,
      };
      await insertJob(tx, draft);
      const job = (await getJob(tx, draft.id)) ?? draft;
      if (job.status === 'open') {
        const opened = await followOpening(tx, job, { now, newId: deps.newId, actor: toActor(principal) });
        await pushSetsOfJob(deps, tx, job);
        await appendEvents(tx, opened);
      }
      return { status: 201, headers: { ETag: toEtag(1) }, body: await toJob(tx, job) };
    }),
});
