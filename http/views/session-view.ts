import type { Session, User } from '../../schemas/types.ts';

/** A signed-in user as their own page sees it. */
export function toSession(user: User, csrfToken: string | null): Session {
  const { id, login, displayName, role, departmentId, locale } = user;
  return { userId: id, login, displayName, role, departmentId, locale, ...(csrfToken === null ? {} : { csrfToken }) };
}
