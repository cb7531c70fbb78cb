import { getProcessVersion as get } from '../../../../db/repositories/process-versions.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const getProcessVersion = defineRoute({
  operationId: 'getProcessVersion',
  action: 'processes.read',
  handler: async ({ deps, params }) => {
    const version = await get(deps.db.knex, params.processId, params.version);
    if (!version) throw notFound('process version');
    return { status: 200, body: version };
  },
});
