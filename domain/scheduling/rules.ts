import type { SchedulingRules } from '../../schemas/types.ts';

/** {@link SchedulingRules} with everything that was left out filled in. */
export type CompleteRules = Required<SchedulingRules>;

/** The same as `default` in `scheduling-rules.schema.json`; a test holds the two together. */
export const defaultRules: CompleteRules = {
  durationMinutes: 60,
  slotEveryMinutes: 30,
  noticeHours: 24,
  windowDays: 14,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 0,
  maxChanges: 2,
  noChangeWithinHours: 4,
  dayStart: '08:00',
  dayEnd: '20:00',
  workdays: [1, 2, 3, 4, 5],
};

/** Fills in what a process leaves out. */
export function completeRules(rules: SchedulingRules | undefined): CompleteRules {
  return { ...defaultRules, ...rules };
}

/** Why rules can never offer a time, each with its place (JSON Pointer into the rules); empty when they can. */
export function findRuleFaults(given: SchedulingRules | undefined): { path: string; message: string }[] {
  const rules = completeRules(given);
  const faults: { path: string; message: string }[] = [];
  const dayMinutes = minuteOfDay(rules.dayEnd) - minuteOfDay(rules.dayStart);
  if (dayMinutes <= 0)
    faults.push({ path: '/dayEnd', message: 'The day ends before it begins: set dayEnd after dayStart.' });
  else if (dayMinutes < rules.durationMinutes)
    faults.push({
      path: '/durationMinutes',
      message: 'The interview is longer than the day: make it shorter, or dayEnd later.',
    });
  if (rules.workdays.length === 0)
    faults.push({ path: '/workdays', message: 'No day is left: name at least one, Monday is 1.' });
  if (rules.noticeHours >= rules.windowDays * 24)
    faults.push({ path: '/windowDays', message: 'The window ends before the notice is over: make it longer.' });
  return faults;
}

/** Minutes since midnight of a wall-clock time `HH:MM`. */
export function minuteOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
