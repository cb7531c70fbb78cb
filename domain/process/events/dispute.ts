import type { Draft } from '../draft.ts';
import { accepted, refused } from '../outcomes.ts';
import { askPerson } from '../stages/resume-screen.ts';
import { detailTexts } from '../texts.ts';
import { enterAgain } from '../walk.ts';
import type { EventOutcome, OpenTask, ProcessEvent } from '../types.ts';

/** The way back from a knock-out: a person decides what the machine declined. */
export function onPersonRequested(draft: Draft): EventOutcome {
  const stage = draft.stage;
  if (
    draft.state.status !== 'rejected' ||
    draft.state.rejectedBy !== 'knockOut' ||
    stage?.stageType !== 'resumeScreen'
  ) {
    return refused('not_expected', 'Only an automatic decline can be put before a person.');
  }
  reopen(draft, 'candidate');
  askPerson(draft, stage, detailTexts.personRequested);
  return accepted;
}

function reopen(draft: Draft, actor: string): void {
  const { state } = draft;
  state.status = 'active';
  state.endedAt = null;
  state.rejectedBy = null;
  state.undoing = false;
  state.stageRun += 1;
  draft.emit('application.reopened', {}, actor);
}

/** An objection is a person's to settle, with everything that is known; also after the end. */
export function onDispute(draft: Draft, disputeId: string): EventOutcome {
  draft.emit('dispute.raised', { disputeId }, 'candidate');
  draft.openTask({
    question: `dispute:${disputeId}`,
    taskType: 'resolveDispute',
    ownerRole: 'hr',
    escalateTo: 'administrator',
    dueIn: 'P5D',
    outcomes: ['upheld', 'dismissed'],
    detail: detailTexts.dispute,
  });
  return accepted;
}

/** Upheld after a rejection: the stage that turned the person down is gone through again. */
export function settleDispute(
  draft: Draft,
  task: OpenTask,
  event: Extract<ProcessEvent, { type: 'taskAnswered' }>,
): void {
  const disputeId = task.question.slice('dispute:'.length);
  const status = event.outcome === 'upheld' ? 'upheld' : 'dismissed';
  draft.effects.push({ kind: 'setDispute', disputeId, status, actor: event.actor });
  draft.emit('dispute.settled', { disputeId, outcome: status }, event.actor);
  const stage = draft.stage;
  if (status !== 'upheld' || draft.state.status !== 'rejected' || stage === null) return;
  reopen(draft, event.actor);
  if (stage.stageType === 'resumeScreen') askPerson(draft, stage, detailTexts.disputeUpheld);
  else enterAgain(draft, stage);
}
