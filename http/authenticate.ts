import { timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { HubError } from '../domain/errors.ts';
import { findApiKeyByHash, touchApiKey } from '../db/repositories/api-keys.ts';
import { getSession, touchSession } from '../db/repositories/sessions.ts';
import { getUser } from '../db/repositories/users.ts';
import type { HttpDeps } from './deps.ts';
import type { Principal } from './principal.ts';

type Deps = Pick<HttpDeps, 'db' | 'vault' | 'now'>;

/** Name of the session cookie. */
export const sessionCookie = 'throughline_session';
/** A session ends this long after it was last used, and at the latest {@link sessionMaxMs} after sign-in. */
export const sessionIdleMs = 12 * 60 * 60 * 1000;
export const sessionMaxMs = 7 * 24 * 60 * 60 * 1000;
/** Uses are noted at most this often: reading must not cost a write each time. */
const touchEveryMs = 60_000;

/**
 * Who asks: an API key (`Authorization: Bearer tl_…`) or a session cookie. A key that is given and wrong is refused even
 * where a cookie would do. @throws HubError unauthenticated
 */
export async function authenticate(deps: Deps, req: Request): Promise<Principal> {
  const header = req.header('authorization');
  if (header !== undefined) return authenticateKey(deps, header);
  const token = readCookie(req.header('cookie'), sessionCookie);
  if (token !== null) return authenticateSession(deps, token);
  throw new HubError('unauthenticated', 'Sign in, or send an API key: Authorization: Bearer tl_….');
}

async function authenticateKey(deps: Deps, header: string): Promise<Principal> {
  const token = /^Bearer (tl_[\w-]{20,100})$/i.exec(header)?.[1];
  const key = token === undefined ? null : await findApiKeyByHash(deps.db.knex, deps.vault.hashToken(token));
  if (!key) throw new HubError('unauthenticated', 'This API key is not valid or was revoked: make a new one.');
  const now = deps.now();
  if (key.lastUsedAt === null || now.getTime() - Date.parse(key.lastUsedAt) > touchEveryMs)
    await touchApiKey(deps.db.knex, key.id, now.toISOString());
  return {
    id: `key:${key.id}`,
    kind: 'apiKey',
    subjectId: key.id,
    role: key.role,
    departmentId: key.departmentId,
    csrfToken: null,
    sessionHash: null,
  };
}

async function authenticateSession(deps: Deps, token: string): Promise<Principal> {
  const now = deps.now();
  const sessionHash = deps.vault.hashToken(token);
  const session = await getSession(deps.db.knex, sessionHash, now.toISOString());
  const user = session ? await getUser(deps.db.knex, session.userId) : null;
  if (!session || !user || user.disabledAt !== null)
    throw new HubError('unauthenticated', 'The session has ended: sign in again.');
  if (now.getTime() - Date.parse(session.lastSeenAt) > touchEveryMs) {
    const end = Math.min(now.getTime() + sessionIdleMs, Date.parse(session.createdAt) + sessionMaxMs);
    await touchSession(deps.db.knex, sessionHash, now.toISOString(), new Date(end).toISOString());
  }
  return {
    id: `user:${user.id}`,
    kind: 'user',
    subjectId: user.id,
    role: user.role,
    departmentId: user.departmentId,
    csrfToken: session.csrfToken,
    sessionHash,
  };
}

/**
 * A cookie goes with every request of a browser, a header only with those of our own pages.
 * @throws HubError csrf_failed for a session without its token
 */
export function requireCsrf(principal: Principal, header: string | undefined): void {
  if (principal.csrfToken === null) return;
  const expected = Buffer.from(principal.csrfToken);
  const given = Buffer.from(header ?? '');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new HubError('csrf_failed', 'Send the csrfToken of GET /api/v1/session in the header X-CSRF-Token.', {
      path: 'header/X-CSRF-Token',
    });
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
