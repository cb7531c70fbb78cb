import { mergeIntervals, type Interval } from './intervals.ts';

/** A planned piece of work as the attendance system tells of it. */
export type PlannedShift = { shiftId: string; startAt: string; endAt: string };

/** What is wrong with a shift of a plan, and what was made of it. */
export type ShiftProblem = {
  /** `endsBeforeStart`, `unreadable`: left out. `overlaps`: taken as one with the shift it overlaps. */
  code: 'endsBeforeStart' | 'unreadable' | 'overlaps';
  shiftId: string;
};

/**
 * Makes working time of a plan: overlapping and touching shifts become one stretch, a shift that ends before it starts or
 * can't be read is left out, and each of these is reported.
 */
export function readShifts(shifts: readonly PlannedShift[]): { working: Interval[]; problems: ShiftProblem[] } {
  const problems: ShiftProblem[] = [];
  const usable: (Interval & { shiftId: string })[] = [];
  for (const { shiftId, startAt, endAt } of shifts) {
    const [start, end] = [Date.parse(startAt), Date.parse(endAt)];
    if (Number.isNaN(start) || Number.isNaN(end)) problems.push({ code: 'unreadable', shiftId });
    else if (end <= start) problems.push({ code: 'endsBeforeStart', shiftId });
    else usable.push({ start, end, shiftId });
  }
  let until = -Infinity;
  for (const shift of usable.toSorted((a, b) => a.start - b.start)) {
    if (shift.start < until) problems.push({ code: 'overlaps', shiftId: shift.shiftId });
    until = Math.max(until, shift.end);
  }
  return { working: mergeIntervals(usable), problems };
}
