import type { Knowledge } from '../../delivery/bookings-offer.ts';
import type { SlotAnswer } from '../../domain/scheduling/free-slots.ts';
import { describeTime } from '../../domain/scheduling/time-zone.ts';
import type { Availability, Slot } from '../../schemas/types.ts';

/** Offered times with the texts of both sides. */
export function toSlots(
  slots: SlotAnswer['slots'],
  knowledge: readonly Knowledge[],
  candidate: { timeZone: string; language: 'zh' | 'en' },
): Slot[] {
  const sides = new Map(
    knowledge.map(({ interviewerId, time, user }) => [
      interviewerId,
      { timeZone: time?.timeZone ?? 'UTC', language: user?.locale ?? 'en' },
    ]),
  );
  return slots.map((slot) => {
    const side = sides.get(slot.interviewerId) ?? { timeZone: 'UTC', language: 'en' as const };
    return {
      interviewerId: slot.interviewerId,
      startAt: slot.startAt,
      endAt: slot.endAt,
      candidateTime: describeTime(slot, candidate.timeZone, candidate.language),
      interviewerTime: describeTime(slot, side.timeZone, side.language),
    };
  });
}

const sentences: { [code: string]: string } = {
  endsBeforeStart: 'This shift ends before it starts and was left out: correct it in the attendance system.',
  unreadable: 'The times of this shift can not be read, so it was left out: correct it in the attendance system.',
  overlaps: 'This shift overlaps another one and was taken as one with it: correct it in the attendance system.',
  employee_number_missing: 'Nobody gave the employee number of this user: add it, so that their shifts can be read.',
  calendar_missing: 'Nobody gave the calendar of this user: add it, so that busy times can be read.',
  connection_not_found: 'The connection is not there or is switched off: choose another one for the job.',
  connector_unknown: 'The connector of the connection is not installed: install it.',
};

/** How much is known of each interviewer's time. */
export function toAvailability(
  knowledge: readonly Knowledge[],
  planProblems: SlotAnswer['problems'],
  now: Date,
): Availability[] {
  return knowledge.map(({ interviewerId, user, state, fetchedAt, failures }) => ({
    interviewerId,
    displayName: user?.displayName ?? null,
    state,
    fetchedAt,
    ageSeconds: fetchedAt === null ? null : Math.max(0, Math.floor((now.getTime() - Date.parse(fetchedAt)) / 1000)),
    problems: [
      ...failures.map(({ kind, code }) => ({ code, message: sentences[code] ?? unanswered(kind) })),
      ...planProblems
        .filter((problem) => problem.interviewerId === interviewerId)
        .map(({ code, shiftId }) => ({ code, message: sentences[code] ?? code, shiftId: shiftId.slice(0, 200) })),
    ],
  }));
}

const unanswered = (kind: 'shifts' | 'busy'): string =>
  kind === 'shifts'
    ? 'The attendance system did not tell the shifts: look at its connection.'
    : 'The calendar did not tell the busy times: look at its connection.';
