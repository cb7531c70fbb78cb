import { findScorecard, listScorecards } from '../../../../db/repositories/scorecards.ts';
import { notFound } from '../../../principal.ts';
import { loadActorNames } from '../../../../db/repositories/actor-names.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const getScorecard = defineRoute({
  operationId: 'getScorecard',
  action: 'results.read',
  handler: async ({ deps, principal, params }) => {
    const { knex } = deps.db;
    const found = await findScorecard(knex, params.id);
    if (!found) throw notFound('scorecard');
    const { application, key } = await requireApplicationKey(knex, deps.vault, principal, found.applicationId);
    const card = (await listScorecards(knex, key, application.id)).find(({ id }) => id === params.id);
    if (!card) throw notFound('scorecard');
    const nameOf = await loadActorNames(knex, [card.reviewer]);
    return { status: 200, body: { ...card, reviewer: nameOf(card.reviewer) ?? card.reviewer } };
  },
});
