import { HubError } from '../domain/errors.ts';

/** Did an insert or update fail because a row with this key is already there? */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY' || code === 'ER_DUP_ENTRY';
}

/**
 * Runs an insert whose duplicate a user can cause, and says so in the catalogue's words. In MySQL and SQLite a statement
 * that failed this way leaves the transaction usable.
 */
export async function orDuplicate<T>(insert: PromiseLike<T>, duplicate: () => HubError): Promise<T> {
  try {
    return await insert;
  } catch (error) {
    if (isUniqueViolation(error)) throw duplicate();
    throw error;
  }
}

/** For an update guarded by a version or a state: the row must have been there. Throws the given error otherwise. */
export function requireChanged(changed: number, otherwise: () => Error): void {
  if (changed !== 1) throw otherwise();
}

/** The row a caller edits changed meanwhile. */
export function versionConflict(what: string): HubError {
  return new HubError('version_conflict', `Read the ${what} again and repeat the change on its newest version.`);
}
