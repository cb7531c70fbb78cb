import type { Tx } from '../connection.ts';

/** A sign-in; only the token's hash is kept (`vault.hashToken`). */
export type SessionRecord = {
  tokenHash: string;
  userId: string;
  csrfToken: string;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
};

type Row = {
  token_hash: string;
  user_id: string;
  csrf_token: string;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
};

/** Keeps a new session. */
export async function insertSession(tx: Tx, session: Omit<SessionRecord, 'lastSeenAt'>): Promise<void> {
  const row: Row = {
    token_hash: session.tokenHash,
    user_id: session.userId,
    csrf_token: session.csrfToken,
    created_at: session.createdAt,
    last_seen_at: session.createdAt,
    expires_at: session.expiresAt,
  };
  await tx('sessions').insert(row);
}

/** A session that has not expired, or null. */
export async function getSession(tx: Tx, tokenHash: string, now: string): Promise<SessionRecord | null> {
  const row: Row | undefined = await tx<Row>('sessions')
    .where({ token_hash: tokenHash })
    .where('expires_at', '>', now)
    .first();
  if (!row) return null;
  return {
    tokenHash: row.token_hash,
    userId: row.user_id,
    csrfToken: row.csrf_token,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  };
}

/** Notes that a session was used; call it now and then, not at every request. */
export async function touchSession(tx: Tx, tokenHash: string, at: string, expiresAt: string): Promise<void> {
  await tx('sessions').where({ token_hash: tokenHash }).update({ last_seen_at: at, expires_at: expiresAt });
}

/** Ends a session; safe to repeat. */
export async function deleteSession(tx: Tx, tokenHash: string): Promise<void> {
  await tx('sessions').where({ token_hash: tokenHash }).delete();
}

/** Ends all sessions of a user. */
export async function deleteSessionsOfUser(tx: Tx, userId: string): Promise<void> {
  await tx('sessions').where({ user_id: userId }).delete();
}

/** Removes the sessions that expired; answers with how many. */
export async function deleteExpiredSessions(tx: Tx, now: string): Promise<number> {
  return tx('sessions').where('expires_at', '<=', now).delete();
}
