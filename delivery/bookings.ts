import type { Tx } from '../db/connection.ts';
import { lockApplication, type ApplicationRecord } from '../db/repositories/applications.ts';
import { ensureAvailability, lockAvailability } from '../db/repositories/availability.ts';
import {
  countBookings,
  findCandidateOverlap,
  getBooking,
  insertBooking,
  isSlotTaken,
  listTakenTimes,
  lockLatestBooking,
  slotTaken,
  updateBooking,
  type BookingRecord,
} from '../db/repositories/bookings.ts';
import { lockCandidate } from '../db/repositories/bookings-lock.ts';
import { HubError } from '../domain/errors.ts';
import { blockedAround, judgeStart } from '../domain/scheduling/free-slots.ts';
import { requireTimeZone } from '../domain/scheduling/time-zone.ts';
import {
  askAbout,
  loadKnowledge,
  requireInterviewStage,
  requireInTime,
  requireMovable,
  requireStanding,
  requireWaiting,
  type InterviewStage,
  type Knowledge,
} from './bookings-offer.ts';
import { keepOwnEvent, type OwnEventDeps } from './own-event.ts';

/** An offered time somebody asks for. `interviewerId` absent: whoever is free and has the fewest interviews that week. */
export type SlotWish = { startAt: string; interviewerId?: string | undefined; timeZone: string };
/** The candidate is bound to the rules' time for changes; who works here may always cancel. */
export type Asker = 'candidate' | 'staff';

/**
 * Looks, without holding anything, whether a time is gone: of a crowd that wants the same one, only those who may still get it
 * wait for each other. What it lets through is judged again under the locks.
 * @throws HubError slot_taken
 */
export async function requireNotTaken(tx: Tx, applicationId: string, wish: Omit<SlotWish, 'timeZone'>): Promise<void> {
  const { interviewerId, startAt } = wish;
  if (interviewerId === undefined) return;
  if (await isSlotTaken(tx, { interviewerId, startAt: toInstant(startAt) }, applicationId)) throw slotTaken();
}

/**
 * Takes an offered time for an application, in the caller's transaction; call `wake` after its commit. Two who want the
 * last time are put in a row by the interviewer's row of `availability`, and the keys of `bookings` hold where that would not.
 * @throws HubError application_ended, booking_not_expected, booking_exists, slot_not_offered, slot_taken, time_zone_unknown
 */
export async function makeBooking(
  tx: Tx,
  deps: OwnEventDeps,
  applicationId: string,
  wish: SlotWish,
): Promise<BookingRecord> {
  requireTimeZone(wish.timeZone, '/timeZone');
  const application = await lockApplicationWithCandidate(tx, applicationId);
  const stage = await requireInterviewStage(tx, application);
  const latest = await lockLatestBooking(tx, { applicationId, stageRun: stage.stageRun });
  await requireWaiting(tx, application, latest);
  const taken = await takeTime(tx, deps, application, stage, wish, null);
  const id = deps.newId();
  const now = deps.now().toISOString();
  const booking: BookingRecord = {
    id,
    applicationId,
    candidateId: application.candidateId,
    departmentId: application.departmentId,
    stageId: stage.stageId,
    stageRun: stage.stageRun,
    recruiterId: stage.job.recruiterId ?? null,
    ...taken,
    timeZone: wish.timeZone,
    status: 'booked',
    sequence: 0,
    changes: 0,
    meetingUrl: stage.job.meetingUrlTemplate?.replaceAll('{bookingId}', id) ?? null,
    createdAt: now,
    updatedAt: now,
    version: 1,
  };
  await insertBooking(tx, booking);
  await tell(tx, deps, application, booking, 'booking.made');
  return booking;
}

/**
 * Gives a booked time back and takes another, both or neither; counts as a change. The very time that is booked already
 * changes nothing. Call `wake` after the commit.
 * @throws HubError not_found, booking_ended, booking_changes_used_up, booking_change_too_late, slot_not_offered, slot_taken
 */
