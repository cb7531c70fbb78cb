import { deleteSession as endSession } from '../../../../db/repositories/sessions.ts';
import { sessionCookie } from '../../../authenticate.ts';
import { defineRoute } from '../../../route.ts';

export const deleteSession = defineRoute({
  operationId: 'deleteSession',
  action: 'signedIn',
  handler: async ({ deps, principal }) => {
    if (principal.sessionHash !== null) await endSession(deps.db.knex, principal.sessionHash);
    return {
      status: 204,
      headers: { 'Set-Cookie': `${sessionCookie}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0` },
      body: undefined,
    };
  },
});
