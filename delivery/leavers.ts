import { getApplication } from '../db/repositories/applications.ts';
import { listBookingsOfLeavers } from '../db/repositories/bookings.ts';
import { HubError } from '../domain/errors.ts';
import { cancelBooking } from './bookings.ts';
import { wake, type OwnEventDeps, type WakeDeps } from './own-event.ts';

const bookingsPerRound = 100;
/** Somebody else called it off or moved it in between, or there is nobody left to tell. */
const passedOver: readonly string[] = ['booking_ended', 'version_conflict', 'candidate_erased'];

/**
 * Gives back the interviews ahead of people who left (disabled users), as somebody who works here would: the process takes
 * them out of the calendars, tells the candidate and offers the times of the others. Each in a transaction of its own, so
 * that one that somebody changes meanwhile holds up no other. Answers with how many; safe to repeat.
 */
export async function giveBackBookingsOfLeavers(deps: OwnEventDeps & WakeDeps): Promise<number> {
  const ids = await listBookingsOfLeavers(deps.db.knex, deps.now().toISOString(), bookingsPerRound);
  let given = 0;
  for (const id of ids) {
    try {
      const { applicationId } = await deps.db.transaction((tx) => cancelBooking(tx, deps, id, 'staff'));
      given += 1;
      const application = await getApplication(deps.db.knex, applicationId);
      if (application !== null) await wake(deps, application);
    } catch (error) {
      if (!(error instanceof HubError) || !passedOver.includes(error.code)) throw error;
    }
  }
  return given;
}
