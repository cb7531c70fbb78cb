import { listEventsAfter, listTimeline } from '../../../../db/repositories/events.ts';
import { toCloudEvent } from '../../../../delivery/cloud-event.ts';
import { departmentScope } from '../../../principal.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listEvents = defineRoute({
  operationId: 'listEvents',
  action: 'events.read',
  handler: async ({ deps, principal, query }) => {
    const { knex } = deps.db;
    const after = Number(query.after ?? 0);
    const limit = query.limit ?? 50;
    const scope = departmentScope(principal);
    let read;
    if (query.applicationId === undefined) read = await listEventsAfter(knex, after, limit);
    else {
      await requireApplication(knex, principal, query.applicationId);
      read = (await listTimeline(knex, query.applicationId)).filter(({ position }) => position > after).slice(0, limit);
    }
    // What another department's events hold is left out; the position goes on past them.
    const shown = scope === null ? read : read.filter(({ departmentId }) => departmentId === scope);
    const next = String(read.at(-1)?.position ?? after);
    return { status: 200, body: { items: shown.map((event) => toCloudEvent(event, deps.config.publicUrl)), next } };
  },
});
