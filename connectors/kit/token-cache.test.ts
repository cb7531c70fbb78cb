import { describe, expect, it } from 'vitest';
import { ConnectorError, type ConnectorContext } from '../contract.ts';
import { TokenCache } from './token-cache.ts';

/** A vendor that gives out tokens `<connection>-<n>` and takes those that are alive. */
class Vendor {
  asked: string[] = [];
  alive = new Set<string>();
  lifeMs = 300_000;
  failure: ConnectorError | null = null;
  readonly cache = new TokenCache(async (ctx) => {
    const token = `${ctx.connectionId}-${this.asked.push(ctx.connectionId)}`;
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (ctx.signal.aborted) throw new ConnectorError('retry', 'cancelled', 'Called off.');
    if (this.failure) throw this.failure;
    this.alive.add(token);
    return { token, expiresInMs: this.lifeMs };
  });

  call(ctx: ConnectorContext): Promise<string> {
    return this.cache.use(ctx, async (token) => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
      if (!this.alive.has(token)) throw new ConnectorError('reauth', 'token_expired', 'Expired.');
      return token;
    });
  }
}

let nowMs = Date.parse('2026-11-22T10:00:00Z');
const contextOf = (connectionId: string, more: Partial<ConnectorContext> = {}): ConnectorContext => ({
  connectionId,
  config: { baseUrl: 'http://vendor.example' },
  credentials: { clientSecret: 's' },
  http: { send: () => Promise.reject(new Error('not used')) },
  key: 'k',
  attempt: 1,
  firstAttemptAt: null,
  now: () => new Date(nowMs),
  signal: new AbortController().signal,
  ...more,
});
const many = <T>(count: number, task: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, task));

describe('a token', () => {
  it('is asked for once by 100 calls that begin together', async () => {
    const vendor = new Vendor();
    expect(new Set(await many(100, () => vendor.call(contextOf('a'))))).toEqual(new Set(['a-1']));
    expect(vendor.asked).toEqual(['a']);
  });

  it('is asked for once by 100 calls that find it refused', async () => {
    const vendor = new Vendor();
    await vendor.call(contextOf('a'));
    vendor.alive.clear();
    expect(new Set(await many(100, () => vendor.call(contextOf('a'))))).toEqual(new Set(['a-2']));
    expect(vendor.asked).toHaveLength(2);
  });

  it('is renewed before the vendor lets it end, once', async () => {
    const vendor = new Vendor();
    await vendor.call(contextOf('a'));
    nowMs += vendor.lifeMs - 31_000;
    await vendor.call(contextOf('a'));
    expect(vendor.asked).toHaveLength(1);
    nowMs += 2_000;
    await many(100, () => vendor.call(contextOf('a')));
    expect(vendor.asked).toHaveLength(2);
  });

  it('of one connection is never used for another, nor for renewed credentials or another address', async () => {
    const vendor = new Vendor();
    const tokens = await Promise.all([
      vendor.call(contextOf('a')),
      vendor.call(contextOf('b')),
      vendor.call(contextOf('a', { credentials: { clientSecret: 'new' } })),
      vendor.call(contextOf('a', { config: { baseUrl: 'http://other.example' } })),
    ]);
    expect(new Set(tokens).size).toBe(4);
  });

  it('refused twice ends the call with the refusal', async () => {
    const vendor = new Vendor();
    vendor.alive.has = () => false;
    await expect(vendor.call(contextOf('a'))).rejects.toMatchObject({ kind: 'reauth' });
    expect(vendor.asked).toHaveLength(2);
  });

  it('that could not be had is asked for again by the next call, and is safe to ask for again', async () => {
    const vendor = new Vendor();
    vendor.failure = new ConnectorError('unknown', 'timeout', 'No answer.', { afterMs: 7 });
    await expect(vendor.call(contextOf('a'))).rejects.toMatchObject({
      kind: 'retry',
      afterMs: 7,
      outcomeUnknown: false,
    });
    vendor.failure = null;
    expect(await vendor.call(contextOf('a'))).toBe('a-2');
  });

  it('is got by those who waited when the one who asked is called off', async () => {
    const vendor = new Vendor();
    const calledOff = new AbortController();
    const first = vendor.call(contextOf('a', { signal: calledOff.signal }));
    const others = many(20, () => vendor.call(contextOf('a')));
    calledOff.abort();
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(new Set(await others)).toEqual(new Set(['a-2']));
    expect(vendor.asked).toHaveLength(2);
  });
});
