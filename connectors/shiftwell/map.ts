import type { InboundEvent } from '../../schemas/types.ts';
import type { Shift } from '../contract.ts';
import { cutText, type JsonReader } from '../kit/json.ts';
import { localToInstant } from '../kit/local-time.ts';

/**
 * Shiftwell's words into the hub's. Source: the vendor's `openapi.yaml` (API v2), served at `<baseUrl>/openapi.yaml`, read
 * 2026-11-22: `Page`, `Event`, and the attributes named at each list.
 */
const MAX_SHIFT_MS = 48 * 60 * 60 * 1000;
const MAX_MONTH_MINUTES = 31 * 24 * 60;
const changes: readonly string[] = ['shift.created', 'shift.changed', 'shift.removed'];

/** A person's number and last day (`YYYY-MM-DD`; null while employed). */
export function fromPerson(person: JsonReader): { employeeNumber: string; leftOn: string | null } {
  const attributes = person.object('attributes');
  const leftOn = attributes.textOrNull('leftOn', 40);
  if (leftOn !== null && localToInstant(`${leftOn}T00:00`, 'UTC') === null) throw attributes.fault('leftOn');
  return { employeeNumber: attributes.string('employeeNumber'), leftOn };
}

/** A shift and the local day it begins on; more than 48 h, or an end that is not after the start, makes no sense. */
export function fromShift(shift: JsonReader): Shift & { day: string } {
  const attributes = shift.object('attributes');
  const timeZone = attributes.string('timeZone', 64);
  const read = (name: string): Date => {
    const at = localToInstant(attributes.string(name, 32), timeZone);
    if (at === null) throw attributes.fault(name);
    return at;
  };
  const [startAt, endAt] = [read('startLocal'), read('endLocal')];
  const lengthMs = endAt.getTime() - startAt.getTime();
  if (lengthMs <= 0 || lengthMs > MAX_SHIFT_MS) throw attributes.fault('endLocal');
  return {
    employeeNumber: attributes.string('employeeNumber'),
    shiftId: shift.string('id'),
    startAt: startAt.toISOString(),
    endAt: endAt.toISOString(),
    timeZone,
    day: attributes.string('startLocal', 32).slice(0, 10),
  };
}

/** Whose overtime it is, and in which month; also where the minutes make no sense (then null). */
export function fromOvertime(overtime: JsonReader): { employeeNumber: string; month: string; minutes: number | null } {
  const attributes = overtime.object('attributes');
  const minutes = attributes.raw('minutes');
  const isSensible =
    typeof minutes === 'number' && Number.isInteger(minutes) && minutes >= 0 && minutes <= MAX_MONTH_MINUTES;
  return {
    employeeNumber: attributes.string('employeeNumber'),
    month: attributes.string('month', 7),
    minutes: isSensible ? minutes : null,
  };
}

/** Minutes as hours with a tenth: 2400 is 40, 2406 is 40.1, the nearest tenth in between. */
export function toHours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

/** An event of a webhook or of `GET /v2/events`; the vendor's event id is the dedupe key, the employee number the reference. */
export function fromEvent(event: JsonReader): InboundEvent {
  const vendorType = event.string('type', 1000);
  const base = {
    dedupeKey: event.string('id'),
    vendorType: cutText(vendorType, 200),
    occurredAt: event.instant('at'),
    remoteOrderId: null,
  };
  if (!changes.includes(vendorType)) {
    return { ...base, eventType: 'unsupported', externalRef: event.textOrNull('employeeNumber', 200) };
  }
  return { ...base, eventType: 'attendance.changed', externalRef: event.string('employeeNumber') };
}
