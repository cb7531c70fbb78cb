import type { Draft } from '../draft.ts';
import { addDuration, durationToMs } from '../../duration.ts';
import { detailTexts } from '../texts.ts';
import type {
  CalendarOwner,
  FormerMeeting,
  InterviewSession,
  MessageTemplate,
  ProcessEvent,
  StageOf,
} from '../types.ts';
import type { StageEvent, StageExit } from './stage-exit.ts';

type Interview = StageOf<'interview'>;
type Change = Extract<ProcessEvent, { type: 'bookingChanged' }>;
const calendarOwners: readonly CalendarOwner[] = ['interviewer', 'recruiter'];

/** The candidate is asked to choose a time. */
export function enterInterview(draft: Draft, stage: Interview): null {
  const session = { booking: null, bookings: draft.state.session?.bookings ?? 0 };
  draft.state.session = session;
  askForTime(draft, stage, session);
  return null;
}

function askForTime(draft: Draft, stage: Interview, session: InterviewSession): void {
  session.booking = null;
  draft.setDeadline('booking', draft.later(stage.bookWithin));
  tell(draft, `choose:${session.bookings}`, 'bookingInvitation');
}

function tell(draft: Draft, name: string, template: MessageTemplate, bookingId?: string, former?: FormerMeeting): void {
  const isForCandidate = template.startsWith('booking');
  if (isForCandidate ? !draft.canWrite : !draft.ctx.connected.mail) return;
  draft.call(
    `mail:${name}`,
    {
      op: 'message.send',
      template,
      ...(bookingId === undefined ? {} : { bookingId }),
      ...(former === undefined ? {} : { former }),
    },
    // News of one meeting reach one person in their order: a late invitation would bring back what was called off.
    bookingId === undefined ? undefined : `mail.${isForCandidate ? 'candidate' : 'interviewer'}.${bookingId}`,
  );
}

function clearReminders(draft: Draft): void {
  draft.state.deadlines = draft.state.deadlines.filter((d) => !d.name.startsWith('meeting:'));
}

/** The time is taken (or moved): into both calendars, to both sides, and the interviewer gets the sheet to fill in. */
function onBooked(draft: Draft, stage: Interview, session: InterviewSession, change: Change): null {
  const { bookingId, sequence, startAt, endAt } = change;
  if (session.booking?.bookingId === bookingId && session.booking.sequence >= sequence) return null;
  const name = `${bookingId}:${sequence}`;
  if (change.formerInterviewerId !== undefined && session.booking?.bookingId === bookingId)
    callOff(draft, name, bookingId, { ...session.booking, interviewerId: change.formerInterviewerId });
  session.booking = { bookingId, sequence, startAt, endAt };
  session.bookings += 1;
  draft.clearDeadline('booking');
  clearReminders(draft);
  draft.closeTasksWhere((t) => t.taskType === 'giveScorecard' || t.taskType === 'resolveNoBooking');
  if (draft.ctx.connected.calendar)
    for (const whose of calendarOwners)
      draft.call(
        `calendar:${whose}:${name}`,
        { op: 'calendar.putEvent', bookingId, whose, sequence },
        `calendar.${whose}`,
      );
  tell(draft, `booked:${name}`, 'bookingConfirmed', bookingId);
  tell(draft, `briefing:${name}`, 'interviewerBriefing', bookingId);
  (stage.remindBefore ?? []).forEach((before, index) => {
    const at = new Date(Date.parse(startAt) - durationToMs(before)).toISOString();
    if (at > draft.ctx.now) draft.setDeadline(`meeting:remind:${index + 1}`, at);
  });
  draft.openTask({
    question: draft.callKeyOf(`scorecard:${name}`),
    taskType: 'giveScorecard',
    ownerRole: stage.ownerRole,
    escalateTo: stage.escalateTo ?? 'hr',
    dueAt: addDuration(endAt, stage.dueIn),
    outcomes: ['pass', 'fail', 'noShow'],
    needsScorecard: true,
  });
  return null;
}

/** Somebody else holds it now: who was to hold it hears so, and has the time back in their calendar. */
function callOff(draft: Draft, name: string, bookingId: string, before: FormerMeeting): void {
  const { interviewerId, startAt, endAt } = before;
  const former = { interviewerId, startAt, endAt };
  if (draft.ctx.connected.calendar)
    draft.call(
      `uncalendar:former:${name}`,
      { op: 'calendar.removeEvent', bookingId, whose: 'interviewer', former },
      'calendar.interviewer',
    );
  tell(draft, `interviewerCancelled:${name}`, 'interviewerCancelled', bookingId, former);
}

