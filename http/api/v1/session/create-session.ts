import { randomBytes } from 'node:crypto';
import { HubError } from '../../../../domain/errors.ts';
import { insertSession } from '../../../../db/repositories/sessions.ts';
import { getUserForLogin, setPasswordHash } from '../../../../db/repositories/users.ts';
import { hashPassword, needsRehash, verifyPassword } from '../../../../security/passwords.ts';
import { createAttemptLimit } from '../../../attempt-limit.ts';
import type { AttemptLimit } from '../../../attempt-limit.ts';
import { sessionCookie, sessionIdleMs } from '../../../authenticate.ts';
import type { HttpDeps } from '../../../deps.ts';
import { toSession } from '../../../views/session-view.ts';
import { defineRoute } from '../../../route.ts';

/** Ten failures in fifteen minutes close a login; fifty close an address, behind which many may sit. */
const windowMs = 15 * 60_000;
type Limits = { byLogin: AttemptLimit; byAddress: AttemptLimit };
const limits = new WeakMap<object, Limits>();

function limitsOf({ db, now }: Pick<HttpDeps, 'db' | 'now'>): Limits {
  let own = limits.get(db);
  if (!own) {
    own = {
      byLogin: createAttemptLimit({ limit: 10, windowMs, now }),
      byAddress: createAttemptLimit({ limit: 50, windowMs, now }),
    };
    limits.set(db, own);
  }
  return own;
}

/** Checking one password takes 128 MiB for a moment: one after the other, and few wait. */
const maxWaiting = 20;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

async function verifyInTurn(password: string, hash: string | null): Promise<boolean> {
  if (waiting >= maxWaiting)
    throw new HubError('too_many_attempts', 'Many people sign in right now: try again in a few seconds.', {
      retryAfterSeconds: 5,
    });
  waiting += 1;
  const turn = last.then(() => verifyPassword(password, hash)).finally(() => (waiting -= 1));
  // The next one's turn comes whatever became of this one; its own caller sees the error.
  last = turn.catch(() => undefined);
  return turn;
}

export const createSession = defineRoute({
  operationId: 'createSession',
  action: 'anyone',
  handler: async ({ deps, body, clientAddress }) => {
    const { byLogin, byAddress } = limitsOf(deps);
    const login = body.login.trim().toLowerCase();
    byLogin.requireAllowed(login);
    byAddress.requireAllowed(clientAddress);
    const found = await getUserForLogin(deps.db.knex, body.login);
    const isRight = await verifyInTurn(body.password, found?.passwordHash ?? null);
    if (!found || !isRight || found.user.disabledAt !== null) {
      byLogin.recordFailure(login);
      byAddress.recordFailure(clientAddress);
      throw new HubError(
        'login_failed',
        'Login or password is wrong: check both, or ask an administrator for a new password.',
      );
    }
    byLogin.forget(login);
    if (needsRehash(found.passwordHash))
      await setPasswordHash(deps.db.knex, found.user.id, await hashPassword(body.password));
    const token = randomBytes(32).toString('base64url');
    const csrfToken = randomBytes(24).toString('base64url');
    const now = deps.now();
    await insertSession(deps.db.knex, {
      tokenHash: deps.vault.hashToken(token),
      userId: found.user.id,
      csrfToken,
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + sessionIdleMs).toISOString(),
    });
    const secure = deps.config.publicUrl.startsWith('https://') ? '; Secure' : '';
    return {
      status: 201,
      headers: { 'Set-Cookie': `${sessionCookie}=${token}; Path=/; HttpOnly; SameSite=Lax${secure}` },
      body: toSession(found.user, csrfToken),
    };
  },
});
