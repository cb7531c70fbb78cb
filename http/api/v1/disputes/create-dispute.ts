import { insertDispute, type DisputeRecord } from '../../../../db/repositories/disputes.ts';
import { keepOwnEvent, wake } from '../../../../delivery/own-event.ts';
import { requireApplicationKey } from '../../../views/load-application.ts';
import { defineRoute } from '../../../route.ts';

/** Keeps the objection, whatever state the application is in; the process opens the task. */
export const createDispute = defineRoute({
  operationId: 'createDispute',
  action: 'disputes.write',
  handler: async ({ deps, principal, params, body, commit }) => {
    const { application, key } = await requireApplicationKey(deps.db.knex, deps.vault, principal, params.id);
    const dispute: DisputeRecord = {
      id: deps.newId(),
      applicationId: application.id,
      status: 'open',
      reason: body.reason,
      raisedBy: principal.id,
      raisedAt: deps.now().toISOString(),
      settledBy: null,
      settledAt: null,
    };
    const reply = await commit(async (tx) => {
      await insertDispute(tx, key, dispute);
      await keepOwnEvent(tx, deps, application, {
        event: { eventType: 'dispute.raised', disputeId: dispute.id },
        dedupeKey: dispute.id,
      });
      return { status: 202, body: { ...dispute, taskId: null }, keyId: key.id };
    });
    await wake(deps, application);
    return reply;
  },
});