/** The meeting is off: out of the calendars, and the candidate may choose again. */
function onCancelled(draft: Draft, stage: Interview, session: InterviewSession, bookingId: string): null {
  if (session.booking?.bookingId !== bookingId) return null;
  clearReminders(draft);
  draft.closeTasksWhere((t) => t.taskType === 'giveScorecard');
  removeFromCalendars(draft, bookingId);
  tell(draft, `cancelled:${bookingId}`, 'bookingCancelled', bookingId);
  tell(draft, `interviewerCancelled:${bookingId}`, 'interviewerCancelled', bookingId);
  askForTime(draft, stage, session);
  return null;
}

function removeFromCalendars(draft: Draft, bookingId: string): void {
  forgetMeeting(draft, bookingId);
  if (!draft.ctx.connected.calendar) return;
  for (const whose of calendarOwners)
    draft.call(
      `uncalendar:${whose}:${bookingId}`,
      { op: 'calendar.removeEvent', bookingId, whose },
      `calendar.${whose}`,
    );
}

/** What was held or taken out stays as it is when the application is lost later. */
function forgetMeeting(draft: Draft, bookingId: string): void {
  draft.state.made = draft.state.made.filter(
    (m) => !(m.undo.op === 'calendar.removeEvent' && m.undo.bookingId === bookingId),
  );
}

function onNoShow(draft: Draft, session: InterviewSession): null {
  if (session.booking !== null) {
    draft.effects.push({ kind: 'setBooking', bookingId: session.booking.bookingId, status: 'noShow' });
    forgetMeeting(draft, session.booking.bookingId);
  }
  clearReminders(draft);
  draft.closeTasksWhere((t) => t.taskType === 'giveScorecard');
  draft.openTask({
    question: draft.callKeyOf(`noShow:${session.bookings}`),
    taskType: 'resolveNoShow',
    ownerRole: 'recruiter',
    escalateTo: 'hr',
    dueIn: 'P2D',
    outcomes: ['rebook', 'close'],
    detail: detailTexts.meetingNoShow,
  });
  return null;
}

function onAnswer(
  draft: Draft,
  stage: Interview,
  session: InterviewSession,
  event: Extract<ProcessEvent, { type: 'taskAnswered' }>,
): StageExit | null {
  switch (event.outcome) {
    case 'noShow':
      return onNoShow(draft, session);
    case 'rebook':
      askForTime(draft, stage, session);
      return null;
    case 'wait':
      draft.setDeadline('booking', draft.later(stage.bookWithin));
      return null;
    case 'close':
      draft.clearDeadline('booking');
      return { outcome: 'expired', cause: 'person' };
    default: {
      const result = event.outcome === 'pass' ? 'pass' : 'fail';
      clearReminders(draft);
      if (session.booking !== null) {
        draft.effects.push({ kind: 'setBooking', bookingId: session.booking.bookingId, status: 'held' });
        forgetMeeting(draft, session.booking.bookingId);
        session.booking = null;
      }
      if (draft.ctx.connected.ehr) {
        draft.call(`decision:${event.taskId}`, { op: 'ehr.writeDecision', result, taskId: event.taskId });
        draft.state.inEhr = true;
      }
      return { outcome: result, cause: 'person' };
    }
  }
}

export function onInterviewEvent(
  draft: Draft,
  stage: Interview,
  event: StageEvent,
  deadline: string | null,
): StageExit | null {
  const { session } = draft.state;
  if (session === null) return null;
  if (deadline === 'booking') {
    draft.openTask({
      question: draft.callKeyOf('noBooking'),
      taskType: 'resolveNoBooking',
      ownerRole: 'recruiter',
      escalateTo: 'hr',
      dueIn: 'P2D',
      outcomes: ['wait', 'close'],
      detail: detailTexts.noBooking,
    });
    return null;
  }
  if (deadline !== null) {
    if (session.booking !== null && deadline.startsWith('meeting:'))
      tell(draft, `${deadline}:${session.booking.sequence}`, 'bookingReminder', session.booking.bookingId);
    return null;
  }
  if (event.type === 'taskAnswered') return onAnswer(draft, stage, session, event);
  if (event.type !== 'bookingChanged') return null;
  switch (event.change) {
    case 'made':
    case 'moved':
      return onBooked(draft, stage, session, event);
    case 'cancelled':
      return onCancelled(draft, stage, session, event.bookingId);
    case 'noShow':
      return session.booking?.bookingId === event.bookingId ? onNoShow(draft, session) : null;
  }
}

/** Takes a meeting that is still to come off the books, when the application ends before it. */
export function cancelMeeting(draft: Draft): void {
  const booking = draft.state.session?.booking;
  if (!booking || draft.stage?.stageType !== 'interview') return;
  clearReminders(draft);
  draft.effects.push({ kind: 'setBooking', bookingId: booking.bookingId, status: 'cancelled' });
  tell(draft, `interviewerCancelled:${booking.bookingId}`, 'interviewerCancelled', booking.bookingId);
}
