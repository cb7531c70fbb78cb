import { HubError } from '../domain/errors.ts';
import type { Call } from '../domain/process/types.ts';
import { insertInboxRows, sealInboxContent, attachUnmatched } from '../db/repositories/inbox.ts';
import { getOrder, lockOrder, updateOrder } from '../db/repositories/interview-orders.ts';
import { callConnector, finishWithoutCall, type CallDeps, type PerformContext } from './call-connector.ts';
import { inLanguage, keepRemoteId, loadCase } from './load-case.ts';

export type InterviewDeps = CallDeps & { publicUrl: string };
type CallOf<Op extends Call['op']> = Extract<Call, { op: Op }>;

/** Orders the interview; the link and the vendor's id are kept, and events that came before them find their order. */
export async function invite(deps: InterviewDeps, at: PerformContext, call: CallOf<'interview.invite'>): Promise<void> {
  const found = await loadCase(deps, at.applicationId);
  const { application, candidate, job, rubric, key } = found;
  const language = application.language;
  const email = candidate.emails[0];
  const phone = candidate.phones[0];
  const connectionId = job.connections.interview ?? '';
  await callConnector(deps, {
    ...at,
    operation: 'interview.invite',
    connectionId,
    input: {
      externalId: call.orderId,
      candidate: {
        name: candidate.formattedName,
        language,
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
      },
      position: { title: inLanguage(job.title, language) },
      questions: (job.questions ?? []).map((q) => ({
        id: q.id,
        text: inLanguage(q.text, language),
        dimension: q.dimension,
        timeLimitSeconds: q.timeLimitSeconds ?? 180,
      })),
      rubric: {
        dimensions: rubric.dimensions.map((d) => ({
          key: d.key,
          name: inLanguage(d.name, language),
          weight: d.weight,
          anchors: (d.anchors ?? []).map((a) => ({ at: a.at, text: inLanguage(a.text, language) })),
        })),
      },
      expiresAt: call.expiresAt,
      notifyUrl: `${deps.publicUrl}/webhooks/${connectionId}`,
    },
    keep: async (tx, output) => {
      const now = deps.now().toISOString();
      // An event may have been faster than the answer: then the order is further on.
      const order = await lockOrder(tx, key, call.orderId);
      await updateOrder(tx, key, call.orderId, {
        ...(order?.status === 'ordered' ? { status: 'invited' as const } : {}),
        remoteId: output.remoteId,
        inviteUrl: output.inviteUrl,
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
export async function cancel(deps: InterviewDeps, at: PerformContext, call: CallOf<'interview.cancel'>): Promise<void> {
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
  deps: InterviewDeps,
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
    keep: async (tx, events) => {
      const receivedAt = deps.now().toISOString();
      const rows = events.map((event) => {
        const id = deps.newId();
        return {
          id,
          connectionId: order.connectionId,
          deliveryKey: event.dedupeKey,
          eventType: event.eventType,
          via: 'poll' as const,
          applicationId: application.id,
          remoteOrderId: order.remoteId,
          externalRef: order.id,
          content: sealInboxContent(deps.vault, key, id, { event }),
          occurredAt: event.occurredAt,
          receivedAt,
        };
      });
      await insertInboxRows(tx, rows);
    },
  });
}
