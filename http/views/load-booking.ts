import type { Tx } from '../../db/connection.ts';
import type { ApplicationRecord } from '../../db/repositories/applications.ts';
import { getBooking, type BookingRecord } from '../../db/repositories/bookings.ts';
import { notFound, requireDepartment, type Principal } from '../principal.ts';
import { requireApplication } from './load-application.ts';

/** A booking the reader may see. @throws HubError not_found, also for one of another department */
export async function requireBooking(tx: Tx, principal: Principal, id: string): Promise<BookingRecord> {
  const booking = await getBooking(tx, id);
  if (!booking) throw notFound('booking');
  requireDepartment(principal, booking.departmentId, 'booking');
  return booking;
}

/** As {@link requireBooking}, with its application. */
export async function requireBookedApplication(
  tx: Tx,
  principal: Principal,
  id: string,
): Promise<{ booking: BookingRecord; application: ApplicationRecord }> {
  const booking = await requireBooking(tx, principal, id);
  return { booking, application: await requireApplication(tx, principal, booking.applicationId) };
}
