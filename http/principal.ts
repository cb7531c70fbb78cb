import { HubError } from '../domain/errors.ts';
import { scopeOf } from '../security/rights.ts';
import type { Role } from '../security/rights.ts';

/** Who asks. `id` is `user:<id>` or `key:<id>`: the actor in events and answers. */
export type Principal = {
  id: string;
  kind: 'user' | 'apiKey';
  /** Id of the user or key. */
  subjectId: string;
  role: Role;
  departmentId: string | null;
  /** For a session: what a writing request of the page must carry. */
  csrfToken: string | null;
  sessionHash: string | null;
};

/**
 * The one department a reader is bound to; null when all are seen. Somebody bound without a department sees nothing:
 * `-` is no department's id.
 */
export function departmentScope(principal: Principal): string | null {
  const scope = scopeOf(principal.role);
  if (scope === 'all') return null;
  return scope === 'own' ? (principal.departmentId ?? '-') : '-';
}

/** @throws HubError not_found, the same as for what does not exist, when the department is not the reader's */
export function requireDepartment(principal: Principal, departmentId: string, what: string): void {
  const scope = departmentScope(principal);
  if (scope !== null && scope !== departmentId) throw notFound(what);
}

/** The error for what does not exist, or may not be known to exist. */
export function notFound(what: string): HubError {
  return new HubError('not_found', `There is no such ${what}: check the id.`);
}
