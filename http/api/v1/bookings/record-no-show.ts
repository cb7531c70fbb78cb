import { recordNoShow as record } from '../../../../delivery/bookings.ts';
import { wake } from '../../../../delivery/own-event.ts';
import { toBooking } from '../../../views/booking-view.ts';
import { requireBookedApplication } from '../../../views/load-booking.ts';
import { defineRoute } from '../../../route.ts';

export const recordNoShow = defineRoute({
  operationId: 'recordNoShow',
  action: 'bookings.write',
  handler: async ({ deps, principal, params, commit }) => {
    const { application } = await requireBookedApplication(deps.db.knex, principal, params.id);
    const reply = await commit(async (tx) => ({
      status: 200,
      body: await toBooking(tx, await record(tx, deps, params.id)),
    }));
    await wake(deps, application);
    return reply;
  },
});
