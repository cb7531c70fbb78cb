import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import { attachUnmatched } from '../db/repositories/inbox.ts';
import { getOrder, lockOrder, updateOrder } from '../db/repositories/interview-orders.ts';
import { listResumesOfApplication } from '../db/repositories/resumes.ts';
import { callConnector, finishWithoutCall, type PerformContext } from './call-connector.ts';
import { keepPolled } from './interview.ts';
import { keepRemoteId, loadCase } from './load-case.ts';
import type { PerformDeps } from './perform-deps.ts';

/** Orders the check with what the candidate claims, so that the checker knows what to verify. */
export async function orderBackgroundCheck(
  deps: PerformDeps,
  at: PerformContext,
  call: CallOf<'backgroundCheck.order'>,
): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { application, candidate, job, key } = found;
  const connectionId = job.connections.background ?? '';
  const [resume] = await listResumesOfApplication(deps.db.knex, key, application.id);
  const email = candidate.emails[0];
  const phone = candidate.phones[0];
  await callConnector(deps, {
    ...at,
    operation: 'backgroundCheck.order',
    connectionId,
    input: {
      externalId: call.orderId,
      candidate: {
        name: candidate.formattedName,
        language: application.language,
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
        ...(candidate.nationalId ? { nationalId: candidate.nationalId } : {}),
      },
      checks: call.checks,
      claims: {
        employers: (resume?.fields.employers ?? []).flatMap((e) =>
          e.name ? [{ name: e.name, from: e.startOn ?? null, to: e.endOn ?? null }] : [],
        ),
        schools: (resume?.fields.schools ?? []).flatMap((school) => (school.name ? [{ name: school.name }] : [])),
      },
      consentAt: call.consentAt,
      notifyUrl: `${deps.publicUrl}/webhooks/${connectionId}`,
    },
    keep: async (tx, { remoteId }) => {
      const now = deps.now().toISOString();
      const order = await lockOrder(tx, key, call.orderId);
      await updateOrder(tx, key, call.orderId, {
        ...(order?.status === 'ordered' ? { status: 'invited' as const } : {}),
        remoteId,
        invitedAt: now,
        updatedAt: now,
      });
      await keepRemoteId(tx, found, connectionId, remoteId, now);
      await attachUnmatched(tx, deps.vault, key, {
        connectionId,
        remoteOrderId: remoteId,
        orderId: call.orderId,
        applicationId: application.id,
      });
    },
  });
}

/** Takes a check back; nothing to do where none was ordered. */
export async function cancelBackgroundCheck(
  deps: PerformDeps,
  at: PerformContext,
  call: CallOf<'backgroundCheck.cancel'>,
): Promise<void> {
  const { key } = await loadCase(deps, at.applicationId);
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null || order.remoteId === null) {
    await finishWithoutCall(deps, at.applicationId, at.callKey, 'backgroundCheck.cancel', async () => {});
    return;
  }
  await callConnector(deps, {
    ...at,
    operation: 'backgroundCheck.cancel',
    connectionId: order.connectionId,
    input: { remoteId: order.remoteId },
    keep: async () => {},
  });
}

/** Asks the checker how an order stands; what it says goes the way of a webhook. */
export async function pollBackgroundCheck(
  deps: PerformDeps,
  at: PerformContext,
  call: CallOf<'backgroundCheck.pollOrder'>,
): Promise<void> {
  const { key, application } = await loadCase(deps, at.applicationId);
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null || order.remoteId === null)
    throw new HubError('not_found', 'There is no such order at the background checker.');
  await callConnector(deps, {
    ...at,
    operation: 'backgroundCheck.events',
    connectionId: order.connectionId,
    input: { remoteId: order.remoteId, externalId: order.id },
    keep: (tx, events) => keepPolled(deps, tx, { key, order, applicationId: application.id }, events),
  });
}
