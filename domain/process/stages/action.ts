import type { Draft } from '../draft.ts';
import type { StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Action = StageOf<'action'>;

/** One effect in the EHR; the stage ends when it is made, or when a person gave it up. */
export function enterAction(draft: Draft, stage: Action): StageExit | null {
  if (!draft.ctx.connected.ehr) return { outcome: 'pass', cause: 'rule' };
  draft.state.inEhr = true;
  if (stage.action === 'createEmployee')
    draft.call('action', { op: 'ehr.createEmployee', offerId: draft.state.acceptedOfferId });
  else draft.call('action', { op: 'ehr.fileReport' });
  return null;
}

export function onActionEvent(draft: Draft, event: StageEvent): StageExit | null {
  const isOver = event.type === 'callSucceeded' || event.type === 'callSkipped';
  if (!isOver || event.callKey !== draft.callKeyOf('action')) return null;
  return { outcome: 'pass', cause: event.type === 'callSkipped' ? 'person' : 'rule' };
}
