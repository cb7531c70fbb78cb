import { listProcessVersions } from '../../../../db/repositories/process-versions.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listProcesses = defineRoute({
  operationId: 'listProcesses',
  action: 'processes.read',
  handler: async ({ deps, query }) => ({
    status: 200,
    body: await listProcessVersions(deps.db.knex, { ...toPageInput(query), processId: query.processId }),
  }),
});