export async function moveBooking(
  tx: Tx,
  deps: OwnEventDeps,
  bookingId: string,
  wish: Omit<SlotWish, 'timeZone'> & { timeZone?: string | undefined },
): Promise<BookingRecord> {
  const { application, booking } = await lockBooking(tx, bookingId);
  const timeZone = wish.timeZone ?? booking.timeZone;
  requireTimeZone(timeZone, '/timeZone');
  requireStanding(booking);
  const stage = await requireInterviewStage(tx, application);
  const startAt = toInstant(wish.startAt);
  const isSameTime =
    startAt === booking.startAt && (wish.interviewerId === undefined || wish.interviewerId === booking.interviewerId);
  if (isSameTime && timeZone === booking.timeZone) return booking;
  requireMovable(booking, stage.rules, deps.now().toISOString());
  const taken = await takeTime(tx, deps, application, stage, { ...wish, timeZone }, booking);
  const moved: BookingRecord = {
    ...booking,
    ...taken,
    timeZone,
    sequence: booking.sequence + 1,
    changes: booking.changes + 1,
  };
  const kept = await updateBooking(tx, moved, deps.now().toISOString());
  await tell(tx, deps, application, kept, 'booking.moved', booking.interviewerId);
  return kept;
}

/**
 * Gives a booked time back, so that others are offered it and the candidate may choose again. Call `wake` after the commit.
 * @throws HubError not_found, booking_ended; booking_change_too_late for a candidate
 */
export async function cancelBooking(
  tx: Tx,
  deps: OwnEventDeps,
  bookingId: string,
  asker: Asker,
): Promise<BookingRecord> {
  const { application, booking } = await lockBooking(tx, bookingId);
  requireStanding(booking);
  const now = deps.now().toISOString();
  if (asker === 'candidate') requireInTime(booking, (await requireInterviewStage(tx, application)).rules, now);
  const cancelled = await updateBooking(tx, { ...booking, status: 'cancelled', sequence: booking.sequence + 1 }, now);
  await tell(tx, deps, application, cancelled, 'booking.cancelled');
  return cancelled;
}

/**
 * Notes that the candidate did not come. Call `wake` after the commit.
 * @throws HubError not_found, booking_ended, booking_not_started
 */
export async function recordNoShow(tx: Tx, deps: OwnEventDeps, bookingId: string): Promise<BookingRecord> {
  const { application, booking } = await lockBooking(tx, bookingId);
  requireStanding(booking);
  const now = deps.now().toISOString();
  if (now < booking.startAt)
    throw new HubError(
      'booking_not_started',
      `The interview begins at ${booking.startAt}: nobody can have missed it before. Cancel it if it will not take place.`,
    );
  const missed = await updateBooking(tx, { ...booking, status: 'noShow', sequence: booking.sequence + 1 }, now);
  await tell(tx, deps, application, missed, 'booking.noShow');
  return missed;
}

type Taken = Pick<BookingRecord, 'interviewerId' | 'startAt' | 'endAt' | 'blockedFromAt' | 'blockedToAt'>;

/** How many of those who are free are tried at once; locking all of a large team would make its bookings wait for each other. */
const triedAtOnce = 3;
const weekMs = 7 * 86_400_000;

/**
 * Holds the row of an interviewer who is free then, having looked again after it was held. `moved`: the booking whose time
 * counts as free.
 */
async function takeTime(
  tx: Tx,
  deps: OwnEventDeps,
  application: ApplicationRecord,
  stage: InterviewStage,
  wish: SlotWish,
  moved: BookingRecord | null,
): Promise<Taken> {
  const startAt = toInstant(wish.startAt);
  const endAt = new Date(Date.parse(startAt) + stage.rules.durationMinutes * 60_000).toISOString();
  const slot = { startAt, endAt };
  const known = await loadKnowledge(
    tx,
    stage.job,
    { fromAt: startAt, toAt: endAt },
    {
      now: deps.now().toISOString(),
      freshMs: Infinity,
      exceptBookingId: moved?.id ?? null,
      only: wish.interviewerId === undefined ? undefined : [wish.interviewerId],
    },
  );
  const judge = (of: readonly Knowledge[]): ReturnType<typeof judgeStart> =>
    judgeStart(askAbout(of, stage.rules, { now: deps.now().toISOString(), timeZone: wish.timeZone }), startAt);
  const first = judge(known);
  if (first.verdict === 'notOffered') throw notOffered();
  if (first.verdict === 'taken') throw slotTaken();
  const overlap = await findCandidateOverlap(tx, application.candidateId, slot, moved?.id ?? null);
  if (overlap !== null)
    throw new HubError('booking_exists', 'The candidate has another interview at this time: choose a time beside it.', {
      path: '/startAt',
    });
  const waiting = await orderByLoad(tx, first.free, startAt, moved?.interviewerId ?? null);
  while (waiting.length > 0) {
    const tried = waiting.splice(0, triedAtOnce);
    await holdAvailability(tx, tried, deps.now().toISOString());
    // Bookings that were committed while this one waited for the rows are seen now.
    const taken = await listTakenTimes(tx, tried, { fromAt: startAt, toAt: endAt }, moved?.id ?? null);
    const { free } = judge(known.flatMap((each) => withBookings(each, tried, taken)));
    const interviewerId = tried.find((id) => free.includes(id));
    if (interviewerId !== undefined) return { interviewerId, ...slot, ...blockedAround(slot, stage.rules) };
  }
  throw slotTaken();
}

