import { getConnection, insertConnection } from '../../../../db/repositories/connections.ts';
import { checkHost, checkSettings, requireConnector } from '../../../connection-check.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { toConnection } from '../../../views/connection-view.ts';
import { defineRoute } from '../../../route.ts';

export const createConnection = defineRoute({
  operationId: 'createConnection',
  action: 'connections.write',
  handler: async ({ deps, body, commit }) => {
    const connector = requireConnector(deps.registry, body.connectorId);
    checkSettings(connector, body);
    checkHost(deps.openContext, connector, body.id ?? 'new', body.config);
    const { connectorId, name, config, credentials } = body;
    return commit(async (tx) => {
      const id = body.id ?? deps.newId();
      await insertConnection(tx, deps.vault, {
        id,
        connectorId,
        name,
        config,
        credentials,
        createdAt: deps.now().toISOString(),
      });
      const made = await getConnection(tx, id);
      if (!made) throw notFound('connection');
      return { status: 201, headers: { ETag: toEtag(made.version) }, body: toConnection(made) };
    });
  },
});
