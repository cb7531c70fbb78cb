import type { Draft } from '../draft.ts';
import { detailTexts } from '../texts.ts';
import type { InterviewProgress, LocalizedText, StageOf } from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

/** Interviews and written tests are ordered in the same way: an order, a link, a report. */
type Ordered = StageOf<'aiInterview'> | StageOf<'writtenTest'>;

/** How far an interview is; events that come late or out of order never move it back. */
const rank: Record<InterviewProgress['status'], number> = {
  ordered: 0,
  invited: 1,
  opened: 2,
  started: 3,
  interrupted: 3,
  failed: 4,
  expired: 4,
  cancelled: 4,
  completed: 5,
  evaluating: 6,
  reportReady: 7,
};

/** Whether a status known by now gives way to another: completed work outranks an expiry that was reported. */
export function supersedes(next: InterviewProgress['status'], current: InterviewProgress['status']): boolean {
  return rank[next] > rank[current] || (rank[next] === rank[current] && rank[next] === 3 && next !== current);
}

const deadlineNames = ['expiry', 'noShow', 'report', 'recording'] as const;

function clearDeadlines(draft: Draft): void {
  for (const name of deadlineNames) draft.clearDeadline(name);
  draft.state.deadlines = draft.state.deadlines.filter((d) => !d.name.startsWith('reminder:'));
}

const gatherCalls = {
  overtime: { role: 'attendance', call: { op: 'attendance.readOvertime' } },
  opportunities: { role: 'crm', call: { op: 'crm.readOpportunities' } },
} as const;

/** Asks other systems for the facts that decide what is asked, then orders. */
export function enterAiInterview(draft: Draft, stage: Ordered): null {
  const wanted = stage.stageType === 'aiInterview' ? (stage.gather ?? []) : [];
  for (const name of wanted) {
    const { role, call } = gatherCalls[name];
    if (draft.ctx.connected[role]) draft.call(`gather:${name}`, call);
  }
  if (!isGathering(draft)) order(draft, stage);
  return null;
}

function isGathering(draft: Draft): boolean {
  return draft.state.calls.some((c) => c.callKey.startsWith(draft.callKeyOf('gather:')));
}

function order(draft: Draft, stage: Ordered): void {
  draft.state.orderCount += 1;
  const orderId = `${draft.ctx.applicationId}-o${draft.state.orderCount}`;
  const expiresAt = draft.later(stage.expiresIn);
  draft.state.interview = {
    orderId,
    invited: false,
    status: 'ordered',
    reportReady: false,
    recordingReady: false,
    pollingFor: null,
  };
  const { stageId, stageType } = stage;
  draft.effects.push({ kind: 'createOrder', orderId, stageId, orderType: stageType, expiresAt });
  draft.setDeadline('expiry', expiresAt);
  // Set with the order, not with the vendor's answer a moment later: the workflow then starts one timer instead of two.
  (stage.remindAfter ?? []).forEach((after, index) => {
    const at = draft.later(after);
    if (at < expiresAt) draft.setDeadline(`reminder:${index + 1}`, at);
  });
  draft.call(`invite:${orderId}`, { op: 'interview.invite', orderId, expiresAt });
}

const invitationTemplates = {
  aiInterview: { invitation: 'interviewInvitation', reminder: 'interviewReminder' },
  writtenTest: { invitation: 'testInvitation', reminder: 'testReminder' },
} as const;

function ask(
  draft: Draft,
  stage: Ordered,
  taskType: 'resolveNoReport' | 'resolveNoShow',
  outcomes: string[],
  detail: LocalizedText,
): void {
  draft.openTask({
    question: `${stage.stageId}.${draft.state.stageRun}/${taskType}`,
    taskType,
    ownerRole: stage.ownerRole ?? 'recruiter',
    escalateTo: 'hr',
    dueIn: stage.dueIn ?? 'P2D',
    outcomes,
    detail,
  });
}

