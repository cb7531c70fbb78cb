import { toBooking } from '../../../views/booking-view.ts';
import { requireBooking } from '../../../views/load-booking.ts';
import { defineRoute } from '../../../route.ts';

export const getBooking = defineRoute({
  operationId: 'getBooking',
  action: 'bookings.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    return { status: 200, body: await toBooking(knex, await requireBooking(knex, principal, params.id)) };
  },
});
