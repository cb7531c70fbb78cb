import type { Tx } from '../db/connection.ts';
import type { ApplicationRecord } from '../db/repositories/applications.ts';
import { listAvailabilityParts, type AvailabilityPart } from '../db/repositories/availability.ts';
import { getBooking, getLatestBooking, listTakenTimes, type BookingRecord } from '../db/repositories/bookings.ts';
import { getJob, type JobRecord } from '../db/repositories/jobs.ts';
import { getProcessVersion } from '../db/repositories/process-versions.ts';
import { getUsers, type UserRecord } from '../db/repositories/users.ts';
import { HubError } from '../domain/errors.ts';
import type { InterviewerTime, SlotQuestion } from '../domain/scheduling/free-slots.ts';
import { completeRules, type CompleteRules } from '../domain/scheduling/rules.ts';

/** What a vendor told longer ago is not used any more: nothing is offered then. */
export const usableForMs = 24 * 3_600_000;

/** The interview an application stands at. */
export type InterviewStage = { stageId: string; stageRun: number; rules: CompleteRules; job: JobRecord };

/** @throws HubError application_ended, booking_not_expected unless the application stands at an interview with a person */
export async function requireInterviewStage(tx: Tx, application: ApplicationRecord): Promise<InterviewStage> {
  if (application.status !== 'active')
    throw new HubError(
      'application_ended',
      `The application has ended as ${application.status}: no interview is to come.`,
    );
  const version = await getProcessVersion(tx, application.processId, application.processVersion);
  const stage = version?.definition.stages.find(({ stageId }) => stageId === application.stageId);
  const job = await getJob(tx, application.jobId);
  if (stage?.stageType !== 'interview' || application.state.session === null || job === null) throw notExpected();
  return { stageId: stage.stageId, stageRun: application.state.stageRun, rules: completeRules(stage.scheduling), job };
}

const notExpected = (): HubError =>
  new HubError(
    'booking_not_expected',
    'The application does not wait for an interview time now: see its stage and its tasks for what is to do.',
  );

/**
 * Whether a time may be chosen: none was yet, or the one that was is cancelled, or a person let the candidate choose again.
 * The process may not have heard of the newest change yet, so the bookings say, and the process only where they leave it open.
 * @throws HubError booking_exists, booking_not_expected
 */
export async function requireWaiting(
  tx: Tx,
  application: ApplicationRecord,
  latest: BookingRecord | null,
): Promise<void> {
  if (latest?.status === 'booked')
    throw new HubError('booking_exists', 'An interview is booked for this application already: move that booking.');
  const counted = application.state.session?.booking ?? null;
  if (counted === null || (latest?.id === counted.bookingId && latest.status === 'cancelled')) return;
  const known = await getBooking(tx, counted.bookingId);
  if (known?.status !== 'cancelled') throw notExpected();
}

/**
 * Whether this booking may be moved now.
 * @throws HubError booking_ended, booking_changes_used_up, booking_change_too_late
 */
export function requireMovable(booking: BookingRecord, rules: CompleteRules, now: string): void {
  requireStanding(booking);
  if (booking.changes >= rules.maxChanges)
    throw new HubError(
      'booking_changes_used_up',
      `The interview was moved ${booking.changes} times, and no more is allowed: cancel it, or keep the time.`,
    );
  requireInTime(booking, rules, now);
}

/** @throws HubError booking_ended */
export function requireStanding(booking: BookingRecord): void {
  if (booking.status === 'booked') return;
  const how = { cancelled: 'was cancelled', noShow: 'ended as a no-show', held: 'took place' }[booking.status];
  throw new HubError('booking_ended', `The interview ${how}: nothing is left to change; read the booking again.`);
}

/** @throws HubError booking_change_too_late */
export function requireInTime(booking: BookingRecord, rules: CompleteRules, now: string): void {
  const latestMs = Date.parse(booking.startAt) - rules.noChangeWithinHours * 3_600_000;
  if (Date.parse(now) <= latestMs && now < booking.startAt) return;
  throw new HubError(
    'booking_change_too_late',
    `The interview can be changed until ${rules.noChangeWithinHours} hours before it begins: call the recruiter.`,
  );
}

/** Whether somebody's time may be offered, and how old what is known of it is. */
export type Knowledge = {
  user: UserRecord | null;
  interviewerId: string;
  state: 'current' | 'old' | 'tooOld' | 'notRead' | 'left';
  /** When the oldest part that counts was read. */
  fetchedAt: string | null;
  /** Parts that could not be read the last time. */
  failures: { kind: AvailabilityPart['kind']; connectionId: string; code: string }[];
  time: InterviewerTime | null;
};