/** The report is there, and the recording too or no longer waited for: the result goes to the EHR and the stage is done. */
function finishReport(draft: Draft, interview: InterviewProgress): StageExit {
  if (draft.ctx.connected.ehr) {
    draft.call(`result:${interview.orderId}`, { op: 'ehr.writeResult', orderId: interview.orderId });
    draft.state.inEhr = true;
  }
  clearDeadlines(draft);
  draft.closeTasksWhere((t) => t.taskType === 'resolveNoReport' || t.taskType === 'resolveNoShow');
  return { outcome: 'pass', cause: 'vendor' };
}

function afterReport(draft: Draft, stage: Ordered, interview: InterviewProgress): StageExit | null {
  const recordingWithin = stage.stageType === 'aiInterview' ? stage.recordingWithin : undefined;
  if (interview.recordingReady || recordingWithin === undefined) return finishReport(draft, interview);
  draft.setDeadline('recording', draft.later(recordingWithin));
  return null;
}

function poll(draft: Draft, interview: InterviewProgress, reason: 'expiry' | 'noShow' | 'report'): void {
  interview.pollingFor = reason;
  draft.call(`poll:${interview.orderId}:${reason}:${draft.ctx.now}`, {
    op: 'interview.pollOrder',
    orderId: interview.orderId,
  });
}

/** The vendor was asked, or could not be: what time said stands unless its answer said otherwise. */
function afterPoll(draft: Draft, stage: Ordered, interview: InterviewProgress): StageExit | null {
  const reason = interview.pollingFor;
  interview.pollingFor = null;
  if (reason === 'expiry' && rank[interview.status] < rank.started) return expire(draft, interview);
  if (reason === 'expiry' && rank[interview.status] === rank.started)
    draft.setDeadline('noShow', draft.later(stage.completeWithin ?? 'PT4H'));
  if (reason === 'noShow' && rank[interview.status] < rank.completed)
    ask(draft, stage, 'resolveNoShow', ['wait', 'reinvite', 'close'], detailTexts.noShow);
  if (reason === 'report' && !interview.reportReady)
    ask(draft, stage, 'resolveNoReport', ['wait', 'reinvite', 'skip'], detailTexts.noReport);
  return null;
}

function expire(draft: Draft, interview: InterviewProgress): StageExit {
  clearDeadlines(draft);
  if (interview.invited && interview.status !== 'expired') cancelOrder(draft, interview);
  interview.status = 'expired';
  if (draft.canWrite)
    draft.call(`mail:expired:${interview.orderId}`, {
      op: 'message.send',
      template: 'interviewExpired',
      orderId: interview.orderId,
    });
  return { outcome: 'expired', cause: 'time' };
}

/** Takes back the order at the vendor; safe when it was never taken. */
export function cancelOrder(draft: Draft, interview: InterviewProgress): void {
  draft.call(`cancel:${interview.orderId}`, { op: 'interview.cancel', orderId: interview.orderId });
}

function onStatus(
  draft: Draft,
  stage: Ordered,
  interview: InterviewProgress,
  status: InterviewProgress['status'],
): StageExit | null {
  if (!supersedes(status, interview.status)) return null;
  interview.status = status;
  if (rank[status] >= rank.started)
    draft.state.deadlines = draft.state.deadlines.filter((d) => !d.name.startsWith('reminder:'));
  if (status === 'started') {
    draft.clearDeadline('expiry');
    draft.setDeadline('noShow', draft.later(stage.completeWithin ?? 'PT4H'));
  }
  if (status === 'completed' || status === 'evaluating') {
    draft.clearDeadline('expiry');
    draft.clearDeadline('noShow');
    draft.closeTasksWhere((t) => t.taskType === 'resolveNoShow');
    if (!interview.reportReady) draft.setDeadline('report', draft.later(stage.reportWithin ?? 'PT2H'));
  }
  if (status === 'expired') return expire(draft, interview);
  if (status === 'failed' || status === 'cancelled') {
    clearDeadlines(draft);
    ask(draft, stage, 'resolveNoReport', ['wait', 'reinvite', 'skip'], detailTexts.vendorFailed);
  }
  return null;
}

