import { offerTimes } from '../../../../delivery/bookings-times.ts';
import { readInstant } from '../../../read-instant.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { toAvailability, toSlots } from '../../../views/slot-view.ts';
import { defineRoute } from '../../../route.ts';

const mostSlots = 500;

export const listSlots = defineRoute({
  operationId: 'listSlots',
  action: 'bookings.read',
  handler: async ({ deps, principal, params, query }) => {
    const application = await requireApplication(deps.db.knex, principal, params.id);
    const { slots, problems, knowledge, timeZone } = await offerTimes(deps, application, {
      from: readInstant(query.from, 'query/from'),
      to: readInstant(query.to, 'query/to'),
      timeZone: query.timeZone,
    });
    return {
      status: 200,
      body: {
        applicationId: application.id,
        timeZone,
        items: toSlots(slots.slice(0, mostSlots), knowledge, { timeZone, language: application.language }),
        more: slots.length > mostSlots,
        interviewers: toAvailability(knowledge, problems, deps.now()),
      },
    };
  },
});
