import type { Db } from '../db/connection.ts';
import { insertInboxRows, sealInboxContent, type NewInboxRow } from '../db/repositories/inbox.ts';
import { markDelivered } from '../db/repositories/messages.ts';
import { loadDataKeys } from '../db/repositories/keys.ts';
import type { InboundEvent } from '../schemas/types.ts';
import type { DataKey, Vault } from '../security/vault.ts';
import { createGroupCommit } from './group-commit.ts';
import { createInboxMatcher, type InboxReference, type InboxTarget } from './inbox-matching.ts';

/** What is sealed in an inbox row. `raw`: the bytes as they came, absent when the hub asked for the event itself. */
export type InboxContent = { raw: { encoding: 'utf8' | 'base64'; text: string } | null; event: InboundEvent };

/** One event to keep. */
export type InboxDraft = {
  connectionId: string;
  via: 'webhook' | 'poll';
  content: InboxContent;
};

/** A kept event. `isNew` false: it was here before, or came twice at once. */
export type InboxWritten = {
  id: string;
  applicationId: string | null;
  eventType: string;
  isNew: boolean;
  consumed: boolean;
};

/** Keeps inbound events durably. */
export interface InboxWriter {
  /**
   * Resolves once the rows of all drafts are committed, and so survive a crash. Rows of many callers share one commit.
   * @throws HubError not_confirmed when more is queued than can be written; any error of the database
   */
  write(drafts: readonly InboxDraft[]): Promise<InboxWritten[]>;
  drain(): Promise<void>;
}

export type InboxWriterDeps = {
  db: Db;
  vault: Vault;
  newId: () => string;
  now: () => Date;
  /** Tests kill the process here: `inbox.beforeCommit`, `inbox.afterCommit`. */
  crashPoint: (name: string) => void;
};

/** Makes the writer; one for each process, so that all of its requests share commits. */
export function createInboxWriter(deps: InboxWriterDeps): InboxWriter {
  const { db, vault } = deps;
  const matcher = createInboxMatcher();

  const commit = async (requests: (readonly InboxDraft[])[]): Promise<InboxWritten[][]> => {
    const drafts = requests.flat();
    const written = await db.transaction(async (tx) => {
      const targets = await matcher.match(tx, drafts.map(referenceOf));
      const keyIds = targets.flatMap((target) => (target === null ? [] : [target.keyId]));
      const keys = keyIds.length > 0 ? await loadDataKeys(tx, vault, keyIds) : new Map<string, DataKey>();
      const receivedAt = deps.now().toISOString();
      const rows = drafts.map((draft, index): NewInboxRow => {
        const target = targets[index] ?? null;
        const id = deps.newId();
        const row = { ...headOf(draft), id, receivedAt };
        if (target === null) return { ...row, ...unmatchedPart(vault, draft, id, receivedAt) };
        const key = keys.get(target.keyId);
        if (key === undefined) return { ...row, ...erasedPart(vault, target, id, receivedAt) };
        return {
          ...row,
          applicationId: target.applicationId,
          content: sealInboxContent(vault, key, id, draft.content),
          ...(isDelivery(draft) ? { outcome: 'applied' as const, consumedAt: receivedAt } : {}),
          ...(draft.content.event.eventType === 'unsupported' ? ignored(unsupportedDetail(draft), receivedAt) : {}),
        };
      });
      const added = await insertInboxRows(tx, rows);
      for (const [index, draft] of drafts.entries()) {
        const target = targets[index];
        if (target && isDelivery(draft)) await markDelivered(tx, target.orderId);
      }
      deps.crashPoint('inbox.beforeCommit');
      return rows.map((row) => ({
        id: row.id,
        applicationId: row.applicationId,
        eventType: row.eventType,
        isNew: added.has(row.id),
        consumed: row.consumedAt !== undefined,
      }));
    });
    deps.crashPoint('inbox.afterCommit');
    let next = 0;
    return requests.map((request) => written.slice(next, (next += request.length)));
  };

  const group = createGroupCommit(commit);
  return {
    write: async (drafts) => (drafts.length === 0 ? [] : group.submit(drafts)),
    drain: () => group.drain(),
  };
}

/** That a message arrived changes its row and nothing else: no process has to be woken for it. */
function isDelivery({ content }: InboxDraft): boolean {
  return content.event.eventType === 'message.delivered';
}

function referenceOf(draft: InboxDraft): InboxReference {
  const { externalRef, remoteOrderId, delivery } = draft.content.event;
  return {
    connectionId: draft.connectionId,
    externalRef: externalRef ?? null,
    // What became of a message is found by the message's own id.
    remoteOrderId: remoteOrderId ?? delivery?.remoteMessageId ?? null,
  };
}

function headOf(draft: InboxDraft): Omit<NewInboxRow, 'id' | 'applicationId' | 'content' | 'receivedAt'> {
  const { event } = draft.content;
  const { externalRef, remoteOrderId, connectionId } = referenceOf(draft);
  return {
    connectionId,
    deliveryKey: event.dedupeKey,
    eventType: event.eventType,
    via: draft.via,
    remoteOrderId,
    externalRef,
    occurredAt: event.occurredAt,
  };
}

type Rest = Pick<NewInboxRow, 'applicationId' | 'content' | 'outcome' | 'detail' | 'consumedAt'>;

function unmatchedPart(vault: Vault, draft: InboxDraft, id: string, at: string): Rest {
  const content = sealInboxContent(vault, null, id, draft.content);
  if (draft.content.event.eventType !== 'unsupported') return { applicationId: null, content };
  return { applicationId: null, content, ...ignored(unsupportedDetail(draft), at) };
}

/** The candidate's key is destroyed: what comes now is not kept under any other key. */
function erasedPart(vault: Vault, target: InboxTarget, id: string, at: string): Rest {
  const content = sealInboxContent(vault, null, id, { raw: null, event: null });
  return {
    applicationId: target.applicationId,
    content,
    ...ignored('The candidate was erased; the content was not kept.', at),
  };
}

function ignored(detail: string, at: string): Pick<NewInboxRow, 'outcome' | 'detail' | 'consumedAt'> {
  return { outcome: 'ignored', detail, consumedAt: at };
}

function unsupportedDetail(draft: InboxDraft): string {
  return `The hub does not know events of the type ${JSON.stringify(draft.content.event.vendorType)}.`.slice(0, 500);
}