function onDeadline(draft: Draft, stage: Ordered, interview: InterviewProgress, name: string): StageExit | null {
  if (name.startsWith('reminder:')) {
    if (interview.invited && draft.canWrite)
      draft.call(`mail:${name}:${interview.orderId}`, {
        op: 'message.send',
        template: invitationTemplates[stage.stageType].reminder,
        orderId: interview.orderId,
      });
    return null;
  }
  // A lost webhook must not expire anyone: the vendor is asked before time decides.
  if (name === 'expiry') {
    if (!interview.invited) return expire(draft, interview);
    poll(draft, interview, 'expiry');
  }
  if (name === 'noShow') poll(draft, interview, 'noShow');
  if (name === 'report') poll(draft, interview, 'report');
  if (name === 'recording') return finishReport(draft, interview);
  return null;
}

function onAnswer(draft: Draft, stage: Ordered, interview: InterviewProgress, outcome: string): StageExit | null {
  if (outcome === 'skip') {
    clearDeadlines(draft);
    return { outcome: 'pass', cause: 'person' };
  }
  if (outcome === 'close') {
    clearDeadlines(draft);
    cancelOrder(draft, interview);
    return { outcome: 'noShow', cause: 'person' };
  }
  if (outcome === 'reinvite') {
    clearDeadlines(draft);
    draft.closeTasksWhere((t) => t.taskType === 'resolveNoReport' || t.taskType === 'resolveNoShow');
    if (interview.status !== 'cancelled') cancelOrder(draft, interview);
    // What decides the questions was read when the stage was entered; reading it again would leave nobody to order.
    order(draft, stage);
    return null;
  }
  draft.setDeadline(
    rank[interview.status] >= rank.completed || interview.status === 'failed' ? 'report' : 'noShow',
    draft.later(stage.reportWithin ?? 'PT2H'),
  );
  return null;
}

export function onAiInterviewEvent(
  draft: Draft,
  stage: Ordered,
  event: StageEvent,
  deadline: string | null,
): StageExit | null {
  const interview = draft.state.interview;
  if (interview === null) {
    const gathered = event.type === 'callSucceeded' || event.type === 'callSkipped';
    if (gathered && event.callKey.startsWith(draft.callKeyOf('gather:')) && !isGathering(draft)) order(draft, stage);
    return null;
  }
  if (deadline !== null) return onDeadline(draft, stage, interview, deadline);
  switch (event.type) {
    case 'callSucceeded':
      return onCallDone(draft, stage, interview, event.callKey);
    case 'interviewStatus':
      return event.orderId === interview.orderId ? onStatus(draft, stage, interview, event.status) : null;
    case 'interviewReport':
      if (event.orderId !== interview.orderId || interview.reportReady) return null;
      interview.reportReady = true;
      interview.status = 'reportReady';
      clearDeadlines(draft);
      return afterReport(draft, stage, interview);
    case 'interviewRecording':
      if (event.orderId !== interview.orderId || interview.recordingReady) return null;
      interview.recordingReady = true;
      return interview.reportReady ? finishReport(draft, interview) : null;
    case 'taskAnswered':
      return onAnswer(draft, stage, interview, event.outcome);
    default:
      return null;
  }
}

function onCallDone(draft: Draft, stage: Ordered, interview: InterviewProgress, callKey: string): StageExit | null {
  if (callKey.includes('/poll:')) return afterPoll(draft, stage, interview);
  if (!callKey.endsWith(`/invite:${interview.orderId}`)) return null;
  interview.invited = true;
  if (supersedes('invited', interview.status)) interview.status = 'invited';
  draft.emit('interview.invited', { orderId: interview.orderId });
  if (rank[interview.status] >= rank.started) return null;
  if (draft.canWrite)
    draft.call(`mail:invitation:${interview.orderId}`, {
      op: 'message.send',
      template: invitationTemplates[stage.stageType].invitation,
      orderId: interview.orderId,
    });
  return null;
}
