import { open, seal } from '../security/sealing.ts';
import type { DataKey } from '../security/sealing.ts';

/** Seals a JSON value under a key; `aad` by `aadOf(table, column, rowId)`. */
export function sealJson(key: DataKey, aad: string, value: unknown): string {
  return seal(key, aad, JSON.stringify(value));
}

/** Opens what {@link sealJson} made; the shape is the caller's word, our own rows are trusted. Throws SealError. */
export function openJson<T>(key: DataKey, aad: string, sealed: string): T {
  return JSON.parse(open(key, aad, sealed)) as T;
}

/** A JSON column; null stays null. */
export function fromJson<T>(text: string): T {
  return JSON.parse(text) as T;
}
