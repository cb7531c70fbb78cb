import { defineRoute } from '../../../route.ts';

export const listConnectors = defineRoute({
  operationId: 'listConnectors',
  action: 'connectors.read',
  handler: async ({ deps }) => ({
    status: 200,
    body: { items: deps.registry.list().map((connector) => deps.registry.describe(connector)) },
  }),
});
