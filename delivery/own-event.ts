import { getApplication, type ApplicationRecord } from '../db/repositories/applications.ts';
import type { Db, Tx } from '../db/connection.ts';
import { insertInboxRows, sealInboxContent } from '../db/repositories/inbox.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { HubError } from '../domain/errors.ts';
import { hubConnectionId, type OwnEvent } from '../domain/process/own-events.ts';
import type { Vault } from '../security/vault.ts';
import type { WorkflowGateway } from './workflow-gateway.ts';

export type OwnEventDeps = { vault: Vault; now: () => Date; newId: () => string };

/**
 * Keeps what somebody did through the API as a row of the application's inbox, in the transaction that wrote what was
 * done; call {@link wake} after its commit. The same `dedupeKey` twice is one event.
 */
export async function keepOwnEvent(
  tx: Tx,
  deps: OwnEventDeps,
  application: Pick<ApplicationRecord, 'id' | 'keyId'>,
  { event, dedupeKey }: { event: OwnEvent; dedupeKey: string },
): Promise<void> {
  const key = await loadDataKey(tx, deps.vault, application.keyId);
  const id = deps.newId();
  const at = deps.now().toISOString();
  await insertInboxRows(tx, [
    {
      id,
      connectionId: hubConnectionId,
      deliveryKey: `${event.eventType}/${dedupeKey}`,
      eventType: event.eventType,
      via: 'webhook' as const,
      applicationId: application.id,
      remoteOrderId: null,
      externalRef: null,
      content: sealInboxContent(deps.vault, key, id, { raw: null, event }),
      occurredAt: at,
      receivedAt: at,
    },
  ]);
}

export type WakeDeps = { db: Db; gateway: Pick<WorkflowGateway, 'signalInbox' | 'startApplication'> };

/** Tells the application's workflow that something waits; starts it again where it has ended. Where Temporal is away the sweeper does it. */
export async function wake(
  deps: WakeDeps,
  application: Pick<ApplicationRecord, 'id' | 'jobId' | 'departmentId' | 'seq'>,
): Promise<void> {
  try {
    if ((await deps.gateway.signalInbox(application.id)) === 'ok') return;
    const now = await getApplication(deps.db.knex, application.id);
    await deps.gateway.startApplication(application.id, {
      jobId: application.jobId,
      departmentId: application.departmentId,
      nextSeq: (now?.seq ?? application.seq) + 1,
    });
  } catch (error) {
    if (!(error instanceof HubError) || error.code !== 'temporal_unavailable') throw error;
  }
}
