import { listMessages as list } from '../../../../db/repositories/messages.ts';
import { toMessage } from '../../../views/message-view.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listMessages = defineRoute({
  operationId: 'listMessages',
  action: 'messages.read',
  handler: async ({ deps, principal, params }) => {
    const { application, key } = await requireApplicationKey(deps.db.knex, deps.vault, principal, params.id);
    const items = await list(deps.db.knex, key, application.id);
    return { status: 200, body: { items: items.map(toMessage) } };
  },
});
