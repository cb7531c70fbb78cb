import { HubError } from '../domain/errors.ts';
import type { CallOf } from '../domain/process/types.ts';
import { effectiveQuestions, effectiveRubric } from '../domain/rubric/supplements.ts';
import type { InboundEvent } from '../schemas/types.ts';
import type { Tx } from '../db/connection.ts';
import { listFacts, toFactMap } from '../db/repositories/facts.ts';
import { insertInboxRows, sealInboxContent, attachUnmatched } from '../db/repositories/inbox.ts';
import { getOrder, lockOrder, updateOrder, type OrderRecord } from '../db/repositories/interview-orders.ts';
import type { DataKey } from '../security/vault.ts';
import { callConnector, finishWithoutCall, type PerformContext } from './call-connector.ts';
import { inLanguage, keepRemoteId, loadCase } from './load-case.ts';
import type { PerformDeps } from './perform-deps.ts';
import { loadQuestions, loadSupplements, toQuestionInput, toRubricInput } from './questions.ts';

/** Orders the interview or the test; the link and the vendor's id are kept, and events that came before them find their order. */
export async function invite(deps: PerformDeps, at: PerformContext, call: CallOf<'interview.invite'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { application, candidate, job, rubric, key } = found;
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null) throw new HubError('not_found', 'The order is gone.');
  const kind = order.orderType === 'writtenTest' ? 'writtenTest' : 'aiInterview';
  const { connectionId } = order;
  const language = application.language;
  const email = candidate.emails[0];
  const phone = candidate.phones[0];
  const facts = toFactMap(await listFacts(deps.db.knex, key, application.id));
  const supplements = kind === 'aiInterview' ? await loadSupplements(deps.db.knex, application, job) : [];
  const { dimensions } = effectiveRubric(rubric, supplements, facts);
  const questions = effectiveQuestions(
    await loadQuestions(deps.db.knex, job, kind),
    supplements,
    facts,
    job.timeLimits,
  );
  await callConnector(deps, {
    ...at,
    operation: 'interview.invite',
    connectionId,
    input: {
      externalId: call.orderId,
      kind,
      candidate: {
        name: candidate.formattedName,
        language,
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
      },
      position: { title: inLanguage(job.title, language) },
      questions: questions.map((q) => toQuestionInput(q, language)),
      rubric: toRubricInput(dimensions, language),
      identityCheck: job.identityCheck ?? false,
      expiresAt: call.expiresAt,
      notifyUrl: `${deps.publicUrl}/webhooks/${connectionId}`,
    },
    keep: async (tx, output) => {
      const now = deps.now().toISOString();
      // An event may have been faster than the answer: then the order is further on.
      const current = await lockOrder(tx, key, call.orderId);
      await updateOrder(tx, key, call.orderId, {
        ...(current?.status === 'ordered' ? { status: 'invited' as const } : {}),
        remoteId: output.remoteId,
        inviteUrl: output.inviteUrl,
        dimensions,
        invitedAt: now,
        updatedAt: now,
      });
      await keepRemoteId(tx, found, connectionId, output.remoteId, now);
      await attachUnmatched(tx, deps.vault, key, {
        connectionId,
        remoteOrderId: output.remoteId,
        orderId: call.orderId,
        applicationId: application.id,
      });
    },
  });
}

/** Takes an order back at the vendor; nothing to do where none was taken. */
export async function cancel(deps: PerformDeps, at: PerformContext, call: CallOf<'interview.cancel'>): Promise<void> {
  const { key } = await loadCase(deps, at.applicationId);
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null || order.remoteId === null) {
    await finishWithoutCall(deps, at.applicationId, at.callKey, 'interview.cancel', async () => {});
    return;
  }
  await callConnector(deps, {
    ...at,
    operation: 'interview.cancel',
    connectionId: order.connectionId,
    input: { remoteId: order.remoteId },
    keep: async () => {},
  });
}

/** Asks the vendor how an order stands; what it says goes the way of a webhook, under the same keys. */
export async function pollOrder(
  deps: PerformDeps,
  at: PerformContext,
  call: CallOf<'interview.pollOrder'>,
): Promise<void> {
  const { key, application } = await loadCase(deps, at.applicationId);
  const order = await getOrder(deps.db.knex, key, call.orderId);
  if (order === null || order.remoteId === null)
    throw new HubError('not_found', 'There is no such order at the vendor.');
  await callConnector(deps, {
    ...at,
    operation: 'interview.events',
    connectionId: order.connectionId,
    input: { remoteId: order.remoteId, externalId: order.id },
    keep: (tx, events) => keepPolled(deps, tx, { key, order, applicationId: application.id }, events),
  });
}

/** Keeps what a vendor said when it was asked, as rows of the inbox under the keys its webhooks have. */
export async function keepPolled(
  deps: Pick<PerformDeps, 'vault' | 'now' | 'newId'>,
  tx: Tx,
  { key, order, applicationId }: { key: DataKey; order: OrderRecord; applicationId: string },
  events: readonly InboundEvent[],
): Promise<void> {
  const receivedAt = deps.now().toISOString();
  const rows = events.map((event) => {
    const id = deps.newId();
    return {
      id,
      connectionId: order.connectionId,
      deliveryKey: event.dedupeKey,
      eventType: event.eventType,
      via: 'poll' as const,
      applicationId,
      remoteOrderId: order.remoteId,
      externalRef: order.id,
      content: sealInboxContent(deps.vault, key, id, { event }),
      occurredAt: event.occurredAt,
      receivedAt,
    };
  });
  await insertInboxRows(tx, rows);
}
