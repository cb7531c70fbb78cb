import { HubError } from '../../domain/errors.ts';
import type { TakenTime } from '../../domain/scheduling/free-slots.ts';
import type { Booking } from '../../schemas/types.ts';
import type { Tx } from '../connection.ts';
import { isUniqueViolation, requireChanged, versionConflict } from '../constraints.ts';
import { paginate } from '../page.ts';
import type { Page, PageInput } from '../page.ts';

/** An interview time taken for an application. */
export type BookingRecord = Omit<Booking, 'candidateTime'> & {
  candidateId: string;
  departmentId: string;
  /** Which run of the stage it was made in. */
  stageRun: number;
  /** The interview with the buffers of the rules it was made under. */
  blockedFromAt: string;
  blockedToAt: string;
};

type Row = {
  id: string;
  application_id: string;
  candidate_id: string;
  department_id: string;
  stage_id: string;
  stage_run: number;
  interviewer_id: string;
  recruiter_id: string | null;
  start_at: string;
  end_at: string;
  blocked_from_at: string;
  blocked_to_at: string;
  time_zone: string;
  status: Booking['status'];
  sequence: number;
  changes: number;
  meeting_url: string | null;
  taken_slot: string | null;
  open_for: string | null;
  created_at: string;
  updated_at: string;
  version: number;
};

function toRecord(row: Row): BookingRecord {
  return {
    id: row.id,
    applicationId: row.application_id,
    candidateId: row.candidate_id,
    departmentId: row.department_id,
    stageId: row.stage_id,
    stageRun: row.stage_run,
    interviewerId: row.interviewer_id,
    recruiterId: row.recruiter_id,
    startAt: row.start_at,
    endAt: row.end_at,
    blockedFromAt: row.blocked_from_at,
    blockedToAt: row.blocked_to_at,
    timeZone: row.time_zone,
    status: row.status,
    sequence: row.sequence,
    changes: row.changes,
    meetingUrl: row.meeting_url,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function toRow(booking: BookingRecord): Row {
  const stands = booking.status === 'booked';
  return {
    id: booking.id,
    application_id: booking.applicationId,
    candidate_id: booking.candidateId,
    department_id: booking.departmentId,
    stage_id: booking.stageId,
    stage_run: booking.stageRun,
    interviewer_id: booking.interviewerId,
    recruiter_id: booking.recruiterId,
    start_at: booking.startAt,
    end_at: booking.endAt,
    blocked_from_at: booking.blockedFromAt,
    blocked_to_at: booking.blockedToAt,
    time_zone: booking.timeZone,
    status: booking.status,
    sequence: booking.sequence,
    changes: booking.changes,
    meeting_url: booking.meetingUrl,
    taken_slot: stands ? `${booking.interviewerId}/${booking.startAt}` : null,
    open_for: stands ? `${booking.applicationId}/${booking.stageRun}` : null,
    created_at: booking.createdAt,
    updated_at: booking.updatedAt,
    version: booking.version,
  };
}

/** The answer to who came second. */
export const slotTaken = (): HubError =>
  new HubError('slot_taken', 'Somebody else just took this time: choose another one of those that are offered.', {
    path: '/startAt',
  });

/** The answer to a second booking of the same application. */
export const bookingExists = (): HubError =>
  new HubError('booking_exists', 'An interview is booked for this application already: move that booking.');

async function orRefused<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw /bookings[._]open_for(_unique)?'?$/m.test(String((error as Error).message)) ? bookingExists() : slotTaken();
  }
}

/** Adds a booking. Throws HubError `slot_taken` or `booking_exists` where the keys say so. */
export async function insertBooking(tx: Tx, booking: BookingRecord): Promise<void> {
  await orRefused(tx('bookings').insert(toRow(booking)));
}

/** Whether another application's booking has exactly this time of this interviewer; holds nothing. */
export async function isSlotTaken(
  tx: Tx,
  slot: { interviewerId: string; startAt: string },
  exceptApplicationId: string,
): Promise<boolean> {
  const row: { id: string } | undefined = await tx('bookings')
    .where({ taken_slot: `${slot.interviewerId}/${slot.startAt}` })
    .whereNot({ application_id: exceptApplicationId })
    .first('id');
  return row !== undefined;
}

/** A booking by its id, or null. */
export async function getBooking(tx: Tx, id: string): Promise<BookingRecord | null> {
  const row: Row | undefined = await tx<Row>('bookings').where({ id }).first();
  return row ? toRecord(row) : null;
}

/** The newest booking of an application in this run of its stage, or null; holds the row until the transaction ends. */
export async function lockLatestBooking(
  tx: Tx,
  stage: { applicationId: string; stageRun: number },
): Promise<BookingRecord | null> {
  const row: Row | undefined = await tx<Row>('bookings')
    .where({ application_id: stage.applicationId, stage_run: stage.stageRun })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .forUpdate()
    .first();
  return row ? toRecord(row) : null;
}

/** As {@link lockLatestBooking}, without holding it. */
export async function getLatestBooking(
  tx: Tx,
  stage: { applicationId: string; stageRun: number },
): Promise<BookingRecord | null> {
  const row: Row | undefined = await tx<Row>('bookings')
    .where({ application_id: stage.applicationId, stage_run: stage.stageRun })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first();
  return row ? toRecord(row) : null;
}

