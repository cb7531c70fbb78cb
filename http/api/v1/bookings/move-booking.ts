import { moveBooking as move } from '../../../../delivery/bookings.ts';
import { requireInterviewStage } from '../../../../delivery/bookings-offer.ts';
import { refreshInterviewers } from '../../../../delivery/bookings-times.ts';
import { wake } from '../../../../delivery/own-event.ts';
import { readInstant } from '../../../read-instant.ts';
import { toBooking } from '../../../views/booking-view.ts';
import { requireBookedApplication } from '../../../views/load-booking.ts';
import { defineRoute } from '../../../route.ts';

export const moveBooking = defineRoute({
  operationId: 'moveBooking',
  action: 'bookings.write',
  handler: async ({ deps, principal, params, body, commit }) => {
    const { knex } = deps.db;
    const { booking, application } = await requireBookedApplication(knex, principal, params.id);
    const startAt = readInstant(body.startAt, '/startAt') ?? body.startAt;
    if (booking.status === 'booked') {
      const { job } = await requireInterviewStage(knex, application);
      await refreshInterviewers(deps, job, body.interviewerId);
    }
    const reply = await commit(async (tx) => {
      const moved = await move(tx, deps, params.id, { ...body, startAt });
      return { status: 200, body: await toBooking(tx, moved) };
    });
    await wake(deps, application);
    return reply;
  },
});
