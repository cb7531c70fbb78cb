import type { Call } from '../domain/process/types.ts';
import { renderMessage } from '../domain/messages/render-message.ts';
import { getConnection } from '../db/repositories/connections.ts';
import { getOrder } from '../db/repositories/interview-orders.ts';
import { insertMessage, markMessage } from '../db/repositories/messages.ts';
import { callConnector, finishWithoutCall, type CallDeps, type PerformContext } from './call-connector.ts';
import { inLanguage, loadCase } from './load-case.ts';

/** Sends one message to the candidate, in their language. Without an address it is kept as skipped, for a person to see. */
export async function sendMessage(
  deps: CallDeps,
  at: PerformContext,
  call: Extract<Call, { op: 'message.send' }>,
): Promise<void> {
  const { application, candidate, job, key } = await loadCase(deps, at.applicationId);
  const { knex } = deps.db;
  const language = application.language;
  const order = call.orderId === undefined ? null : await getOrder(knex, key, call.orderId);
  const connectionId = job.connections.mail ?? '';
  const connection = await getConnection(knex, connectionId);
  const senderName = connection?.config['senderName'];
  const { subject, text } = renderMessage(call.template, language, {
    candidateName: candidate.formattedName,
    jobTitle: inLanguage(job.title, language),
    companyName: typeof senderName === 'string' ? senderName : language === 'zh' ? '招聘团队' : 'The hiring team',
    inviteUrl: order?.inviteUrl ?? null,
    expiresAt: order?.expiresAt ?? null,
    notes: job.notes === undefined ? null : inLanguage(job.notes, language),
  });
  const email = candidate.emails[0];
  const message = {
    id: deps.newId(),
    applicationId: application.id,
    messageKey: at.callKey,
    template: call.template,
    channel: 'mail' as const,
    language,
    content: { to: { email: email ?? '', name: candidate.formattedName }, subject, text },
    createdAt: deps.now().toISOString(),
  };
  if (email === undefined) {
    await finishWithoutCall(deps, application.id, at.callKey, 'message.send', async (tx) => {
      await insertMessage(tx, key, { ...message, status: 'skipped' });
    });
    return;
  }
  // What was kept first is what is sent, so that every attempt sends the same words under the same key.
  const kept = await insertMessage(knex, key, { ...message, status: 'queued' });
  await callConnector(deps, {
    ...at,
    operation: 'message.send',
    connectionId,
    input: { ...kept.content, language, tags: { applicationId: application.id, template: call.template } },
    keep: (tx, output) =>
      markMessage(tx, kept.id, { status: 'sent', remoteId: output.remoteId, sentAt: deps.now().toISOString() }),
  });
}
