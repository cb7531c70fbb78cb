import type { Draft } from './draft.ts';
import { enterAction, onActionEvent } from './stages/action.ts';
import { enterAiInterview, onAiInterviewEvent } from './stages/ai-interview.ts';
import { enterBackgroundCheck, onBackgroundCheckEvent } from './stages/background-check.ts';
import { enterHumanReview, onHumanReviewEvent } from './stages/human-review.ts';
import { cancelMeeting, enterInterview, onInterviewEvent } from './stages/interview.ts';
import { enterOffer, onOfferEvent, withdrawOffer } from './stages/offer.ts';
import { enterOnboarding, onOnboardingEvent } from './stages/onboarding.ts';
import { enterResumeScreen, onResumeScreenEvent } from './stages/resume-screen.ts';
import type { StageEvent, StageExit } from './stages/stage-exit.ts';
import { dropWaitingMakers } from './undo.ts';
import type { EndStatus, MessageTemplate, OpenTask, Stage } from './types.ts';

/** Enters a stage, and goes on through those that are left at once. A process is acyclic, so this ends. */
export function enter(draft: Draft, stageId: string): void {
  const stage = draft.ctx.definition.stages.find((s) => s.stageId === stageId);
  if (stage === undefined) {
    end(draft, 'expired');
    return;
  }
  draft.state.stageId = stageId;
  draft.state.stageRun += 1;
  draft.state.interview = null;
  draft.state.background = null;
  draft.state.session = null;
  draft.state.offer = null;
  draft.emit('stage.entered', { stageType: stage.stageType });
  enterAgain(draft, stage);
}

function enterStage(draft: Draft, stage: Stage): StageExit | null {
  switch (stage.stageType) {
    case 'resumeScreen':
      return enterResumeScreen(draft, stage);
    case 'aiInterview':
    case 'writtenTest':
      return enterAiInterview(draft, stage);
    case 'humanReview':
      return enterHumanReview(draft, stage);
    case 'interview':
      return enterInterview(draft, stage);
    case 'backgroundCheck':
      return enterBackgroundCheck(draft, stage);
    case 'offer':
      return enterOffer(draft, stage);
    case 'onboarding':
      return enterOnboarding(draft, stage);
    case 'action':
      return enterAction(draft, stage);
  }
}

/** Tasks that end with the stage; a call that failed and a dispute are looked into whatever else happens. */
const endsWithStage = (task: OpenTask): boolean =>
  task.callKey === null && task.taskType !== 'resolveDispute' && task.taskType !== 'resolveUndelivered';

export function leave(draft: Draft, stage: Stage, exit: StageExit): void {
  draft.emit('stage.left', { outcome: exit.outcome, cause: exit.cause });
  draft.closeTasksWhere(endsWithStage);
  const target = (stage.next as Partial<Record<StageExit['outcome'], string | { end: EndStatus }>>)[exit.outcome];
  if (target === undefined) end(draft, 'expired');
  else if (typeof target === 'string') enter(draft, target);
  else if (target.end !== 'rejected') end(draft, target.end);
  else if (exit.outcome === 'fail' && (exit.cause === 'person' || exit.cause === 'knockOut')) {
    draft.state.rejectedBy = exit.cause;
    end(draft, 'rejected');
  } else {
    // The promise itself: time, a vendor or a rule never turns a person down, whatever a definition says.
    end(draft, 'expired');
  }
}

const endMessages: Record<EndStatus, MessageTemplate> = {
  hired: 'applicationPassed',
  rejected: 'applicationRejected',
  withdrawn: 'applicationWithdrawn',
  expired: 'applicationClosed',
};

export function end(draft: Draft, status: EndStatus): void {
  const { state } = draft;
  draft.closeTasksWhere(endsWithStage);
  if (status !== 'hired') {
    cancelMeeting(draft);
    withdrawOffer(draft);
    dropWaitingMakers(draft);
  }
  for (const stale of state.calls.filter((c) => c.state !== 'running' && c.call.op === 'interview.invite')) {
    draft.closeTasksWhere((t) => t.callKey === stale.callKey);
    draft.finishCall(stale.callKey);
  }
  state.deadlines = state.deadlines.filter((d) => d.name.startsWith('task:'));
  draft.markEnded(status);
  draft.emit('application.ended', { status, rejectedBy: state.rejectedBy });
  const toldAlready = status === 'expired' && state.interview?.status === 'expired';
  if (draft.canWrite && !toldAlready)
    draft.call(`mail:end:${status}`, { op: 'message.send', template: endMessages[status] });
  const decisionWritten = state.calls.some((c) => c.call.op === 'ehr.writeDecision');
  if (draft.ctx.connected.ehr && state.inEhr && !decisionWritten)
    draft.call(`status:${status}`, { op: 'ehr.writeStatus', status });
}

export function toStage(draft: Draft, event: StageEvent, deadline: string | null): void {
  const stage = draft.stage;
  if (stage === null || draft.state.status !== 'active') return;
  const exit = handOver(draft, stage, event, deadline);
  if (exit !== null) leave(draft, stage, exit);
}

function handOver(draft: Draft, stage: Stage, event: StageEvent, deadline: string | null): StageExit | null {
  switch (stage.stageType) {
    case 'resumeScreen':
      return onResumeScreenEvent(draft, event);
    case 'aiInterview':
    case 'writtenTest':
      return onAiInterviewEvent(draft, stage, event, deadline);
    case 'humanReview':
      return onHumanReviewEvent(draft, event);
    case 'interview':
      return onInterviewEvent(draft, stage, event, deadline);
    case 'backgroundCheck':
      return onBackgroundCheckEvent(draft, stage, event, deadline);
    case 'offer':
      return onOfferEvent(draft, stage, event, deadline);
    case 'onboarding':
      return onOnboardingEvent(event);
    case 'action':
      return onActionEvent(draft, event);
  }
}

/** Goes through the stage once more, as when it was first entered. */
export function enterAgain(draft: Draft, stage: Stage): void {
  const exit = enterStage(draft, stage);
  if (exit !== null) leave(draft, stage, exit);
}