/** Keeps a changed booking, made from the one read at `booking.version`. Throws HubError `version_conflict`, `slot_taken`. */
export async function updateBooking(tx: Tx, booking: BookingRecord, now: string): Promise<BookingRecord> {
  const next: BookingRecord = { ...booking, version: booking.version + 1, updatedAt: now };
  const changed = await orRefused(
    tx('bookings').where({ id: booking.id, version: booking.version }).update(toRow(next)),
  );
  requireChanged(changed, () => versionConflict('booking'));
  return next;
}

/**
 * Notes what became of a booking that stands: the interview took place (`held`), or not. One that no longer stands stays as
 * it is, so it is safe to repeat; the sequence does not rise, for who changed it knows.
 */
export async function setBookingStatus(
  tx: Tx,
  id: string,
  status: 'held' | 'noShow' | 'cancelled',
  now: string,
): Promise<void> {
  await tx('bookings')
    .where({ id, status: 'booked' })
    .update({
      status,
      // An interview that took place keeps its time: a scorecard given early frees nothing.
      ...(status === 'held' ? {} : { taken_slot: null }),
      open_for: null,
      updated_at: now,
      version: tx.raw('version + 1'),
    });
}

/** No interview lasts longer with its buffers, so one that begins this much earlier is over. */
const longestMs = 24 * 3_600_000;

/** The times that are taken of these interviewers, by bookings that stand or were held, and touch a stretch of time. */
export async function listTakenTimes(
  tx: Tx,
  interviewerIds: readonly string[],
  stretch: { fromAt: string; toAt: string },
  exceptId: string | null = null,
): Promise<(TakenTime & { id: string; interviewerId: string })[]> {
  const rows: Row[] = await tx<Row>('bookings')
    .whereIn('interviewer_id', [...new Set(interviewerIds)])
    .where('start_at', '>', new Date(Date.parse(stretch.fromAt) - longestMs).toISOString())
    .where('start_at', '<', new Date(Date.parse(stretch.toAt) + longestMs).toISOString())
    .whereIn('status', ['booked', 'held']);
  return rows
    .filter((row) => row.id !== exceptId)
    .map((row) => ({
      id: row.id,
      interviewerId: row.interviewer_id,
      startAt: row.start_at,
      endAt: row.end_at,
      blockedFromAt: row.blocked_from_at,
      blockedToAt: row.blocked_to_at,
    }));
}

/** Ids of the interviews ahead, the earliest first, whose interviewer is a disabled user. */
export async function listBookingsOfLeavers(tx: Tx, now: string, limit: number): Promise<string[]> {
  return tx('bookings')
    .join('users', 'users.id', 'bookings.interviewer_id')
    .whereNotNull('users.disabled_at')
    .where('bookings.status', 'booked')
    .where('bookings.start_at', '>', now)
    .orderBy('bookings.start_at')
    .limit(limit)
    .pluck('bookings.id');
}

/** How many interviews each of these has in a stretch of time; who has none is left out. */
export async function countBookings(
  tx: Tx,
  interviewerIds: readonly string[],
  stretch: { fromAt: string; toAt: string },
): Promise<Map<string, number>> {
  const rows: { interviewer_id: string; n: number }[] = await tx('bookings')
    .whereIn('interviewer_id', [...interviewerIds])
    .where('start_at', '>=', stretch.fromAt)
    .where('start_at', '<', stretch.toAt)
    .whereIn('status', ['booked', 'held'])
    .select('interviewer_id')
    .count({ n: '*' })
    .groupBy('interviewer_id');
  return new Map(rows.map((row) => [row.interviewer_id, Number(row.n)]));
}

/** Another interview of the same candidate that stands and overlaps a time, or null. */
export async function findCandidateOverlap(
  tx: Tx,
  candidateId: string,
  time: { startAt: string; endAt: string },
  exceptId: string | null,
): Promise<BookingRecord | null> {
  const rows: Row[] = await tx<Row>('bookings')
    .where({ candidate_id: candidateId, status: 'booked' })
    .where('start_at', '<', time.endAt)
    .where('end_at', '>', time.startAt);
  const row = rows.find(({ id }) => id !== exceptId);
  return row ? toRecord(row) : null;
}

/** What a list of bookings may be narrowed to. */
export type BookingFilter = {
  applicationId?: string | undefined;
  interviewerId?: string | undefined;
  departmentId?: string | undefined;
  status?: Booking['status'] | undefined;
  fromAt?: string | undefined;
  toAt?: string | undefined;
};

/** Bookings, the latest interview first. */
export async function listBookings(tx: Tx, input: PageInput & BookingFilter): Promise<Page<BookingRecord>> {
  const query = tx('bookings');
  if (input.applicationId !== undefined) query.where('application_id', input.applicationId);
  if (input.interviewerId !== undefined) query.where('interviewer_id', input.interviewerId);
  if (input.departmentId !== undefined) query.where('department_id', input.departmentId);
  if (input.status !== undefined) query.where('status', input.status);
  if (input.fromAt !== undefined) query.where('start_at', '>=', input.fromAt);
  if (input.toAt !== undefined) query.where('start_at', '<', input.toAt);
  return paginate<Row, BookingRecord>(query, input, toRecord, { at: 'start_at', id: 'id' });
}
