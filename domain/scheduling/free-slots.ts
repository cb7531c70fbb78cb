import { intersect, mergeOpenIntervals, type Interval } from './intervals.ts';
import { readShifts, type PlannedShift, type ShiftProblem } from './read-shifts.ts';
import { minuteOfDay, type CompleteRules } from './rules.ts';
import { instantOf, offsetAt, toZoned } from './time-zone.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A booking that stands, with the time kept free around it by the rules it was made under. All instants. */
export type TakenTime = { startAt: string; endAt: string; blockedFromAt: string; blockedToAt: string };

/** What is known of one interviewer. */
export type InterviewerTime = {
  interviewerId: string;
  /** IANA name; offered times begin on whole steps of these clocks. */
  timeZone: string;
  /** The instant from which they no longer work here; null while they do. */
  leftAt: string | null;
  shifts: readonly PlannedShift[];
  /** Times taken in their calendar; null where it should be read and is not known, so that nothing is offered. */
  busy: readonly { startAt: string; endAt: string }[] | null;
  bookings: readonly TakenTime[];
};

/** A time that may be offered. */
export type FreeSlot = { interviewerId: string; startAt: string; endAt: string };

export type SlotQuestion = {
  interviewers: readonly InterviewerTime[];
  rules: CompleteRules;
  /** ISO instant. */
  now: string;
  /** The candidate's zone: `dayStart`, `dayEnd` and `workdays` are theirs. */
  timeZone: string;
  /** Only slots that begin at or after this instant, and before `to`; the rules' own window by default. */
  from?: string | undefined;
  to?: string | undefined;
};

export type SlotAnswer = {
  /** By beginning, then by interviewer. */
  slots: FreeSlot[];
  problems: (ShiftProblem & { interviewerId: string })[];
};

/**
 * The times that may be offered: within a shift of the interviewer and a day of the candidate, after the notice and within
 * the window, free of busy times and bookings with the buffers around. What is offered of one interviewer depends on no
 * other. A slot begins on a whole multiple of `slotEveryMinutes` since midnight on the interviewer's clocks.
 */
export function findFreeSlots(question: SlotQuestion): SlotAnswer {
  const { rules } = question;
  const startsWithin = findWindow(question);
  const days = findDays(startsWithin, question.rules, question.timeZone);
  const problems: SlotAnswer['problems'] = [];
  const found: { start: number; interviewerId: string }[] = [];
  for (const interviewer of question.interviewers) {
    const { interviewerId, timeZone } = interviewer;
    const plan = readShifts(interviewer.shifts);
    problems.push(...plan.problems.map((problem) => ({ ...problem, interviewerId })));
    if (interviewer.busy === null) continue;
    const leftAt = interviewer.leftAt === null ? Infinity : Date.parse(interviewer.leftAt);
    const working = intersect(plan.working, [{ start: -Infinity, end: leftAt }]);
    const forbidden = findForbiddenStarts(interviewer.busy, interviewer.bookings, rules);
    for (const start of listStarts(intersect(working, days), startsWithin, forbidden, rules, timeZone))
      found.push({ start, interviewerId });
  }
  found.sort((a, b) => a.start - b.start || (a.interviewerId < b.interviewerId ? -1 : 1));
  const slots = found.map(({ start, interviewerId }) => ({
    interviewerId,
    startAt: new Date(start).toISOString(),
    endAt: new Date(start + rules.durationMinutes * minuteMs).toISOString(),
  }));
  return { slots, problems };
}

/**
 * What is to say of one beginning: who is free then, and whether it is a time that is offered at all, so that `taken` can be
 * told from `notOffered`.
 */
export function judgeStart(
  question: Omit<SlotQuestion, 'from' | 'to'>,
  startAt: string,
): { free: string[]; verdict: 'free' | 'taken' | 'notOffered' } {
  const start = Date.parse(startAt);
  if (Number.isNaN(start)) return { free: [], verdict: 'notOffered' };
  const only = {
    ...question,
    from: new Date(start).toISOString(),
    to: new Date(start + 1).toISOString(),
  };
  const free = findFreeSlots(only).slots.map(({ interviewerId }) => interviewerId);
  if (free.length > 0) return { free, verdict: 'free' };
  const idle = question.interviewers.map((each) => ({ ...each, busy: each.busy === null ? null : [], bookings: [] }));
  const wouldBe = findFreeSlots({ ...only, interviewers: idle }).slots.length > 0;
  return { free, verdict: wouldBe ? 'taken' : 'notOffered' };
}

