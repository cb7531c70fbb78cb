import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { refuseApproval } from '../stages/offer.ts';
import { toStage } from '../walk.ts';
import type { EventOutcome, ProcessEvent } from '../types.ts';
import { resolveCall } from './call.ts';
import { settleDispute } from './dispute.ts';

/** A person answered a task. */
export function onAnswer(draft: Draft, event: Extract<ProcessEvent, { type: 'taskAnswered' }>): EventOutcome {
  const task = draft.state.tasks.find((t) => t.taskId === event.taskId);
  if (task === undefined) return refused('task_not_open', 'The task was answered or is no longer needed.');
  if (!task.outcomes.includes(event.outcome))
    return refused('task_outcome_invalid', `The task takes ${task.outcomes.join(', ')}.`);
  const refusal = refuseApproval(draft, task, event);
  if (refusal !== null) return refused('second_person_required', refusal);
  draft.closeTask(task.taskId, event);
  if (task.callKey !== null) resolveCall(draft, task.callKey, event.outcome);
  else if (task.taskType === 'resolveDispute') settleDispute(draft, task, event);
  else if (task.taskType === 'resolveUndelivered') return accepted;
  else toStage(draft, event, null);
  return accepted;
}
