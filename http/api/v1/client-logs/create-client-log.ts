import { insertClientLog } from '../../../../db/repositories/client-logs.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const createClientLog = defineRoute({
  operationId: 'createClientLog',
  action: 'clientLogs.write',
  handler: async ({ deps, principal, params, body, commit }) => {
    const { id: applicationId } = await requireApplication(deps.db.knex, principal, params.id);
    return commit(async (tx) => {
      const log = { id: deps.newId(), applicationId, ...body, at: deps.now().toISOString() };
      await insertClientLog(tx, log);
      return { status: 201, body: log };
    });
  },
});
