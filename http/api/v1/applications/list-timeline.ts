import { listTimeline as list } from '../../../../db/repositories/events.ts';
import { getProcessVersion } from '../../../../db/repositories/process-versions.ts';
import { loadActorNames } from '../../../../db/repositories/actor-names.ts';
import { toTimelineEntry } from '../../../views/timeline-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listTimeline = defineRoute({
  operationId: 'listTimeline',
  action: 'applications.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { id, processId, processVersion } = await requireApplication(knex, principal, params.id);
    const events = await list(knex, id);
    const stages = (await getProcessVersion(knex, processId, processVersion))?.definition.stages ?? [];
    const nameOf = await loadActorNames(
      knex,
      events.map(({ actor }) => actor),
    );
    return { status: 200, body: { items: events.map((event) => toTimelineEntry(event, stages, nameOf)) } };
  },
});
