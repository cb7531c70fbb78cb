import { HubError } from '../../../../domain/errors.ts';
import { insertChangeRequest } from '../../../../db/repositories/change-requests.ts';
import type { ChangeRequestRecord } from '../../../../db/repositories/change-requests.ts';
import { appendEvents } from '../../../../db/repositories/events.ts';
import { can } from '../../../../security/rights.ts';
import { takeNotes } from '../../../requisition/acting.ts';
import { changesRubric, planChange, requireLive } from '../../../requisition/change-job.ts';
import { toChangeRequest } from '../../../views/change-request-view.ts';
import { requireJob } from '../../../views/load-job.ts';
import { defineRoute } from '../../../route.ts';

export const createChangeRequest = defineRoute({
  operationId: 'createChangeRequest',
  action: 'changeRequests.write',
  handler: async ({ deps, principal, params, body, commit }) =>
    commit(async (tx) => {
      const job = await requireJob(tx, principal, params.id);
      const touchesRubric = changesRubric(body.changes);
      if (touchesRubric && !can(principal.role, 'changeRequests.approve'))
        throw new HubError('forbidden', 'Only HR proposes other dimensions or weights: ask HR to.', {
          path: body.changes.rubric === undefined ? '/changes/supplements' : '/changes/rubric',
        });
      requireLive(job);
      await planChange(deps, tx, job, body.changes);
      const id = deps.newId();
      const subject = `change-request/${id}`;
      const notes = takeNotes(deps, tx, { subject, departmentId: job.departmentId, actor: principal.id });
      const request: ChangeRequestRecord = {
        ...body,
        id,
        jobId: job.id,
        departmentId: job.departmentId,
        changesRubric: touchesRubric,
        rubricVersion: job.rubricVersion ?? null,
        status: 'submitted',
        requestedBy: principal.id,
        createdAt: notes.now,
        decidedBy: null,
        decidedAt: null,
        comment: null,
        appliedJobVersion: null,
      };
      await insertChangeRequest(tx, request);
      await notes.openTask({
        taskType: 'reviewChange',
        title: { en: 'Review a change of a job', zh: '审批职位变更' },
        detail: job.title,
        outcomes: ['approve', 'refuse'],
        ownerRole: 'hr',
        jobId: job.id,
      });
      notes.emit('changeRequest.submitted', { jobId: job.id, changeRequestId: id });
      await appendEvents(tx, notes.events);
      return { status: 201, body: await toChangeRequest(tx, request) };
    }),
});
