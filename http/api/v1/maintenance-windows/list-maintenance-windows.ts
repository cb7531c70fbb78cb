import { listMaintenanceWindows as list } from '../../../../db/repositories/maintenance-windows.ts';
import { defineRoute } from '../../../route.ts';

const next = 100;

export const listMaintenanceWindows = defineRoute({
  operationId: 'listMaintenanceWindows',
  action: 'system.read',
  handler: async ({ deps }) => ({
    status: 200,
    body: { items: await list(deps.db.knex, deps.now().toISOString(), next) },
  }),
});
