import { HubError } from '../../../../domain/errors.ts';
import { getProcessVersion, publishProcessVersion as publish } from '../../../../db/repositories/process-versions.ts';
import { findProcessFaults } from '../../../check-process.ts';
import { notFound } from '../../../principal.ts';
import { defineRoute } from '../../../route.ts';

export const publishProcessVersion = defineRoute({
  operationId: 'publishProcessVersion',
  action: 'processes.publish',
  handler: async ({ deps, principal, params, commit }) => {
    const { processId, version } = params;
    const draft = await getProcessVersion(deps.db.knex, processId, version);
    if (!draft) throw notFound('process version');
    // A key has no face: the second look is a person's.
    if (principal.kind !== 'user')
      throw new HubError('second_person_required', 'A signed-in person must publish it, not an API key.');
    if (draft.createdBy === principal.id)
      throw new HubError('second_person_required', 'You made this version: let somebody else publish it.');
    // Rules may have changed since the draft was kept. Before the transaction: nobody else writes meanwhile.
    const faults = findProcessFaults(draft.definition).filter(({ severity }) => severity === 'error');
    if (faults[0]) throw new HubError('process_invalid', faults[0].message, { path: faults[0].path, errors: faults });
    return commit(async (tx) => {
      await publish(tx, { processId, version, publishedBy: principal.id, at: deps.now().toISOString() });
      const published = await getProcessVersion(tx, processId, version);
      if (!published) throw notFound('process version');
      return { status: 200, body: published };
    });
  },
});
