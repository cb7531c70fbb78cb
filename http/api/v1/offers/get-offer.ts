import { toOffer } from '../../../../db/evaluation-sheet.ts';
import { requireOffer } from '../../../views/load-offer.ts';
import { defineRoute } from '../../../route.ts';

export const getOffer = defineRoute({
  operationId: 'getOffer',
  action: 'offers.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const { offer } = await requireOffer(knex, deps.vault, principal, params.id);
    return { status: 200, body: await toOffer(knex, offer) };
  },
});
