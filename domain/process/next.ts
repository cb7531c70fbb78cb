import { Draft } from './draft.ts';
import { enterAction, onActionEvent } from './stages/action.ts';
import { cancelOrder, enterAiInterview, onAiInterviewEvent } from './stages/ai-interview.ts';
import { enterBackgroundCheck, onBackgroundCheckEvent } from './stages/background-check.ts';
import { enterHumanReview, onHumanReviewEvent } from './stages/human-review.ts';
import { cancelMeeting, enterInterview, onInterviewEvent } from './stages/interview.ts';
import { enterOffer, onOfferEvent, refuseApproval, withdrawOffer } from './stages/offer.ts';
import { enterOnboarding, onOnboardingEvent } from './stages/onboarding.ts';
import { askPerson, enterResumeScreen, onResumeScreenEvent } from './stages/resume-screen.ts';
import type { StageEvent, StageExit } from './stages/stage-exit.ts';
import { detailTexts, parkedDetail } from './texts.ts';
import { dropWaitingMakers, rememberMade, undoWhenReady } from './undo.ts';
import type {
  EndStatus,
  EventOutcome,
  MessageTemplate,
  OpenTask,
  ProcessEvent,
  ProcessState,
  Stage,
  Step,
  StepContext,
} from './types.ts';

const accepted: EventOutcome = { accepted: true };
const refused = (code: Extract<EventOutcome, { accepted: false }>['code'], reason: string): EventOutcome => ({
  accepted: false,
  code,
  reason,
});

/**
 * One step of a process: what an event changes, what is written with it and what is called after it. Pure: the same
 * arguments always give the same step. An event that does not fit changes nothing and says why.
 */
export function next(state: ProcessState, event: ProcessEvent, ctx: StepContext): Step {
  const draft = new Draft(state, ctx);
  const outcome = apply(draft, event);
  undoWhenReady(draft);
  return draft.result(outcome);
}

function apply(draft: Draft, event: ProcessEvent): EventOutcome {
  switch (event.type) {
    case 'started':
      if (draft.state.stageRun > 0 || draft.state.status !== 'active')
        return refused('not_expected', 'The application was started before.');
      enter(draft, draft.ctx.definition.start ?? draft.ctx.definition.stages[0]?.stageId ?? '');
      return accepted;
    case 'resumed':
      draft.repeatRunningCalls();
      return accepted;
    case 'callSucceeded':
    case 'callFailed':
      return onCall(draft, event);
    case 'deadlineReached':
      return onDeadlines(draft, event);
    case 'taskAnswered':
      return onAnswer(draft, event);
    case 'withdrawn':
      return onWithdrawn(draft, event.actor);
    case 'personRequested':
      return onPersonRequested(draft);
    case 'disputeRaised':
      return onDispute(draft, event.disputeId);
    case 'messageFailed':
      return onMessageFailed(draft, event);
    case 'maintenanceAnnounced':
      return onMaintenance(draft, event.windowId);
    case 'bookingChanged':
    case 'offerPrepared':
    case 'offerAnswered':
    case 'materialReceived':
      return onOwnEvent(draft, event);
    default:
      return onVendorEvent(draft, event);
  }
}

