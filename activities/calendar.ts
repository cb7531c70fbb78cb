import { buildInvitation } from '../domain/calendar/build-invitation.ts';
import { HubError } from '../domain/errors.ts';
import type { CallOf, FormerMeeting } from '../domain/process/types.ts';
import type { Knex } from 'knex';
import { getBooking, type BookingRecord } from '../db/repositories/bookings.ts';
import { getUsers, type UserRecord } from '../db/repositories/users.ts';
import { callConnector, finishWithoutCall, type CallDeps, type PerformContext } from './call-connector.ts';
import { inLanguage, loadCase, type Case } from './load-case.ts';

/** A booked meeting with the people who hold it. */
export type Meeting = { booking: BookingRecord; interviewer: UserRecord | null; recruiter: UserRecord | null };

/** Reads a booking and whom it concerns; with `former` as it was for who held it before. @throws HubError not_found */
export async function loadMeeting(knex: Knex, bookingId: string, former?: FormerMeeting): Promise<Meeting> {
  const kept = await getBooking(knex, bookingId);
  if (kept === null) throw new HubError('not_found', 'The booking is gone.');
  const booking = { ...kept, ...former };
  const users = await getUsers(knex, [booking.interviewerId, ...(booking.recruiterId ? [booking.recruiterId] : [])]);
  return {
    booking,
    interviewer: users.get(booking.interviewerId) ?? null,
    recruiter: booking.recruiterId ? (users.get(booking.recruiterId) ?? null) : null,
  };
}

/** The UID of a meeting in every calendar and mail, through all its changes. */
export function meetingUid(bookingId: string): string {
  return `booking-${bookingId}@throughline`;
}

/** The meeting as a calendar object; the sequence of the booking itself counts, so that a late call writes the newest. */
export function toIcs(
  found: Pick<Case, 'candidate' | 'job' | 'application'>,
  { booking, interviewer, recruiter }: Meeting,
  use: 'REQUEST' | 'CANCEL' | 'stored',
): string {
  const { candidate, job, application } = found;
  const organizer = recruiter?.email ? recruiter : interviewer;
  const email = candidate.emails[0];
  return buildInvitation(
    {
      uid: meetingUid(booking.id),
      sequence: booking.sequence,
      summary: `${inLanguage(job.title, application.language)}: ${candidate.formattedName}`,
      startAt: booking.startAt,
      endAt: booking.endAt,
      madeAt: booking.updatedAt,
      organizer: {
        name: organizer?.displayName ?? 'Throughline',
        email: organizer?.email ?? 'no-reply@throughline.invalid',
      },
      attendees: [
        ...(interviewer?.email ? [{ name: interviewer.displayName, email: interviewer.email }] : []),
        ...(email === undefined || use === 'stored' ? [] : [{ name: candidate.formattedName, email }]),
      ],
      language: application.language,
      ...(booking.meetingUrl ? { url: booking.meetingUrl, location: booking.meetingUrl } : {}),
    },
    use,
  );
}

/** Enters the meeting in the interviewer's or the recruiter's calendar, or brings it up to date there. */
export async function putEvent(deps: CallDeps, at: PerformContext, call: CallOf<'calendar.putEvent'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const meeting = await loadMeeting(deps.db.knex, call.bookingId);
  const calendar = (call.whose === 'interviewer' ? meeting.interviewer : meeting.recruiter)?.calendar ?? null;
  if (calendar === null) {
    // Nobody's calendar is known: there is nothing to enter.
    await finishWithoutCall(deps, at.applicationId, at.callKey, call.op, async () => {});
    return;
  }
  await callConnector(deps, {
    ...at,
    operation: 'calendar.putEvent',
    connectionId: found.job.connections.calendar ?? '',
    input: {
      calendar,
      uid: meetingUid(call.bookingId),
      sequence: meeting.booking.sequence,
      ics: toIcs(found, meeting, 'stored'),
    },
    keep: async () => {},
  });
}

/** Takes the meeting out of a calendar; one that is not there any more is fine. */
export async function removeEvent(
  deps: CallDeps,
  at: PerformContext,
  call: CallOf<'calendar.removeEvent'>,
): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const meeting = await loadMeeting(deps.db.knex, call.bookingId, call.former);
  const calendar = (call.whose === 'interviewer' ? meeting.interviewer : meeting.recruiter)?.calendar ?? null;
  if (calendar === null) {
    await finishWithoutCall(deps, at.applicationId, at.callKey, call.op, async () => {});
    return;
  }
  await callConnector(deps, {
    ...at,
    operation: 'calendar.removeEvent',
    connectionId: found.job.connections.calendar ?? '',
    input: { calendar, uid: meetingUid(call.bookingId) },
    keep: async () => {},
  });
}
