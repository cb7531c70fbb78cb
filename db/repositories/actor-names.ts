import type { Tx } from '../connection.ts';
import { getApiKey } from './api-keys.ts';
import { getUser } from './users.ts';

/**
 * The names of those who acted, for people to read: of `user:<id>` the person's, of `key:<id>` the API key's. Others
 * (`hub`, `vendor`, a user who is no more) stay as they are. At most 200 characters each.
 */
export async function loadActorNames(
  tx: Tx,
  actors: Iterable<string | null>,
): Promise<(actor: string | null) => string | null> {
  const names = new Map<string, string>();
  for (const actor of new Set(actors)) {
    if (actor === null) continue;
    const id = actor.slice(actor.indexOf(':') + 1);
    const name = actor.startsWith('user:')
      ? (await getUser(tx, id))?.displayName
      : actor.startsWith('key:')
        ? (await getApiKey(tx, id))?.name
        : undefined;
    if (name !== undefined) names.set(actor, name.slice(0, 200));
  }
  return (actor) => (actor === null ? null : (names.get(actor) ?? actor));
}
