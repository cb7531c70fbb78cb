import { listTimeline as list } from '../../../../db/repositories/events.ts';
import { toTimelineEntry } from '../../../views/timeline-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listTimeline = defineRoute({
  operationId: 'listTimeline',
  action: 'applications.read',
  handler: async ({ deps, principal, params }) => {
    const { id } = await requireApplication(deps.db.knex, principal, params.id);
    return { status: 200, body: { items: (await list(deps.db.knex, id)).map(toTimelineEntry) } };
  },
});
