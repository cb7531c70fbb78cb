import { createHash } from 'node:crypto';
import { ConnectorError, type ConnectorContext } from '../contract.ts';

/** A token as the vendor gave it. */
export type AccessToken = { token: string; expiresInMs: number };

const MAX_MARGIN_MS = 30_000;
const MAX_ENTRIES = 1000;

type Entry = { token: string; staleAtMs: number };

/**
 * Keeps the access tokens that a vendor gives for a credential, in memory alone. One refresh at a time for each connection,
 * however many calls wait for it; a token is kept under connection, address and credentials, so that no other connection
 * and no renewed credential ever gets it. It counts as old 30 s (or a tenth of its life) before the vendor's time.
 */
export class TokenCache {
  readonly #request: (ctx: ConnectorContext) => Promise<AccessToken>;
  readonly #entries = new Map<string, Entry>();
  readonly #flights = new Map<string, Promise<string>>();

  /** @param request asks the vendor for a new token, through `ctx.http` */
  constructor(request: (ctx: ConnectorContext) => Promise<AccessToken>) {
    this.#request = request;
  }

  /**
   * Runs `send` with a token. When the vendor refuses it (`reauth`: nothing was done), once more with a new one; a second
   * refusal is thrown.
   * @throws what `send` or the request for a token throws; a token asked for in vain had no effect, so `unknown` comes as `retry`
   */
  async use<T>(ctx: ConnectorContext, send: (token: string) => Promise<T>): Promise<T> {
    const key = keyOf(ctx);
    const first = await this.#get(key, ctx);
    try {
      return await send(first);
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'reauth') throw error;
      this.#forget(key, first);
    }
    const second = await this.#get(key, ctx);
    try {
      return await send(second);
    } catch (error) {
      if (error instanceof ConnectorError && error.kind === 'reauth') this.#forget(key, second);
      throw error;
    }
  }

  async #get(key: string, ctx: ConnectorContext): Promise<string> {
    const kept = this.#entries.get(key);
    if (kept !== undefined && kept.staleAtMs > ctx.now().getTime()) return kept.token;
    const flight = this.#flights.get(key);
    if (flight === undefined) return this.#refresh(key, ctx);
    try {
      return await flight;
    } catch (error) {
      // Whoever asked was called off, which is no reason for those who only waited.
      const wasCalledOff = error instanceof ConnectorError && error.code === 'cancelled';
      if (!wasCalledOff || ctx.signal.aborted) throw error;
      return this.#get(key, ctx);
    }
  }

  #refresh(key: string, ctx: ConnectorContext): Promise<string> {
    const flight = this.#ask(key, ctx).finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }

  async #ask(key: string, ctx: ConnectorContext): Promise<string> {
    const askedAtMs = ctx.now().getTime();
    try {
      const { token, expiresInMs } = await this.#request(ctx);
      const lifeMs = Number.isFinite(expiresInMs) ? Math.max(0, expiresInMs) : 0;
      this.#entries.delete(key);
      this.#entries.set(key, { token, staleAtMs: askedAtMs + lifeMs - Math.min(MAX_MARGIN_MS, lifeMs / 10) });
      const [oldest] = this.#entries.keys();
      if (this.#entries.size > MAX_ENTRIES && oldest !== undefined) this.#entries.delete(oldest);
      return token;
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'unknown') throw error;
      throw new ConnectorError('retry', error.code, error.message, {
        ...(error.afterMs === undefined ? {} : { afterMs: error.afterMs }),
        ...(error.status === undefined ? {} : { status: error.status }),
      });
    }
  }

  #forget(key: string, token: string): void {
    // A call that was slow may speak of a token that others have renewed long since.
    if (this.#entries.get(key)?.token === token) this.#entries.delete(key);
  }
}

/** The credentials are part of the key as a hash: the cache can't be read back into them. */
function keyOf(ctx: ConnectorContext): string {
  const parts = JSON.stringify([ctx.connectionId, ctx.config['baseUrl'], ctx.credentials]);
  return createHash('sha256').update(parts).digest('base64');
}
