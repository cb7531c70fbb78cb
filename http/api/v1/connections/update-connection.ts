import { getConnection, updateConnection as update } from '../../../../db/repositories/connections.ts';
import { checkHost, checkSettings, requireConnector } from '../../../connection-check.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { toConnection } from '../../../views/connection-view.ts';
import { defineRoute } from '../../../route.ts';

export const updateConnection = defineRoute({
  operationId: 'updateConnection',
  action: 'connections.write',
  handler: async ({ deps, params, body, ifMatch, commit }) => {
    const before = await getConnection(deps.db.knex, params.id);
    if (!before) throw notFound('connection');
    const connector = requireConnector(deps.registry, before.connectorId);
    checkSettings(connector, body);
    if (body.config) checkHost(deps.openContext, connector, params.id, body.config);
    const reply = await commit(async (tx) => {
      const changed = await update(tx, deps.vault, params.id, body, {
        now: deps.now().toISOString(),
        expectedVersion: ifMatch,
      });
      return { status: 200, headers: { ETag: toEtag(changed.version) }, body: toConnection(changed) };
    });
    deps.inbox.forgetConnection(params.id);
    return reply;
  },
});
