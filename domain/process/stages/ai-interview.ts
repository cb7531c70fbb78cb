import type { Draft } from '../draft.ts';
import { detailTexts } from '../texts.ts';
import type { InterviewProgress, LocalizedText, ProcessEvent, StageOf } from '../types.ts';
import type { StageExit } from './stage-exit.ts';

type AiInterview = StageOf<'aiInterview'>;

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

export function enterAiInterview(draft: Draft, stage: AiInterview): null {
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
  draft.effects.push({ kind: 'createOrder', orderId, stageId: stage.stageId, expiresAt });
  draft.setDeadline('expiry', expiresAt);
  // Set with the order, not with the vendor's answer a moment later: the workflow then starts one timer instead of two.
  (stage.remindAfter ?? []).forEach((after, index) => {
    const at = draft.later(after);
    if (at < expiresAt) draft.setDeadline(`reminder:${index + 1}`, at);
  });
  draft.call(`invite:${orderId}`, { op: 'interview.invite', orderId, expiresAt }, true);
  return null;
}

function ask(
  draft: Draft,
  stage: AiInterview,
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

function afterReport(draft: Draft, stage: AiInterview, interview: InterviewProgress): StageExit | null {
  if (interview.recordingReady || stage.recordingWithin === undefined) return finishReport(draft, interview);
  draft.setDeadline('recording', draft.later(stage.recordingWithin));
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
function afterPoll(draft: Draft, stage: AiInterview, interview: InterviewProgress): StageExit | null {
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
  if (draft.ctx.connected.mail)
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
  stage: AiInterview,
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

function onDeadline(draft: Draft, interview: InterviewProgress, name: string): StageExit | null {
  if (name.startsWith('reminder:')) {
    if (interview.invited && draft.ctx.connected.mail)
      draft.call(`mail:${name}:${interview.orderId}`, {
        op: 'message.send',
        template: 'interviewReminder',
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

function onAnswer(draft: Draft, stage: AiInterview, interview: InterviewProgress, outcome: string): StageExit | null {
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
    return enterAiInterview(draft, stage);
  }
  draft.setDeadline(
    rank[interview.status] >= rank.completed || interview.status === 'failed' ? 'report' : 'noShow',
    draft.later(stage.reportWithin ?? 'PT2H'),
  );
  return null;
}

export function onAiInterviewEvent(
  draft: Draft,
  stage: AiInterview,
  event: ProcessEvent,
  deadline: string | null,
): StageExit | null {
  const interview = draft.state.interview;
  if (interview === null) return null;
  if (deadline !== null) return onDeadline(draft, interview, deadline);
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

function onCallDone(draft: Draft, stage: AiInterview, interview: InterviewProgress, callKey: string): StageExit | null {
  if (callKey.includes('/poll:')) return afterPoll(draft, stage, interview);
  if (!callKey.endsWith(`/invite:${interview.orderId}`)) return null;
  interview.invited = true;
  if (supersedes('invited', interview.status)) interview.status = 'invited';
  draft.emit('interview.invited', { orderId: interview.orderId });
  if (rank[interview.status] >= rank.started) return null;
  if (draft.ctx.connected.mail)
    draft.call(`mail:invitation:${interview.orderId}`, {
      op: 'message.send',
      template: 'interviewInvitation',
      orderId: interview.orderId,
    });
  return null;
}
