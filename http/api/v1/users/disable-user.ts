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
      const disabledAt = user.disabledAt ?? deps.now().toISOString();
      await setUserDisabled(tx, user.id, disabledAt);
      await deleteSessionsOfUser(tx, user.id);
      return { status: 200, body: { ...user, disabledAt } };
    });
  },
});
