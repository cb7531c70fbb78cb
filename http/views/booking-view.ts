import type { Tx } from '../../db/connection.ts';
import { getApplications } from '../../db/repositories/applications.ts';
import type { BookingRecord } from '../../db/repositories/bookings.ts';
import { describeTime } from '../../domain/scheduling/time-zone.ts';
import type { Booking } from '../../schemas/types.ts';

/** Bookings as the API shows them, with the time as the candidate's clocks show it. */
export async function toBookings(tx: Tx, records: readonly BookingRecord[]): Promise<Booking[]> {
  const applications = await getApplications(tx, [...new Set(records.map(({ applicationId }) => applicationId))]);
  const languages = new Map(applications.map(({ id, language }) => [id, language]));
  return records.map((booking) => ({
    id: booking.id,
    applicationId: booking.applicationId,
    stageId: booking.stageId,
    interviewerId: booking.interviewerId,
    recruiterId: booking.recruiterId,
    startAt: booking.startAt,
    endAt: booking.endAt,
    timeZone: booking.timeZone,
    candidateTime: describeTime(booking, booking.timeZone, languages.get(booking.applicationId) ?? 'en'),
    status: booking.status,
    sequence: booking.sequence,
    changes: booking.changes,
    meetingUrl: booking.meetingUrl,
    createdAt: booking.createdAt,
    updatedAt: booking.updatedAt,
    version: booking.version,
  }));
}

/** One of {@link toBookings}. */
export async function toBooking(tx: Tx, record: BookingRecord): Promise<Booking> {
  const [booking] = await toBookings(tx, [record]);
  return booking as Booking;
}
