import { listScorecards as list } from '../../../../db/repositories/scorecards.ts';
import { loadActorNames } from '../../../../db/repositories/actor-names.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const listScorecards = defineRoute({
  operationId: 'listScorecards',
  action: 'results.read',
  handler: async ({ deps, principal, params }) => {
    const { application, key } = await requireApplicationKey(deps.db.knex, deps.vault, principal, params.id);
    const items = await list(deps.db.knex, key, application.id);
    const nameOf = await loadActorNames(
      deps.db.knex,
      items.map(({ reviewer }) => reviewer),
    );
    return {
      status: 200,
      body: { items: items.map((card) => ({ ...card, reviewer: nameOf(card.reviewer) ?? card.reviewer })) },
    };
  },
});
