import { getApiKey } from '../../../../db/repositories/api-keys.ts';
import { getUser } from '../../../../db/repositories/users.ts';
import { notFound } from '../../../principal.ts';
import { toSession } from '../../../views/session-view.ts';
import { defineRoute } from '../../../route.ts';

export const getSession = defineRoute({
  operationId: 'getSession',
  action: 'signedIn',
  handler: async ({ deps, principal }) => {
    const { knex } = deps.db;
    if (principal.kind === 'apiKey') {
      const key = await getApiKey(knex, principal.subjectId);
      if (!key) throw notFound('session');
      const { id, name, role, departmentId } = key;
      return {
        status: 200,
        body: { userId: id, login: name, displayName: name, role, departmentId, locale: 'en' as const },
      };
    }
    const user = await getUser(knex, principal.subjectId);
    if (!user) throw notFound('session');
    return { status: 200, body: toSession(user, principal.csrfToken) };
  },
});
