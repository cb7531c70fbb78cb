import { HubError } from '../../../../domain/errors.ts';
import { insertUser } from '../../../../db/repositories/users.ts';
import { hashPassword } from '../../../../security/passwords.ts';
import { requireTimeZone } from '../../../../domain/scheduling/time-zone.ts';
import { mayGrant } from '../../../../security/rights.ts';
import { requireKnownDepartment } from '../../../references.ts';
import { defineRoute } from '../../../route.ts';

export const createUser = defineRoute({
  operationId: 'createUser',
  action: 'users.write',
  handler: async ({ deps, principal, body, commit }) => {
    if (!mayGrant(principal.role, body.role))
      throw new HubError('forbidden', 'You may not give this role: ask an administrator.', { path: '/role' });
    if (body.timeZone !== undefined) requireTimeZone(body.timeZone, '/timeZone');
    const passwordHash = await hashPassword(body.password);
    const user = {
      id: deps.newId(),
      login: body.login.toLowerCase(),
      displayName: body.displayName,
      role: body.role,
      departmentId: body.departmentId ?? null,
      locale: body.locale ?? ('en' as const),
      employeeNumber: body.employeeNumber ?? null,
      email: body.email ?? null,
      calendar: body.calendar ?? null,
      timeZone: body.timeZone ?? null,
      createdAt: deps.now().toISOString(),
    };
    return commit(async (tx) => {
      await requireKnownDepartment(tx, body.departmentId);
      await insertUser(tx, { ...user, passwordHash });
      return { status: 201, body: { ...user, disabledAt: null, version: 1 } };
    });
  },
});
