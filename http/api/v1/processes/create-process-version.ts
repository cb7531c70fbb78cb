import { HubError } from '../../../../domain/errors.ts';
import { insertProcessVersion } from '../../../../db/repositories/process-versions.ts';
import { findProcessFaults } from '../../../check-process.ts';
import { defineRoute } from '../../../route.ts';

export const createProcessVersion = defineRoute({
  operationId: 'createProcessVersion',
  action: 'processes.write',
  handler: async ({ deps, principal, body, commit }) => {
    const faults = findProcessFaults(body).filter(({ severity }) => severity === 'error');
    const [first] = faults;
    if (first) throw new HubError('process_invalid', first.message, { path: first.path, errors: faults });
    return commit(async (tx) => ({
      status: 201,
      body: await insertProcessVersion(tx, {
        definition: body,
        createdAt: deps.now().toISOString(),
        createdBy: principal.id,
      }),
    }));
  },
});
