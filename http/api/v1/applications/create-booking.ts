import { makeBooking, requireNotTaken } from '../../../../delivery/bookings.ts';
import { requireInterviewStage } from '../../../../delivery/bookings-offer.ts';
import { refreshInterviewers } from '../../../../delivery/bookings-times.ts';
import { wake } from '../../../../delivery/own-event.ts';
import { readInstant } from '../../../read-instant.ts';
import { toBooking } from '../../../views/booking-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

/** Takes an offered time. The rows are kept first; without Temporal the sweeper goes on with them. */
export const createBooking = defineRoute({
  operationId: 'createBooking',
  action: 'bookings.write',
  handler: async ({ deps, principal, params, body, commit }) => {
    const { knex } = deps.db;
    const application = await requireApplication(knex, principal, params.id);
    const startAt = readInstant(body.startAt, '/startAt') ?? body.startAt;
    const { job } = await requireInterviewStage(knex, application);
    await refreshInterviewers(deps, job, body.interviewerId);
    await requireNotTaken(knex, application.id, { ...body, startAt });
    const reply = await commit(async (tx) => {
      const booking = await makeBooking(tx, deps, application.id, { ...body, startAt });
      return {
        status: 201,
        headers: { Location: `/api/v1/bookings/${booking.id}` },
        body: await toBooking(tx, booking),
      };
    });
    await wake(deps, application);
    return reply;
  },
});
