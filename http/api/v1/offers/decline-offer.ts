import { wake } from '../../../../delivery/own-event.ts';
import { answerOffer } from '../../../answer-offer.ts';
import { requireOffer } from '../../../views/load-offer.ts';
import { defineRoute } from '../../../route.ts';

export const declineOffer = defineRoute({
  operationId: 'declineOffer',
  action: 'offers.answer',
  handler: async ({ deps, principal, params, commit }) => {
    const opened = await requireOffer(deps.db.knex, deps.vault, principal, params.id);
    const reply = await commit(async (tx) => ({
      status: 200,
      body: await answerOffer(deps, tx, opened, 'declined'),
      keyId: opened.key.id,
    }));
    await wake(deps, opened.application);
    return reply;
  },
});
