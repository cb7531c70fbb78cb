import { ApiError } from '../shared/api.ts';
import type { Change, Journal } from '../shared/journal.ts';
import { isDay, isLocalTime, isTimeZone } from './local-day.ts';
import { SEED_PEOPLE, seedDay, seedOvertime, seedShifts } from './seed.ts';
import type { AttendanceSettings, Overtime, Person, Shift, ShiftEvent, ShiftInput } from './types.ts';

const INITIAL: AttendanceSettings = { webhookUrl: null, tokenSeconds: 300, seed: true };
const EVENT_LANE = 'shifts';

/** What sends the webhook of an event: rows to commit with it, and a call once they are committed. */
export interface EventSender {
  plan(eventKey: string, event: ShiftEvent, lane: string, url: string): Change[];
  wake(lane: string): void;
}

/** Which shifts are meant; days are local to each shift, both included. */
export interface ShiftFilter {
  from?: string;
  to?: string;
  employeeNumbers?: readonly string[];
}

/** People, shifts, overtime and events of the attendance system, with the sample set that rolls on with the calendar. */
export class Attendance {
  readonly #journal: Journal;
  readonly #sender: EventSender;
  readonly #now: () => Date;
  #counters: { shift: number; event: number };
  #seededOn = '';

  constructor(journal: Journal, sender: EventSender, now: () => Date) {
    this.#journal = journal;
    this.#sender = sender;
    this.#now = now;
    this.#counters = journal.rows<{ shift: number; event: number }>('meta').get('counters') ?? { shift: 0, event: 0 };
  }

  settings(): AttendanceSettings {
    return { ...INITIAL, ...this.#journal.rows<Partial<AttendanceSettings>>('settings').get('settings') };
  }

  /** Changes what is named. */
  change(changes: Partial<AttendanceSettings>): AttendanceSettings {
    const next = { ...this.settings(), ...changes };
    if (next.webhookUrl !== null && !/^https?:\/\//.test(next.webhookUrl)) {
      throw invalid('webhookUrl', 'an http or https address');
    }
    if (!(next.tokenSeconds >= 0 && next.tokenSeconds <= 86_400)) {
      throw invalid('tokenSeconds', 'a number from 0 to 86400');
    }
    this.#journal.commit([{ table: 'settings', key: 'settings', value: next }]);
    return next;
  }

  people(): Person[] {
    this.#seed();
    return [...this.#journal.rows<Person>('people').values()];
  }

  /** Adds a person or replaces the one of the same number. */
  putPerson(person: Person): void {
    if (!/^[A-Za-z0-9-]{1,40}$/.test(person.employeeNumber)) throw invalid('employeeNumber', 'letters and digits');
    if (person.name === '' || person.name.length > 200) throw invalid('name', 'a name');
    if (person.leftOn !== null && !isDay(person.leftOn)) throw invalid('leftOn', 'a day, or nothing');
    this.#journal.commit([{ table: 'people', key: person.employeeNumber, value: person }]);
  }

  /** In the order of creation. */
  shifts(filter: ShiftFilter = {}): Shift[] {
    this.#seed();
    const { from = '', to = '9999', employeeNumbers } = filter;
    return [...this.#journal.rows<Shift>('shifts').values()]
      .filter((shift) => employeeNumbers === undefined || employeeNumbers.includes(shift.employeeNumber))
      .filter((shift) => {
        const last = shift.endLocal > shift.startLocal ? shift.endLocal : shift.startLocal;
        return shift.startLocal.slice(0, 10) <= to && last.slice(0, 10) >= from;
      })
      .sort((a, b) => a.position - b.position);
  }

  /** Adds a shift, or replaces the one with this id; `broken` lets even senseless times through, for trying callers out. */
  putShift(input: ShiftInput, options: { shiftId?: string; broken?: Record<string, unknown> } = {}): Shift {
    this.#seed();
    if (!options.broken) this.#check(input);
    const old = options.shiftId === undefined ? undefined : this.#shift(options.shiftId);
    const position = old?.position ?? ++this.#counters.shift;
    const shift: Shift = {
      employeeNumber: input.employeeNumber,
      startLocal: input.startLocal,
      endLocal: input.endLocal,
      timeZone: input.timeZone,
      shiftId: old?.shiftId ?? `SW-${String(position).padStart(6, '0')}`,
      position,
      revision: (old?.revision ?? 0) + 1,
      ...(options.broken === undefined ? {} : { broken: options.broken }),
    };
    this.#commitWithEvent(shift, old ? 'shift.changed' : 'shift.created', {
      table: 'shifts',
      key: shift.shiftId,
      value: shift,
    });
    return shift;
  }

  removeShift(shiftId: string): void {
    this.#commitWithEvent(this.#shift(shiftId), 'shift.removed', { table: 'shifts', key: shiftId, value: null });
  }

  overtime(month: string): Overtime[] {
    this.#seed();
    return [...this.#journal.rows<Overtime>('overtime').values()].filter((one) => one.month === month);
  }

  /** Sets a month's overtime of a person. */
  putOvertime(overtime: Overtime): void {
    const { employeeNumber, month, minutes, broken } = overtime;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw invalid('month', 'a month, such as 2026-11');
    if (!broken && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= 44_640)) {
      throw invalid('minutes', 'a whole number from 0 to 44640');
    }
    this.#journal.commit([{ table: 'overtime', key: `${employeeNumber}:${month}`, value: overtime }]);
  }

  /** Events after a position, oldest first. */
  events(after: number, limit: number): ShiftEvent[] {
    const all = [...this.#journal.rows<ShiftEvent>('events').values()];
    return all.filter((event) => event.position > after).slice(0, limit);
  }

  /** Forgets everything, so that the sample set comes back, but where webhooks go; ids are never given out twice. */
  reset(alsoSettings: boolean): void {
    const settings = alsoSettings ? INITIAL : this.settings();
    this.#journal.clear([
      { table: 'meta', key: 'counters', value: this.#counters },
      { table: 'settings', key: 'settings', value: settings },
    ]);
    this.#seededOn = '';
  }

  #shift(shiftId: string): Shift {
    const shift = this.#journal.rows<Shift>('shifts').get(shiftId);
    if (!shift) throw new ApiError(404, 'not_found', 'There is no shift with this id.');
    return shift;
  }

