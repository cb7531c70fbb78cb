import { HubError } from '../../../../domain/errors.ts';
import type { RawRoute } from '../../../route.ts';
import { sendPdf } from '../../../send-pdf.ts';
import { requireOffer } from '../../../views/load-offer.ts';

/** The letter as it was sent, out of the file store. */
export const getOfferLetter: RawRoute = {
  operationId: 'getOfferLetter',
  action: 'offers.openLetter',
  raw: async ({ deps, principal, params, res }) => {
    if (principal === null) throw new HubError('unauthenticated', 'Sign in first.');
    const { offer, key } = await requireOffer(deps.db.knex, deps.vault, principal, params['id'] ?? '');
    if (offer.letterRef === null)
      throw new HubError('not_found', 'The letter is made when the offer is approved: come back then.');
    sendPdf(res, await deps.files.read(key, offer.letterRef), `offer-v${offer.version}.pdf`);
  },
};
