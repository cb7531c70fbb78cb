import { listInbox as list } from '../../../../db/repositories/inbox.ts';
import { toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

export const listInbox = defineRoute({
  operationId: 'listInbox',
  action: 'inbox.read',
  handler: async ({ deps, query }) => {
    const { connectionId, outcome } = query;
    return { status: 200, body: await list(deps.db.knex, { ...toPageInput(query), connectionId, outcome }) };
  },
});
