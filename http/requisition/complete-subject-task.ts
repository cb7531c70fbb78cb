import type { Tx } from '../../db/connection.ts';
import type { TaskRecord } from '../../db/repositories/tasks.ts';
import { HubError } from '../../domain/errors.ts';
import type { TaskCompletion } from '../../schemas/types.ts';
import type { HttpDeps } from '../deps.ts';
import type { Principal } from '../principal.ts';
import { actOnQuestionSet } from './act-on-question-set.ts';
import { actOnRequisition } from './act-on-requisition.ts';
import type { RequisitionDecision } from './act-on-requisition.ts';
import { decideChange } from './change-job.ts';

/**
 * Answers a task that belongs to no application: what it is about is decided in the given transaction, which ends the task too.
 * The rules and rights are those of the endpoint of the same name. @throws HubError as these do; task_outcome_invalid
 */
export async function completeSubjectTask(
  deps: Pick<HttpDeps, 'registry' | 'now' | 'newId'>,
  tx: Tx,
  principal: Principal,
  task: TaskRecord,
  answer: TaskCompletion,
): Promise<void> {
  const [, name = ''] = (task.subject ?? '').split('/');
  const comment = answer.comments;
  switch (task.taskType) {
    case 'reviewRequisition':
      await actOnRequisition(deps, tx, principal, {
        id: name,
        decision: answer.outcome as RequisitionDecision,
        comment,
      });
      return;
    case 'reviewChange':
      await decideChange(deps, tx, principal, { id: name, decision: answer.outcome as 'approve' | 'refuse', comment });
      return;
    case 'previewQuestionSet': {
      const [id = '', version = ''] = name.split('@');
      const action = answer.outcome === 'approve' ? 'approvePreview' : 'commentPreview';
      await actOnQuestionSet(deps, tx, principal, { id, version: Number(version) }, { action, comment });
      return;
    }
    default:
      throw new HubError(
        'task_outcome_invalid',
        `This task ends when the job is set up: send POST /api/v1/requisitions/${name}/set-up.`,
        { path: '/outcome' },
      );
  }
}