  #check(input: ShiftInput): void {
    if (!this.#journal.rows('people').has(input.employeeNumber)) throw invalid('employeeNumber', 'somebody known here');
    if (!isLocalTime(input.startLocal)) throw invalid('startLocal', 'a local time, such as 2026-11-23T09:00');
    if (!isLocalTime(input.endLocal)) throw invalid('endLocal', 'a local time, such as 2026-11-23T18:00');
    if (input.endLocal <= input.startLocal) throw invalid('endLocal', 'later than startLocal');
    if (!isTimeZone(input.timeZone)) throw invalid('timeZone', 'an IANA time zone, such as Asia/Shanghai');
  }

  #commitWithEvent(shift: Shift, type: ShiftEvent['type'], change: Change): void {
    const position = ++this.#counters.event;
    const { employeeNumber, shiftId } = shift;
    const id = `swe-${String(position).padStart(8, '0')}`;
    const event: ShiftEvent = { id, type, at: this.#now().toISOString(), position, employeeNumber, shiftId };
    const { webhookUrl } = this.settings();
    this.#journal.commit([
      change,
      { table: 'events', key: id, value: event },
      { table: 'meta', key: 'counters', value: { ...this.#counters } },
      ...(webhookUrl === null ? [] : this.#sender.plan(id, event, EVENT_LANE, webhookUrl)),
    ]);
    this.#sender.wake(EVENT_LANE);
  }

  /** Gives out what the sample set still lacks; a sample shift that somebody removed does not come back. */
  #seed(): void {
    const now = this.#now();
    if (this.#seededOn === seedDay(now) || !this.settings().seed) return;
    this.#seededOn = seedDay(now);
    const marks = this.#journal.rows('seeded');
    const people = this.#journal.rows<Person>('people');
    const overtime = this.#journal.rows<Overtime>('overtime');
    const changes: Change[] = SEED_PEOPLE.filter((person) => !people.has(person.employeeNumber)).map((person) => ({
      table: 'people',
      key: person.employeeNumber,
      value: person,
    }));
    for (const { mark, shift } of seedShifts(now)) {
      const leftOn = people.get(shift.employeeNumber)?.leftOn ?? null;
      if (marks.has(mark) || (leftOn !== null && shift.startLocal.slice(0, 10) > leftOn)) continue;
      const position = ++this.#counters.shift;
      const shiftId = `SW-${String(position).padStart(6, '0')}`;
      changes.push(
        { table: 'seeded', key: mark, value: true },
        { table: 'shifts', key: shiftId, value: { ...shift, shiftId, position, revision: 1 } },
      );
    }
    for (const one of seedOvertime(now)) {
      const key = `${one.employeeNumber}:${one.month}`;
      if (!overtime.has(key)) changes.push({ table: 'overtime', key, value: one });
    }
    this.#journal.commit([...changes, { table: 'meta', key: 'counters', value: { ...this.#counters } }]);
  }
}

function invalid(field: string, expected: string): ApiError {
  return new ApiError(422, 'invalid_parameter', `${field} must be ${expected}.`, field);
}
