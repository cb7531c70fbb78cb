import { createHash } from 'node:crypto';
import { ApiError } from './api.ts';
import type { Change, Journal } from './journal.ts';

const WINDOW_MS = 24 * 60 * 60 * 1000;

interface KeptAnswer {
  bodyHash: string;
  atMs: number;
  answer: unknown;
}

/** A hash that is the same for the same JSON content, whatever the order of the members. */
export function hashJson(value: unknown): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}

/** JSON text with the members of every object sorted. */
export function stableJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${stableJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/**
 * What was answered under this key in the last 24 hours, or undefined; the same key with another body is a 409
 * `idempotency_conflict`.
 */
export function findKeptAnswer<T>(journal: Journal, key: string, body: unknown, nowMs: number): T | undefined {
  const kept = journal.rows<KeptAnswer>('idempotency').get(key);
  if (!kept || nowMs - kept.atMs >= WINDOW_MS) return undefined;
  if (kept.bodyHash !== hashJson(body)) {
    throw new ApiError(409, 'idempotency_conflict', 'This Idempotency-Key was used with another body.');
  }
  return kept.answer as T;
}

/** The change that keeps an answer for 24 hours; commit it with the effect. */
export function keepAnswer(key: string, body: unknown, answer: unknown, nowMs: number): Change {
  const kept: KeptAnswer = { bodyHash: hashJson(body), atMs: nowMs, answer };
  return { table: 'idempotency', key, value: kept };
}
