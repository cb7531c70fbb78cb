import { listActiveUsers } from '../../../../db/repositories/users.ts';
import type { Colleague } from '../../../../schemas/types.ts';
import { mapPage, toPageInput } from '../../../paging.ts';
import { defineRoute } from '../../../route.ts';

/** Who can be named in a job; an auditor looks on and a candidate is no colleague. */
const roles: readonly Colleague['role'][] = ['administrator', 'hr', 'recruiter', 'business', 'interviewer', 'it'];

/** For whoever sets a job up and may not read the users: names and roles, no login, contact or calendar. */
export const listColleagues = defineRoute({
  operationId: 'listColleagues',
  action: 'colleagues.read',
  handler: async ({ deps, query }) => {
    const page = await listActiveUsers(deps.db.knex, { ...toPageInput(query), roles });
    const items = page.items.map(({ id, displayName, role }) => ({ id, displayName, role: role as Colleague['role'] }));
    return { status: 200, body: mapPage(page, items) };
  },
});
