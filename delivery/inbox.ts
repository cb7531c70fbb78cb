import { isUtf8 } from 'node:buffer';
import type { Acknowledgement, Connector, ConnectorError, EventSource, RawWebhook } from '../connectors/contract.ts';
import type { ConnectorRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import { getConnection, loadCredentials, type Credentials } from '../db/repositories/connections.ts';
import { HubError } from '../domain/errors.ts';
import type { InboundEvent } from '../schemas/types.ts';
import { checkValid } from '../schemas/validate.ts';
import type { Vault } from '../security/vault.ts';
import type { DeliveryMetrics } from './delivery-log.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { InboxContent, InboxWriter } from './inbox-writer.ts';

/** What became of a webhook; `acknowledgement` where the vendor wants to see certain words. */
export type InboxReceipt = { received: number; duplicates: number; acknowledgement?: Acknowledgement };

/** The way in for vendors' webhooks. */
export interface Inbox {
  /**
   * Verifies, parses and keeps one webhook; when it resolves, its events are committed and may be answered with 202.
   * Safe to repeat: a delivery that is here already changes nothing.
   * @throws HubError connection_not_found, connector_unknown, webhooks_unsupported, webhook_signature_invalid,
   *   webhook_timestamp_stale, webhook_payload_invalid, not_confirmed; any error of the database. None of them keeps a row.
   */
  receiveWebhook(connectionId: string, raw: RawWebhook): Promise<InboxReceipt>;
  /** Forgets what is remembered of a connection; for who just changed it. */
  forgetConnection(connectionId: string): void;
}

export type InboxDeps = {
  db: Db;
  vault: Vault;
  registry: ConnectorRegistry;
  writer: InboxWriter;
  dispatcher: Dispatcher;
  now: () => Date;
  metrics: DeliveryMetrics;
};

type Source = {
  events: EventSource;
  config: { [key: string]: unknown };
  credentials: Credentials;
  loadedAt: number;
};

/** How long a connection's settings are used without looking again. */
const rememberedMs = 5_000;

/** Makes the way in; one for each process. */
export function createInbox(deps: InboxDeps): Inbox {
  const sources = new Map<string, Source>();

  const loadSource = async (connectionId: string): Promise<Source> => {
    const { knex } = deps.db;
    const connection = await getConnection(knex, connectionId);
    if (connection?.status !== 'active') {
      sources.delete(connectionId);
      throw new HubError('connection_not_found', 'No connection in use has this id. Check the address of the webhook.');
    }
    const connector: Connector | undefined = deps.registry.get(connection.connectorId);
    if (connector === undefined) {
      throw new HubError('connector_unknown', `The hub has no connector ${connection.connectorId}. Install it.`);
    }
    if (connector.events === undefined) {
      throw new HubError('webhooks_unsupported', `${connector.manifest.vendor} sends the hub no webhooks.`);
    }
    const source: Source = {
      events: connector.events,
      config: connection.config,
      credentials: await loadCredentials(knex, deps.vault, connectionId),
      loadedAt: performance.now(),
    };
    sources.set(connectionId, source);
    return source;
  };

  /** The settings under which the signature holds; remembered ones that fail may be outdated, so they are read again. */
  const verify = async (connectionId: string, raw: RawWebhook): Promise<Source> => {
    const remembered = sources.get(connectionId);
    const age = remembered === undefined ? Infinity : performance.now() - remembered.loadedAt;
    if (remembered === undefined || age > rememberedMs) {
      const source = await loadSource(connectionId);
      source.events.verify(raw, source.credentials, deps.now());
      return source;
    }
    try {
      remembered.events.verify(raw, remembered.credentials, deps.now());
      return remembered;
    } catch (error) {
      // Within a second of the last look nothing is read, so that wrong signatures cost no database.
      if (age < 1_000) throw error;
      const source = await loadSource(connectionId);
      source.events.verify(raw, source.credentials, deps.now());
      return source;
    }
  };

  const read = async (
    connectionId: string,
    raw: RawWebhook,
  ): Promise<{ events: InboundEvent[]; acknowledgement: Acknowledgement | undefined }> => {
    try {
      const source = await verify(connectionId, raw);
      const events = source.events.parse(raw, source.config).map(requireValid);
      return { events, acknowledgement: source.events.acknowledgement };
    } catch (error) {
      const refusal = toRefusal(error);
      if (refusal !== null) deps.metrics.count('inbox_rejected_total', { code: refusal.code });
      throw refusal ?? error;
    }
  };

  return {
    async receiveWebhook(connectionId, raw) {
      const { events, acknowledgement } = await read(connectionId, raw);
      const kept = rawContent(raw.bytes);
      const written = await deps.writer.write(
        events.map((event) => ({ connectionId, via: 'webhook', content: { raw: kept, event } })),
      );
      let duplicates = 0;
      for (const row of written) {
        if (!row.isNew) {
          duplicates += 1;
          deps.metrics.count('inbox_duplicate_total', { via: 'webhook' });
          continue;
        }
        const outcome = row.consumed ? 'ignored' : row.applicationId === null ? 'unmatched' : 'pending';
        deps.metrics.count('inbox_received_total', { via: 'webhook', outcome });
        if (outcome === 'pending' && row.applicationId !== null)
          deps.dispatcher.wake(row.applicationId, [row.id], row.eventType);
      }
      const receipt = { received: written.length - duplicates, duplicates };
      return acknowledgement === undefined ? receipt : { ...receipt, acknowledgement };
    },
    forgetConnection(connectionId) {
      sources.delete(connectionId);
    },
  };
}

/**
 * Checks that a connector's translation fits the shared schema.
 * @throws HubError webhook_payload_invalid
 */
export function requireValid(event: InboundEvent): InboundEvent {
  const errors = checkValid('inbound-event', event);
  if (errors.length === 0) return event;
  throw new HubError('webhook_payload_invalid', "The connector's event does not fit inbound-event.schema.json.", {
    errors,
  });
}

function rawContent(bytes: Uint8Array): InboxContent['raw'] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (isUtf8(buffer)) return { encoding: 'utf8', text: buffer.toString('utf8') };
  return { encoding: 'base64', text: buffer.toString('base64') };
}

/** A connector's refusal in the hub's words; null when the error is no refusal. */
function toRefusal(error: unknown): HubError | null {
  if (error instanceof HubError) return error;
  // By name: a connector from a package may carry its own copy of the class.
  if (!(error instanceof Error) || error.name !== 'ConnectorError') return null;
  const { kind, code, message, field } = error as ConnectorError;
  if (kind === 'signature') {
    const stale = code === 'webhook_timestamp_stale';
    return new HubError(stale ? 'webhook_timestamp_stale' : 'webhook_signature_invalid', message, { cause: error });
  }
  if (kind !== 'payload') return null;
  const path = field === undefined || field === '/' ? '' : field;
  return new HubError('webhook_payload_invalid', message, { cause: error, path });
}
