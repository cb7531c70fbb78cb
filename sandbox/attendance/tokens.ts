import { createHash, randomBytes } from 'node:crypto';
import type { RequestHandler } from 'express';
import { ApiError, isSameSecret, sendError, type ErrorShape } from '../shared/api.ts';
import type { Journal } from '../shared/journal.ts';
import type { Ledger } from '../shared/ledger.ts';

/** The one client that may ask for tokens. */
export const CLIENT_ID = 'throughline';

/** Access tokens by the client-credentials grant (RFC 6749, 4.4); only their hashes are kept. */
export class AccessTokens {
  readonly #journal: Journal;
  readonly #ledger: Ledger;
  readonly #clientSecret: string;

  constructor(journal: Journal, ledger: Ledger, clientSecret: string) {
    this.#journal = journal;
    this.#ledger = ledger;
    this.#clientSecret = clientSecret;
  }

  /** Gives a new token that lives for `seconds`. */
  issue(
    body: Record<string, unknown>,
    seconds: number,
  ): { access_token: string; token_type: string; expires_in: number } {
    if (body['grant_type'] !== 'client_credentials') {
      throw new ApiError(400, 'unsupported_grant_type', 'grant_type must be client_credentials.', 'grant_type');
    }
    const [id, secret] = [body['client_id'], body['client_secret']];
    if (id !== CLIENT_ID || typeof secret !== 'string' || !isSameSecret(secret, this.#clientSecret)) {
      throw new ApiError(401, 'invalid_client', 'The client id or secret is wrong.');
    }
    const token = `swt_${randomBytes(24).toString('base64url')}`;
    const hash = hashOf(token);
    const now = Date.now();
    const dead = [...this.#journal.rows<number>('tokens')].filter(([, endsAtMs]) => endsAtMs < now);
    this.#journal.commit([
      ...dead.map(([key]) => ({ table: 'tokens', key, value: null })),
      { table: 'tokens', key: hash, value: now + seconds * 1000 },
      this.#ledger.entry('token.issued', hash.slice(0, 12), null, { seconds }),
    ]);
    return { access_token: token, token_type: 'Bearer', expires_in: seconds };
  }

  /** Lets calls with a living token pass. */
  require(shape: ErrorShape): RequestHandler {
    return (req, res, next) => {
      const token = /^Bearer (\S+)$/.exec(req.get('authorization') ?? '')?.[1] ?? '';
      const endsAtMs = this.#journal.rows<number>('tokens').get(hashOf(token));
      if (endsAtMs !== undefined && endsAtMs > Date.now()) return next();
      const code = endsAtMs === undefined ? 'token_invalid' : 'token_expired';
      res.set('WWW-Authenticate', 'Bearer');
      sendError(res, shape, new ApiError(401, code, 'The access token is missing, unknown or expired.'));
    };
  }

  /** Ends every token at once, as a vendor does that has lost its own store. */
  revokeAll(): void {
    const keys = [...this.#journal.rows('tokens').keys()];
    this.#journal.commit(keys.map((key) => ({ table: 'tokens', key, value: null })));
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