/** Enters a stage, and goes on through those that are left at once. A process is acyclic, so this ends. */
function enter(draft: Draft, stageId: string): void {
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
  const exit = enterStage(draft, stage);
  if (exit !== null) leave(draft, stage, exit);
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

function leave(draft: Draft, stage: Stage, exit: StageExit): void {
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

function end(draft: Draft, status: EndStatus): void {
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

function onCall(draft: Draft, event: Extract<ProcessEvent, { type: 'callSucceeded' | 'callFailed' }>): EventOutcome {
  const pending = draft.findCall(event.callKey);
  if (pending === undefined || pending.state !== 'running' || pending.round !== event.round) {
    return refused('not_expected', 'This call is not under way.');
  }
  if (event.type === 'callFailed') {
    if (pending.call.op === 'interview.pollOrder' || pending.call.op === 'backgroundCheck.pollOrder') {
      // Asking is optional: time goes on as if the vendor had nothing to say.
      draft.finishCall(event.callKey);
      toStage(draft, { type: 'callSucceeded', callKey: event.callKey, round: event.round }, null);
      return accepted;
    }
    draft.park(pending);
    draft.emit('call.parked', { callKey: event.callKey, operation: pending.call.op, code: event.code });
    draft.openTask({
      question: `call:${event.callKey}`,
      taskType: 'resolveCall',
      ownerRole: 'it',
      escalateTo: 'hr',
      dueIn: 'P1D',
      outcomes: draft.state.status === 'active' ? ['retry', 'skip', 'stop'] : ['retry', 'skip'],
      detail: parkedDetail(pending.call, event.code, event.unknownOutcome),
      callKey: event.callKey,
    });
    return accepted;
  }
  draft.finishCall(event.callKey);
  rememberMade(draft, pending);
  draft.emit('call.done', { callKey: event.callKey, operation: pending.call.op });
  afterCall(draft, event.callKey, event);
  return accepted;
}

/** An invitation that was still on its way when the application ended is taken back. */
function afterCall(draft: Draft, callKey: string, event: ProcessEvent): void {
  const interview = draft.state.interview;
  if (draft.state.status !== 'active') {
    if (interview !== null && callKey.includes('/invite:')) cancelOrder(draft, interview);
    return;
  }
  toStage(draft, event, null);
}

function toStage(draft: Draft, event: StageEvent, deadline: string | null): void {
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

function onDeadlines(draft: Draft, event: ProcessEvent): EventOutcome {
  const due = draft.state.deadlines.filter((d) => d.at <= draft.ctx.now).sort((a, b) => (a.at < b.at ? -1 : 1));
  for (const deadline of due) {
    if (!draft.state.deadlines.some((d) => d.name === deadline.name && d.at === deadline.at)) continue;
    draft.clearDeadline(deadline.name);
    const task = draft.state.tasks.find((t) => deadline.name === `task:${t.taskId}`);
    if (task !== undefined) escalate(draft, task);
    else toStage(draft, event, deadline.name);
  }
  return due.length > 0 ? accepted : refused('not_expected', 'No deadline has been reached yet.');
}

/** Overdue closes nothing: the task stays open and is shown to more eyes. */
function escalate(draft: Draft, task: OpenTask): void {
  task.escalated = true;
  draft.effects.push({ kind: 'escalateTask', taskId: task.taskId, to: task.escalateTo });
  draft.emit('task.overdue', { taskId: task.taskId, escalatedTo: task.escalateTo });
}

function onAnswer(draft: Draft, event: Extract<ProcessEvent, { type: 'taskAnswered' }>): EventOutcome {
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

function resolveCall(draft: Draft, callKey: string, outcome: string): void {
  const pending = draft.findCall(callKey);
  if (pending === undefined) return;
  if (outcome === 'retry') {
    draft.retry(pending);
    return;
  }
  draft.finishCall(callKey);
  // "It is there": then it is also taken back with the rest. Taking back what is not there changes nothing.
  rememberMade(draft, pending);
  draft.emit('call.skipped', { callKey, operation: pending.call.op });
  if (draft.state.status !== 'active') return;
  if (outcome === 'stop') {
    end(draft, 'expired');
    return;
  }
  const stage = draft.stage;
  if (callKey.includes('/invite:') && stage !== null) {
    draft.state.deadlines = draft.state.deadlines.filter((d) => d.name.startsWith('task:'));
    leave(draft, stage, { outcome: 'pass', cause: 'person' });
  } else toStage(draft, { type: 'callSkipped', callKey }, null);
}

function onWithdrawn(draft: Draft, actor: string): EventOutcome {
  if (draft.state.status !== 'active') return refused('application_ended', 'The application has ended before.');
  const interview = draft.state.interview;
  const openInterview =
    interview !== null &&
    interview.invited &&
    !['completed', 'evaluating', 'reportReady', 'expired', 'cancelled', 'failed'].includes(interview.status);
  draft.emit('application.withdrawn', {}, actor);
  end(draft, 'withdrawn');
  if (openInterview) cancelOrder(draft, interview);
  return accepted;
}

/** The way back from a knock-out: a person decides what the machine declined. */
function onPersonRequested(draft: Draft): EventOutcome {
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
function onDispute(draft: Draft, disputeId: string): EventOutcome {
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
function settleDispute(draft: Draft, task: OpenTask, event: Extract<ProcessEvent, { type: 'taskAnswered' }>): void {
  const disputeId = task.question.slice('dispute:'.length);
  const status = event.outcome === 'upheld' ? 'upheld' : 'dismissed';
  draft.effects.push({ kind: 'setDispute', disputeId, status, actor: event.actor });
  draft.emit('dispute.settled', { disputeId, outcome: status }, event.actor);
  const stage = draft.stage;
  if (status !== 'upheld' || draft.state.status !== 'rejected' || stage === null) return;
  reopen(draft, event.actor);
  if (stage.stageType === 'resumeScreen') askPerson(draft, stage, detailTexts.disputeUpheld);
  else {
    const exit = enterStage(draft, stage);
    if (exit !== null) leave(draft, stage, exit);
  }
}

/** Whoever might sit down to an interview just then is told, while the order is open. */
function onMaintenance(draft: Draft, windowId: string): EventOutcome {
  const interview = draft.state.interview;
  if (draft.state.status !== 'active' || interview === null || !interview.invited || !draft.canWrite)
    return refused('not_expected', 'No interview is open.');
  draft.call(`mail:maintenance:${windowId}`, {
    op: 'message.send',
    template: 'maintenanceNotice',
    orderId: interview.orderId,
    windowId,
  });
  return accepted;
}

/** What did not arrive goes by the next channel; when none is left a person is told. */
function onMessageFailed(draft: Draft, event: Extract<ProcessEvent, { type: 'messageFailed' }>): EventOutcome {
  const { messageId, template, channelsLeft, orderId, bookingId, windowId } = event;
  if (channelsLeft.length > 0) {
    draft.call(`again:${messageId}`, {
      op: 'message.send',
      template,
      channels: channelsLeft,
      ...(orderId === undefined ? {} : { orderId }),
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(windowId === undefined ? {} : { windowId }),
    });
    return accepted;
  }
  draft.openTask({
    question: `undelivered:${messageId}`,
    taskType: 'resolveUndelivered',
    ownerRole: 'recruiter',
    escalateTo: 'hr',
    dueIn: 'P1D',
    outcomes: ['done'],
    detail: detailTexts.undelivered,
  });
  return accepted;
}

type OwnProcessEvent = Extract<
  ProcessEvent,
  { type: 'bookingChanged' | 'offerPrepared' | 'offerAnswered' | 'materialReceived' }
>;

/** What people did through the API; their rows were written before, so what comes late changes nothing here. */
function onOwnEvent(draft: Draft, event: OwnProcessEvent): EventOutcome {
  if (draft.state.status !== 'active') return refused('application_ended', 'The application has ended.');
  const wanted = event.type === 'bookingChanged' ? 'interview' : 'offer';
  if (draft.stage?.stageType !== wanted) return refused('not_expected', 'The stage it belongs to is over.');
  toStage(draft, event, null);
  return accepted;
}

function onVendorEvent(draft: Draft, event: ProcessEvent): EventOutcome {
  if (!('orderId' in event)) return refused('not_expected', 'Nothing waits for this.');
  const ours = [draft.state.interview?.orderId, draft.state.background?.orderId].includes(event.orderId);
  if (ours && draft.state.status === 'active') {
    toStage(draft, event, null);
    return accepted;
  }
  // A recording or a report that comes after its stage still belongs in the EHR.
  if (event.type === 'interviewRecording' && draft.state.inEhr && draft.ctx.connected.ehr) {
    draft.call(`recording:${event.orderId}`, { op: 'ehr.writeResult', orderId: event.orderId });
    return accepted;
  }
  return refused(
    'not_expected',
    draft.state.status === 'active' ? 'The stage it belongs to is over.' : 'The application has ended.',
  );
}
