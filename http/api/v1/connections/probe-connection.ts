import { getConnection, loadCredentials, saveProbe } from '../../../../db/repositories/connections.ts';
import { probe, requireConnector } from '../../../connection-check.ts';
import { notFound } from '../../../principal.ts';
import { toConnection } from '../../../views/connection-view.ts';
import { defineRoute } from '../../../route.ts';

export const probeConnection = defineRoute({
  operationId: 'probeConnection',
  action: 'connections.write',
  handler: async ({ deps, params }) => {
    const { knex } = deps.db;
    const connection = await getConnection(knex, params.id);
    if (!connection) throw notFound('connection');
    const connector = requireConnector(deps.registry, connection.connectorId);
    const credentials = await loadCredentials(knex, deps.vault, params.id);
    const { ok, detail } = await probe(deps.openContext, connector, {
      id: params.id,
      config: connection.config,
      credentials,
    });
    const lastProbe = { ok, detail: detail.slice(0, 2000), at: deps.now().toISOString() };
    await saveProbe(knex, params.id, lastProbe);
    return { status: 200, body: { ...toConnection(connection), lastProbe } };
  },
});
