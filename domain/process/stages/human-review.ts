import { evaluate } from '../condition.ts';
import type { Draft } from '../draft.ts';
import type { StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Review = StageOf<'humanReview'>;

export function enterHumanReview(draft: Draft, stage: Review): StageExit | null {
  if (stage.showWhen !== undefined && evaluate(stage.showWhen, draft.ctx.facts) === false)
    return { outcome: 'pass', cause: 'rule' };
  draft.openTask({
    question: `${stage.stageId}.${draft.state.stageRun}/review`,
    taskType: 'reviewInterview',
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    dueIn: stage.dueIn,
    outcomes: ['pass', 'fail'],
    needsScorecard: true,
  });
  return null;
}

/** The decision of a person: it goes to the EHR with the scorecard, then the stage is left. */
export function onHumanReviewEvent(draft: Draft, event: StageEvent): StageExit | null {
  if (event.type !== 'taskAnswered') return null;
  const result = event.outcome === 'pass' ? 'pass' : 'fail';
  if (draft.ctx.connected.ehr) {
    draft.call('decision', { op: 'ehr.writeDecision', result, taskId: event.taskId });
    draft.state.inEhr = true;
  }
  return { outcome: result, cause: 'person' };
}
