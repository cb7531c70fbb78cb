import { listMaterials } from '../../../../db/repositories/offers.ts';
import { requireOffer } from '../../../views/load-offer.ts';
import { toMaterial } from '../../../views/material-view.ts';
import { defineRoute } from '../../../route.ts';

export const listOfferMaterials = defineRoute({
  operationId: 'listOfferMaterials',
  action: 'offers.read',
  handler: async ({ deps, principal, params }) => {
    const { offer, key } = await requireOffer(deps.db.knex, deps.vault, principal, params.id);
    return { status: 200, body: { items: (await listMaterials(deps.db.knex, key, offer.id)).map(toMaterial) } };
  },
});
