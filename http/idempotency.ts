import { createHash } from 'node:crypto';
import type { Tx } from '../db/connection.ts';
import { beginIdempotent, finishIdempotent, releaseIdempotent } from '../db/repositories/idempotency.ts';
import { loadDataKey } from '../db/repositories/keys.ts';
import type { HttpDeps } from './deps.ts';

/** An answer as it is kept for a repeat of its request. `keyId`: the candidate's key that it is sealed with. */
export type KeptAnswer = {
  status: number;
  headers: { [name: string]: string | string[] };
  body: unknown;
  keyId?: string;
};

/** A claimed Idempotency-Key: either the first answer is there, or this request goes on. */
export type Claim = {
  replay: KeptAnswer | null;
  /** Keeps the answer in the transaction that did the work, so that there is never one without the other. */
  keepIn: (tx: Tx, answer: KeptAnswer) => Promise<void>;
  /** Gives the key back after a failure that did nothing. */
  release: () => Promise<void>;
};

type Deps = Pick<HttpDeps, 'db' | 'vault' | 'now'>;

/**
 * Claims an Idempotency-Key for 24 hours. `scope` is who asks and for what.
 * @throws HubError idempotency_key_reused, idempotency_in_flight, candidate_erased
 */
export async function claimKey(
  deps: Deps,
  request: { scope: string; key: string; requestHash: string },
): Promise<Claim> {
  const { db, vault } = deps;
  const start = await beginIdempotent(db, vault, request, deps.now().toISOString());
  return {
    replay: start.kind === 'replay' ? (start.response as KeptAnswer) : null,
    async keepIn(tx, { keyId, ...answer }) {
      const key = keyId === undefined ? null : await loadDataKey(tx, vault, keyId);
      await finishIdempotent(tx, vault, request, { status: answer.status, response: answer, key });
    },
    release: () => db.transaction((tx) => releaseIdempotent(tx, request)),
  };
}

/** One hash over the parts of a request; the parts can't run into each other. */
export function hashRequest(parts: (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}

/** An id made of what names a request, the same at each repeat; looks like the other ids. */
export function deriveId(...seed: string[]): string {
  const hex = hashRequest(seed);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
