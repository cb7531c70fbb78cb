import { listBookings as list } from '../../../../db/repositories/bookings.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { departmentScope } from '../../../principal.ts';
import { readInstant } from '../../../read-instant.ts';
import { toBookings } from '../../../views/booking-view.ts';
import { defineRoute } from '../../../route.ts';

export const listBookings = defineRoute({
  operationId: 'listBookings',
  action: 'bookings.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const { applicationId, interviewerId, status } = query;
    const page = await list(knex, {
      ...toPageInput(query),
      applicationId,
      interviewerId,
      status,
      departmentId: departmentScope(principal) ?? undefined,
      fromAt: readInstant(query.from, 'query/from'),
      toAt: readInstant(query.to, 'query/to'),
    });
    return { status: 200, body: mapPage(page, await toBookings(knex, page.items)) };
  },
});
