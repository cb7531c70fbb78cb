import { toOffers } from '../../../../db/evaluation-sheet.ts';
import { listOffers as list } from '../../../../db/repositories/offers.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listOffers = defineRoute({
  operationId: 'listOffers',
  action: 'offers.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, params.id);
    return { status: 200, body: { items: await toOffers(knex, await list(knex, key, application.id)) } };
  },
});