/** The time kept free around an interview, as instants. */
export function blockedAround(
  slot: { startAt: string; endAt: string },
  rules: CompleteRules,
): { blockedFromAt: string; blockedToAt: string } {
  return {
    blockedFromAt: new Date(Date.parse(slot.startAt) - rules.bufferBeforeMinutes * minuteMs).toISOString(),
    blockedToAt: new Date(Date.parse(slot.endAt) + rules.bufferAfterMinutes * minuteMs).toISOString(),
  };
}

/** Within which a slot may begin; empty (end before start) when nothing is left of it. */
function findWindow({ rules, now, from, to }: SlotQuestion): Interval {
  const nowMs = Date.parse(now);
  const earliest = nowMs + rules.noticeHours * hourMs;
  const latest = nowMs + rules.windowDays * dayMs;
  return {
    start: Math.max(earliest, from === undefined ? -Infinity : Date.parse(from)),
    end: Math.min(latest, to === undefined ? Infinity : Date.parse(to)),
  };
}

/** The candidate's days that a slot of the window can lie in. */
function findDays(startsWithin: Interval, rules: CompleteRules, timeZone: string): Interval[] {
  if (!(startsWithin.start < startsWithin.end)) return [];
  const days: Interval[] = [];
  const last = toZoned(startsWithin.end, timeZone).toPlainDate();
  let date = toZoned(startsWithin.start, timeZone).toPlainDate();
  for (; date.since(last).sign <= 0; date = date.add({ days: 1 })) {
    if (!rules.workdays.includes(date.dayOfWeek)) continue;
    // So that the candidate's clock never shows a time before the one or after the other.
    const start = instantOf(date, minuteOfDay(rules.dayStart), timeZone, 'later');
    const end = instantOf(date, minuteOfDay(rules.dayEnd), timeZone, 'earlier');
    if (start < end) days.push({ start, end });
  }
  return days;
}

/** Open stretches in which no slot may begin, sorted and merged. */
function findForbiddenStarts(
  busy: readonly { startAt: string; endAt: string }[],
  bookings: readonly TakenTime[],
  rules: CompleteRules,
): Interval[] {
  const lengthMs = rules.durationMinutes * minuteMs;
  const beforeMs = rules.bufferBeforeMinutes * minuteMs;
  const afterMs = rules.bufferAfterMinutes * minuteMs;
  const around = (startAt: string, endAt: string): Interval => ({
    start: Date.parse(startAt) - lengthMs - afterMs,
    end: Date.parse(endAt) + beforeMs,
  });
  const stretches = [
    ...busy.map(({ startAt, endAt }) => around(startAt, endAt)),
    ...bookings.map(({ startAt, endAt }) => around(startAt, endAt)),
    // What the other interview keeps free around itself is free of this one, but this one's own buffers may lie in it.
    ...bookings.map(({ blockedFromAt, blockedToAt }) => ({
      start: Date.parse(blockedFromAt) - lengthMs,
      end: Date.parse(blockedToAt),
    })),
  ];
  return mergeOpenIntervals(stretches.filter(({ start, end }) => start < end));
}

/** The beginnings within free stretches, on whole steps of the interviewer's clocks. */
function* listStarts(
  stretches: readonly Interval[],
  startsWithin: Interval,
  forbidden: readonly Interval[],
  rules: CompleteRules,
  timeZone: string,
): Generator<number> {
  const stepMs = rules.slotEveryMinutes * minuteMs;
  const lengthMs = rules.durationMinutes * minuteMs;
  let next = 0;
  for (const stretch of stretches) {
    const offsetMs = offsetAt(stretch.start, timeZone);
    const earliest = Math.max(stretch.start, startsWithin.start);
    let start = Math.ceil((earliest + offsetMs) / stepMs) * stepMs - offsetMs;
    for (; start + lengthMs <= stretch.end && start < startsWithin.end; start += stepMs) {
      while (next < forbidden.length && (forbidden[next]?.end ?? Infinity) <= start) next += 1;
      const blocked = forbidden[next];
      if (blocked === undefined || start <= blocked.start) yield start;
    }
  }
}
