import { getConnection as get } from '../../../../db/repositories/connections.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { toConnection } from '../../../views/connection-view.ts';
import { defineRoute } from '../../../route.ts';

export const getConnection = defineRoute({
  operationId: 'getConnection',
  action: 'connections.read',
  handler: async ({ deps, params }) => {
    const connection = await get(deps.db.knex, params.id);
    if (!connection) throw notFound('connection');
    return { status: 200, headers: { ETag: toEtag(connection.version) }, body: toConnection(connection) };
  },
});
