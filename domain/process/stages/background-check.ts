import type { Draft } from '../draft.ts';
import { detailTexts } from '../texts.ts';
import type { BackgroundProgress, LocalizedText, StageOf, TaskType } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Check = StageOf<'backgroundCheck'>;

/** Nothing is asked about a person who has not agreed to it: the answer given at the application counts, else a person asks. */
export function enterBackgroundCheck(draft: Draft, stage: Check): null {
  draft.state.background = { orderId: null, ordered: false, reportReady: false };
  if (draft.ctx.facts['answers.backgroundConsent'] === true) order(draft, stage);
  else ask(draft, stage, 'recordConsent', ['consented', 'skip'], detailTexts.consent);
  return null;
}

function order(draft: Draft, stage: Check): void {
  draft.state.orderCount += 1;
  const orderId = `${draft.ctx.applicationId}-o${draft.state.orderCount}`;
  draft.state.background = { orderId, ordered: false, reportReady: false };
  const expiresAt = draft.later(stage.reportWithin);
  const { stageId, checks } = stage;
  draft.effects.push({ kind: 'createOrder', orderId, stageId, orderType: 'backgroundCheck', expiresAt });
  draft.call(`check:${orderId}`, { op: 'backgroundCheck.order', orderId, checks, consentAt: draft.ctx.now });
}

function ask(draft: Draft, stage: Check, taskType: TaskType, outcomes: string[], detail: LocalizedText): void {
  draft.openTask({
    question: `${stage.stageId}.${draft.state.stageRun}/${taskType}`,
    taskType,
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    dueIn: stage.dueIn,
    outcomes,
    detail,
  });
}

/** Clear goes on; anything else is a person's to judge. */
function onReport(draft: Draft, stage: Check, background: BackgroundProgress): StageExit | null {
  if (background.reportReady) return null;
  background.reportReady = true;
  draft.clearDeadline('check');
  draft.state.made = draft.state.made.filter((m) => m.undo.op !== 'backgroundCheck.cancel');
  draft.closeTasksWhere((t) => t.taskType === 'resolveNoReport');
  if (draft.ctx.facts['backgroundCheck.outcome'] === 'clear') return { outcome: 'pass', cause: 'vendor' };
  ask(draft, stage, 'reviewBackgroundCheck', ['pass', 'fail'], detailTexts.backgroundFinding);
  return null;
}

function onAnswer(draft: Draft, stage: Check, background: BackgroundProgress, outcome: string): StageExit | null {
  switch (outcome) {
    case 'consented':
      order(draft, stage);
      return null;
    case 'wait':
      draft.setDeadline('check', draft.later(stage.reportWithin));
      return null;
    case 'reorder':
      order(draft, stage);
      return null;
    case 'fail':
      return { outcome: 'fail', cause: 'person' };
    default: {
      draft.clearDeadline('check');
      const { orderId, ordered, reportReady } = background;
      if (orderId !== null && ordered && !reportReady) {
        draft.state.made = draft.state.made.filter((m) => m.undo.op !== 'backgroundCheck.cancel');
        draft.call(`cancel:${orderId}`, { op: 'backgroundCheck.cancel', orderId });
      }
      return { outcome: 'pass', cause: 'person' };
    }
  }
}

export function onBackgroundCheckEvent(
  draft: Draft,
  stage: Check,
  event: StageEvent,
  deadline: string | null,
): StageExit | null {
  const { background } = draft.state;
  if (background === null) return null;
  const { orderId } = background;
  if (deadline === 'check' && orderId !== null) {
    draft.call(`poll:${orderId}:${draft.ctx.now}`, { op: 'backgroundCheck.pollOrder', orderId });
    return null;
  }
  switch (event.type) {
    case 'callSucceeded':
      if (event.callKey.endsWith(`/check:${orderId}`)) {
        background.ordered = true;
        if (!background.reportReady) draft.setDeadline('check', draft.later(stage.reportWithin));
      } else if (event.callKey.includes(`/poll:${orderId}:`) && !background.reportReady)
        ask(draft, stage, 'resolveNoReport', ['wait', 'skip'], detailTexts.noBackgroundReport);
      return null;
    case 'callSkipped':
      if (event.callKey.endsWith(`/check:${orderId}`))
        ask(draft, stage, 'reviewBackgroundCheck', ['pass', 'fail'], detailTexts.backgroundMissing);
      return null;
    case 'interviewReport':
      return event.orderId === orderId ? onReport(draft, stage, background) : null;
    case 'interviewStatus':
      if (event.orderId === orderId && (event.status === 'failed' || event.status === 'cancelled')) {
        draft.clearDeadline('check');
        ask(draft, stage, 'resolveNoReport', ['reorder', 'skip'], detailTexts.backgroundFailed);
      }
      return null;
    case 'taskAnswered':
      return onAnswer(draft, stage, background, event.outcome);
    default:
      return null;
  }
}
