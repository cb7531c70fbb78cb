import { HubError } from '../../domain/errors.ts';
import { aadOf, open, seal } from '../../security/sealing.ts';
import type { DataKey, Vault } from '../../security/vault.ts';
import type { Db, Tx } from '../connection.ts';
import { orDuplicate } from '../constraints.ts';
import { loadDataKey } from './keys.ts';

/** A request with an Idempotency-Key: `scope` is who sent it and to which operation, `requestHash` covers its body. */
export type IdempotentRequest = { scope: string; key: string; requestHash: string };

/** Either this caller goes on, or the answer given before is given again. */
export type IdempotencyStart = { kind: 'new' } | { kind: 'replay'; status: number; response: unknown };

type Row = {
  scope: string;
  key: string;
  request_hash: string;
  status: number | null;
  key_id: string | null;
  response: string | null;
  created_at: string;
};

/** A request that was begun this long ago and not finished died with its process; another may take it over. */
const abandonedAfterMs = 60_000;

const aad = (request: { scope: string; key: string }) =>
  aadOf('idempotency_keys', 'response', request.scope, request.key);

/**
 * Claims a key before the request is carried out, in a transaction of its own. Throws HubError `idempotency_key_reused`
 * when its body was another, `idempotency_in_flight` while the first is under way, `candidate_erased` when the answer
 * belonged to a candidate erased since.
 */
export async function beginIdempotent(
  db: Db,
  vault: Vault,
  request: IdempotentRequest,
  now: string,
): Promise<IdempotencyStart> {
  return db.transaction(async (tx) => {
    const { scope, key, requestHash } = request;
    const claim: Row = {
      scope,
      key,
      request_hash: requestHash,
      status: null,
      key_id: null,
      response: null,
      created_at: now,
    };
    const before: Row | undefined = await tx<Row>('idempotency_keys').where({ scope, key }).forUpdate().first();
    if (!before) {
      // Two at once: the one that comes second waits here for the first's commit and then fails on its row.
      await orDuplicate(tx('idempotency_keys').insert(claim), inFlight);
      return { kind: 'new' };
    }
    if (before.request_hash !== requestHash) {
      throw new HubError('idempotency_key_reused', 'Use a new Idempotency-Key for another request.');
    }
    if (before.status !== null) {
      return { kind: 'replay', status: before.status, response: await openResponse(tx, vault, before) };
    }
    if (Date.parse(now) - Date.parse(before.created_at) < abandonedAfterMs) throw inFlight();
    await tx('idempotency_keys').where({ scope, key }).update({ created_at: now });
    return { kind: 'new' };
  });
}

/**
 * Keeps the answer; in the transaction that did the work. It is sealed under the candidate's key when `key` is given (an
 * answer that holds personal data), so that it goes with the candidate.
 */
export async function finishIdempotent(
  tx: Tx,
  vault: Vault,
  request: Pick<IdempotentRequest, 'scope' | 'key'>,
  answer: { status: number; response: unknown; key?: DataKey | null },
): Promise<void> {
  const text = JSON.stringify(answer.response ?? null);
  await tx('idempotency_keys')
    .where({ scope: request.scope, key: request.key })
    .update({
      status: answer.status,
      key_id: answer.key?.id ?? null,
      response: answer.key ? seal(answer.key, aad(request), text) : vault.sealLocal(aad(request), text),
    });
}

/** Gives a key back after a failure that did nothing, so that the request may be repeated at once. */
export async function releaseIdempotent(tx: Tx, request: Pick<IdempotentRequest, 'scope' | 'key'>): Promise<void> {
  await tx('idempotency_keys').where({ scope: request.scope, key: request.key }).whereNull('status').delete();
}

/** Removes keys made before `beforeAt` (24 hours are promised); answers with how many. */
export async function deleteOldIdempotencyKeys(tx: Tx, beforeAt: string): Promise<number> {
  return tx('idempotency_keys').where('created_at', '<', beforeAt).delete();
}

const inFlight = () =>
  new HubError('idempotency_in_flight', 'Wait for the first request with this key to end.', { retryAfterSeconds: 1 });

async function openResponse(tx: Tx, vault: Vault, row: Row): Promise<unknown> {
  if (row.response === null) return null;
  const text =
    row.key_id === null
      ? vault.openLocal(aad(row), row.response)
      : open(await loadDataKey(tx, vault, row.key_id), aad(row), row.response);
  return JSON.parse(text);
}
