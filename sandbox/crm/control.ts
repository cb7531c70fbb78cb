import { Router } from 'express';
import { ApiError } from '../shared/api.ts';
import type { Opportunities } from './opportunities.ts';
import type { Opportunity } from './types.ts';

/**
 * The calls under `/_control/crm`: `GET` shows all opportunities; `PUT` with `opportunities` (each with its `id` to replace
 * one) and `remove` (ids) changes them. `broken` replaces members of the answer.
 */
export function crmControl(opportunities: Opportunities): Router {
  const router = Router();
  router.get('/', (_req, res) => {
    res.json({ opportunities: opportunities.list() });
  });
  router.put('/', (req, res) => {
    const body = (req.body ?? {}) as {
      opportunities?: (Omit<Opportunity, 'id'> & { id?: string })[];
      remove?: string[];
    };
    for (const name of ['opportunities', 'remove'] as const) {
      if (body[name] !== undefined && !Array.isArray(body[name])) {
        throw new ApiError(422, 'invalid_request', `${name} must be a list.`, name);
      }
    }
    for (const id of body.remove ?? []) opportunities.remove(id);
    res.json({ ids: (body.opportunities ?? []).map(({ id, ...input }) => opportunities.put(input, id)) });
  });
  return router;
}
