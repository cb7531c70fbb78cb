import { listCalls as list } from '../../../../db/repositories/calls.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listCalls = defineRoute({
  operationId: 'listCalls',
  action: 'operationLog.read',
  handler: async ({ deps, query }) => {
    const { applicationId, connectionId, status } = query;
    return {
      status: 200,
      body: await list(deps.db.knex, { ...toPageInput(query), applicationId, connectionId, status }),
    };
  },
});
