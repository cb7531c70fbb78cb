import { HubError } from '../../../../domain/errors.ts';
import { deleteSessionsOfUser } from '../../../../db/repositories/sessions.ts';
import { getUser, setUserDisabled } from '../../../../db/repositories/users.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const disableUser = defineRoute({
  operationId: 'disableUser',
  action: 'users.write',
  handler: async ({ deps, principal, params, commit }) => {
    if (principal.kind === 'user' && principal.subjectId === params.id)
      throw new HubError('conflict', 'You would lock yourself out: let another administrator do it.');
    return commit(async (tx) => {
      const user = await getUser(tx, params.id);
      if (!user) throw notFound('user');
      if (user.disabledAt === null) await setUserDisabled(tx, user.id, deps.now().toISOString());
      await deleteSessionsOfUser(tx, user.id);
      return { status: 200, body: (await getUser(tx, user.id)) ?? user };
    });
  },
});
