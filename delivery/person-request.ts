import type { Db } from '../db/connection.ts';
import { getApplication, type ApplicationRecord } from '../db/repositories/applications.ts';
import { insertInboxRows, sealInboxContent } from '../db/repositories/inbox.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import { HubError } from '../domain/errors.ts';
import type { Vault } from '../security/vault.ts';
import type { WorkflowGateway } from './workflow-gateway.ts';

/** The connection id of what the hub asks of itself. */
export const hubConnectionId = 'hub';
/** The event type of the request that a person looks at an automatic decline. */
export const personRequestedType = 'application.personRequested';

export type PersonRequestDeps = {
  db: Db;
  vault: Vault;
  gateway: Pick<WorkflowGateway, 'startApplication'>;
  now: () => Date;
  newId: () => string;
};

/**
 * Keeps the request that a person looks at an automatic decline, and wakes the application's workflow again; where that
 * fails the sweeper does it. One request for each decline: repeating it changes nothing.
 * @throws HubError application_ended unless it was a knock-out answer that ended it
 */
export async function requestPerson(deps: PersonRequestDeps, application: ApplicationRecord): Promise<void> {
  const { id, state } = application;
  if (state.status !== 'rejected' || state.rejectedBy !== 'knockOut') {
    throw new HubError(
      'application_ended',
      'Only an automatic decline can be put before a person; this application did not end by one.',
    );
  }
  const receivedAt = deps.now().toISOString();
  await deps.db.transaction(async (tx) => {
    const key = await loadDataKey(tx, deps.vault, application.keyId);
    const rowId = deps.newId();
    const row = {
      id: rowId,
      connectionId: hubConnectionId,
      deliveryKey: `${personRequestedType}/${id}/${state.stageRun}`,
      eventType: personRequestedType,
      via: 'webhook' as const,
      applicationId: id,
      remoteOrderId: null,
      externalRef: null,
      content: sealInboxContent(deps.vault, key, rowId, { raw: null, event: { eventType: personRequestedType } }),
      occurredAt: receivedAt,
      receivedAt,
    };
    await insertInboxRows(tx, [row]);
  });
  const now = await getApplication(deps.db.knex, id);
  await deps.gateway.startApplication(id, {
    jobId: application.jobId,
    departmentId: application.departmentId,
    nextSeq: (now?.seq ?? application.seq) + 1,
  });
}
