import { cancelBooking as cancel } from '../../../../delivery/bookings.ts';
import { wake } from '../../../../delivery/own-event.ts';
import { toBooking } from '../../../views/booking-view.ts';
import { requireBookedApplication } from '../../../views/load-booking.ts';
import { defineRoute } from '../../../route.ts';

export const cancelBooking = defineRoute({
  operationId: 'cancelBooking',
  action: 'bookings.write',
  handler: async ({ deps, principal, params, commit }) => {
    const { application } = await requireBookedApplication(deps.db.knex, principal, params.id);
    const reply = await commit(async (tx) => ({
      status: 200,
      body: await toBooking(tx, await cancel(tx, deps, params.id, 'staff')),
    }));
    await wake(deps, application);
    return reply;
  },
});