/**
 * What is known of the time of a job's interviewers, or `only` of some. `freshMs`: older is called old.
 * `exceptBookingId`: counts as free, for who moves it.
 */
export async function loadKnowledge(
  tx: Tx,
  job: JobRecord,
  stretch: { fromAt: string; toAt: string },
  options: { now: string; freshMs: number; exceptBookingId?: string | null; only?: readonly string[] | undefined },
): Promise<Knowledge[]> {
  const named = job.interviewers ?? [];
  const ids = options.only === undefined ? named : named.filter((id) => options.only?.includes(id));
  const users = await getUsers(tx, ids);
  const parts = Map.groupBy(await listAvailabilityParts(tx, ids), (part) => part.userId);
  const taken = await listTakenTimes(tx, ids, stretch, options.exceptBookingId ?? null);
  return ids.map((id) => {
    const own = judgeParts(parts.get(id) ?? [], job, options);
    const user = users.get(id) ?? null;
    const left = user === null || (user.disabledAt !== null && user.disabledAt <= options.now);
    const state = left ? 'left' : own.state;
    const base = { interviewerId: id, user, state, fetchedAt: own.fetchedAt, failures: own.failures } as const;
    if (state === 'left' || state === 'tooOld' || state === 'notRead') return { ...base, time: null };
    const time: InterviewerTime = {
      interviewerId: id,
      timeZone: user?.timeZone ?? own.timeZone ?? 'UTC',
      leftAt: user?.disabledAt ?? null,
      shifts: own.shifts,
      busy: own.busy,
      bookings: taken.filter(({ interviewerId }) => interviewerId === id),
    };
    return { ...base, time };
  });
}

type Judged = Pick<Knowledge, 'state' | 'fetchedAt' | 'failures'> & {
  shifts: { shiftId: string; startAt: string; endAt: string }[];
  busy: { startAt: string; endAt: string }[];
  timeZone: string | null;
};

/**
 * Shifts and, where the job names a calendar, its busy times must be known and not too old. Calendars of other jobs of the
 * same interviewer count too, as far as they are known.
 */
function judgeParts(
  parts: readonly AvailabilityPart[],
  job: JobRecord,
  { now, freshMs }: { now: string; freshMs: number },
): Judged {
  const shifts = parts.flatMap((part) => (part.kind === 'shifts' ? part.body : []));
  const busy = parts.flatMap((part) => (part.kind === 'busy' ? part.body : []));
  const failures = parts.flatMap(({ kind, connectionId, failureCode }) =>
    failureCode === null ? [] : [{ kind, connectionId, code: failureCode }],
  );
  const needed = [
    parts.find((part) => part.kind === 'shifts' && part.connectionId === job.connections.attendance) ?? null,
    ...(job.connections.calendar === undefined
      ? []
      : [parts.find((part) => part.kind === 'busy' && part.connectionId === job.connections.calendar) ?? null]),
  ];
  const timeZone = shifts[0]?.timeZone ?? null;
  const read = needed.map((part) => part?.fetchedAt ?? null);
  const known = { shifts, busy, failures, timeZone };
  if (read.includes(null)) return { ...known, state: 'notRead', fetchedAt: null };
  const fetchedAt = read.reduce((oldest, at) => (oldest === null || (at !== null && at < oldest) ? at : oldest), null);
  const ageMs = fetchedAt === null ? Infinity : Date.parse(now) - Date.parse(fetchedAt);
  const state = ageMs > usableForMs ? 'tooOld' : ageMs > freshMs ? 'old' : 'current';
  return { ...known, state, fetchedAt };
}

/** The question that is put to the rules. */
export function askAbout(
  knowledge: readonly Knowledge[],
  rules: CompleteRules,
  where: { now: string; timeZone: string },
): Omit<SlotQuestion, 'from' | 'to'> {
  return { interviewers: knowledge.flatMap(({ time }) => (time === null ? [] : [time])), rules, ...where };
}

/** The booking of the application's stage that stands or stood last. */
export async function findLatest(tx: Tx, application: ApplicationRecord): Promise<BookingRecord | null> {
  return getLatestBooking(tx, { applicationId: application.id, stageRun: application.state.stageRun });
}
