import { HubError } from '../../../../domain/errors.ts';
import { mayGrant } from '../../../../security/rights.ts';
import { makeApiKey } from '../../../intake/api-keys.ts';
import { requireKnownDepartment } from '../../../references.ts';
import { defineRoute } from '../../../route.ts';

export const createApiKey = defineRoute({
  operationId: 'createApiKey',
  action: 'apiKeys.write',
  handler: async ({ deps, principal, body, commit }) => {
    if (!mayGrant(principal.role, body.role))
      throw new HubError('forbidden', 'You may not give this role: ask an administrator.', { path: '/role' });
    return commit(async (tx) => {
      await requireKnownDepartment(tx, body.departmentId);
      const { name, role, departmentId = null } = body;
      const made = await makeApiKey(tx, deps.vault, {
        id: deps.newId(),
        name,
        role,
        departmentId,
        createdAt: deps.now().toISOString(),
      });
      return { status: 201, body: made };
    });
  },
});