/** Somebody with the bookings they have by now; nobody where it is none of those who are tried. */
function withBookings(
  { time, ...rest }: Knowledge,
  tried: readonly string[],
  taken: Awaited<ReturnType<typeof listTakenTimes>>,
): Knowledge[] {
  if (time === null || !tried.includes(rest.interviewerId)) return [];
  return [{ ...rest, time: { ...time, bookings: taken.filter((each) => each.interviewerId === rest.interviewerId) } }];
}

async function holdAvailability(tx: Tx, userIds: readonly string[], now: string): Promise<void> {
  const locked = await lockAvailability(tx, userIds);
  if (locked.length === userIds.length) return;
  await ensureAvailability(tx, userIds, now);
  await lockAvailability(tx, userIds);
}

/** The interviewer of before first, then who has the fewest interviews in the week around. */
async function orderByLoad(tx: Tx, free: readonly string[], startAt: string, before: string | null): Promise<string[]> {
  if (free.length < 2) return [...free];
  const startMs = Date.parse(startAt);
  const load = await countBookings(tx, free, {
    fromAt: new Date(startMs - weekMs / 2).toISOString(),
    toAt: new Date(startMs + weekMs / 2).toISOString(),
  });
  const weight = (id: string): number => (id === before ? -1 : (load.get(id) ?? 0));
  return free.toSorted((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1));
}

const notOffered = (): HubError =>
  new HubError(
    'slot_not_offered',
    'This time is not offered, or no longer: take one from GET /api/v1/applications/{id}/slots.',
    { path: '/startAt' },
  );

/** @throws HubError slot_not_offered for what is no instant */
function toInstant(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw notOffered();
  return new Date(ms).toISOString();
}

/** The candidate first, so that two applications of one person are put in a row too. */
async function lockApplicationWithCandidate(tx: Tx, id: string): Promise<ApplicationRecord> {
  await lockCandidate(tx, id);
  const application = await lockApplication(tx, id);
  if (application === null) throw new HubError('not_found', 'There is no such application: check the id.');
  return application;
}

async function lockBooking(
  tx: Tx,
  bookingId: string,
): Promise<{ application: ApplicationRecord; booking: BookingRecord }> {
  const gone = (): HubError => new HubError('not_found', 'There is no such booking: check the id.');
  const before = await getBooking(tx, bookingId);
  if (before === null) throw gone();
  const application = await lockApplicationWithCandidate(tx, before.applicationId);
  // Read again: whoever held the application may have changed it.
  const booking = await getBooking(tx, bookingId);
  if (booking === null) throw gone();
  return { application, booking };
}

async function tell(
  tx: Tx,
  deps: OwnEventDeps,
  application: ApplicationRecord,
  booking: BookingRecord,
  eventType: 'booking.made' | 'booking.moved' | 'booking.cancelled' | 'booking.noShow',
  formerInterviewerId = booking.interviewerId,
): Promise<void> {
  const { id: bookingId, sequence, startAt, endAt } = booking;
  const isSomebodyElse = formerInterviewerId !== booking.interviewerId;
  await keepOwnEvent(tx, deps, application, {
    event: { eventType, bookingId, sequence, startAt, endAt, ...(isSomebodyElse ? { formerInterviewerId } : {}) },
    dedupeKey: `${bookingId}/${sequence}`,
  });
}
