import { getUser, updateUser as update } from '../../../../db/repositories/users.ts';
import { requireTimeZone } from '../../../../domain/scheduling/time-zone.ts';
import { toEtag } from '../../../etag.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

/** How somebody is reached and when they have time. Role, department and login are not changed here. */
export const updateUser = defineRoute({
  operationId: 'updateUser',
  action: 'users.schedule',
  handler: async ({ params, body, ifMatch, commit }) => {
    if (body.timeZone) requireTimeZone(body.timeZone, '/timeZone');
    return commit(async (tx) => {
      const before = await getUser(tx, params.id);
      if (!before) throw notFound('user');
      const user = await update(tx, before, body, ifMatch);
      return { status: 200, headers: { ETag: toEtag(user.version) }, body: user };
    });
  },
});
