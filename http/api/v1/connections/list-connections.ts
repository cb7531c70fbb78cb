import { listConnections as list } from '../../../../db/repositories/connections.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { toConnection } from '../../../views/connection-view.ts';
import { defineRoute } from '../../../route.ts';

export const listConnections = defineRoute({
  operationId: 'listConnections',
  action: 'connections.read',
  handler: async ({ deps, query }) => {
    const page = await list(deps.db.knex, toPageInput(query));
    return { status: 200, body: mapPage(page, page.items.map(toConnection)) };
  },
});
