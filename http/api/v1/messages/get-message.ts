import { findMessage, listMessages } from '../../../../db/repositories/messages.ts';
import { notFound } from '../../../principal.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { toMessage } from '../../../views/message-view.ts';
import { defineRoute } from '../../../route.ts';

export const getMessage = defineRoute({
  operationId: 'getMessage',
  action: 'messages.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const found = await findMessage(knex, params.id);
    if (!found) throw notFound('message');
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, found.applicationId);
    const message = (await listMessages(knex, key, application.id)).find(({ id }) => id === params.id);
    if (!message) throw notFound('message');
    return { status: 200, body: toMessage(message) };
  },
});
