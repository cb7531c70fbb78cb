import { addDays, dayIn, isWeekend } from './local-day.ts';
import type { Overtime, Person, ShiftInput } from './types.ts';

const TIME_ZONE = 'Asia/Shanghai';
const DAYS_AHEAD = 28;

/** The people of the sample department. */
export const SEED_PEOPLE: readonly Person[] = [
  { employeeNumber: 'E1001', name: '陈思远', leftOn: null },
  { employeeNumber: 'E1002', name: '林晓彤', leftOn: null },
  { employeeNumber: 'E1003', name: '王海涛', leftOn: null },
  { employeeNumber: 'E1004', name: '赵雅婷', leftOn: null },
  { employeeNumber: 'E1005', name: 'Daniel Novak', leftOn: null },
  { employeeNumber: 'E1006', name: 'Priya Raman', leftOn: null },
];

const OVERTIME_MINUTES: Readonly<Record<string, number>> = {
  E1001: 2400,
  E1002: 2406,
  E1003: 615,
  E1004: 0,
  E1005: 1230,
  E1006: 90,
};

/** A sample shift and the name under which it is remembered as given out. */
export interface SeedShift {
  mark: string;
  shift: ShiftInput;
}

/** The sample shifts from today on: the weekdays of four weeks, 09:00–18:00 in Shanghai, one for each sample person. */
export function seedShifts(now: Date): SeedShift[] {
  const today = dayIn(TIME_ZONE, now);
  const days = Array.from({ length: DAYS_AHEAD }, (_, index) => addDays(today, index)).filter((day) => !isWeekend(day));
  return days.flatMap((day) =>
    SEED_PEOPLE.map(({ employeeNumber }) => ({
      mark: `${employeeNumber}/${day}`,
      shift: { employeeNumber, startLocal: `${day}T09:00`, endLocal: `${day}T18:00`, timeZone: TIME_ZONE },
    })),
  );
}

/** The sample overtime of the current month. */
export function seedOvertime(now: Date): Overtime[] {
  const month = dayIn(TIME_ZONE, now).slice(0, 7);
  return SEED_PEOPLE.map(({ employeeNumber }) => ({
    employeeNumber,
    month,
    minutes: OVERTIME_MINUTES[employeeNumber] ?? 0,
  }));
}

/** Changes once a day, when there is something new to give out. */
export function seedDay(now: Date): string {
  return dayIn(TIME_ZONE, now);
}
