import { HubError } from '../../../../domain/errors.ts';
import { decide } from '../../../decide.ts';
import { deriveId } from '../../../idempotency.ts';
import { toApplication } from '../../../views/application-view.ts';
import { requireApplication } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

export const withdrawApplication = defineRoute({
  operationId: 'withdrawApplication',
  action: 'applications.withdraw',
  handler: async ({ deps, principal, params, idempotencyKey }) => {
    const { knex } = deps.db;
    const before = await requireApplication(knex, principal, params.id);
    const ended = (): HubError =>
      new HubError('application_ended', `The application has ended as ${before.status}: nothing is left to withdraw.`);
    if (!['active', 'onHold', 'withdrawn'].includes(before.status)) throw ended();
    const requestId = deriveId('withdraw', before.id, principal.id, idempotencyKey ?? deps.newId());
    try {
      await decide(deps, before.id, requestId, { kind: 'withdrawn', requestId, actor: principal.id });
    } catch (error) {
      // The workflow knows the repeat of the request that withdrew it and says yes again; anybody else is told the truth.
      if (before.status === 'withdrawn' && error instanceof HubError) throw ended();
      throw error;
    }
    const after = await requireApplication(knex, principal, params.id);
    return { status: 200, body: await toApplication(deps, knex, after), keyId: after.keyId };
  },
});
