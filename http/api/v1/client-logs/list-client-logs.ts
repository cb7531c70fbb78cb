import { listClientLogs as list } from '../../../../db/repositories/client-logs.ts';
import { defineRoute } from '../../../route.ts';

const newest = 200;

export const listClientLogs = defineRoute({
  operationId: 'listClientLogs',
  action: 'clientLogs.read',
  handler: async ({ deps }) => ({ status: 200, body: { items: await list(deps.db.knex, newest) } }),
});
