import { toOffer } from '../../../../db/evaluation-sheet.ts';
import { requireOffer } from '../../../views/load-offer.ts';
import { defineRoute } from '../../../route.ts';

export const getOffer = defineRoute({
  operationId: 'getOffer',
  action: 'offers.read',
  handler: async ({ deps, principal, params }) => {
    const { offer } = await requireOffer(deps.db.knex, deps.vault, principal, params.id);
    return { status: 200, body: toOffer(offer) };
  },
});
