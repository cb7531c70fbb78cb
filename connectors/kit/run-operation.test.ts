import { describe, expect, it } from 'vitest';
import { ConnectorError, type Connector, type ConnectorContext, type Operation } from '../contract.ts';
import { runOperation } from './run-operation.ts';

type Send = Operation<unknown, { remoteId: string }>;
const now = new Date('2026-11-22T10:00:00.000Z');
const hoursAgo = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();

function connectorWith(operation: Send, allowedHosts = ['*']): Connector {
  return {
    manifest: {
      id: 'test',
      vendor: 'Vendor',
      kinds: ['messaging'],
      allowedHosts,
      dataClasses: [],
      region: 'test',
      source: 'none',
    },
    configSchema: {},
    credentialsSchema: {},
    authorize: () => ({}),
    classify: () => ({ kind: 'ok' }),
    probe: async () => ({ ok: true, detail: '' }),
    operations: { 'message.send': operation },
  };
}
const contextOf = (attempt: number, firstAttemptAt: string | null = null): ConnectorContext => ({
  connectionId: 'c1',
  config: { baseUrl: 'https://api.example.com' },
  credentials: {},
  http: { send: () => Promise.reject(new Error('not used')) },
  key: 'k',
  attempt,
  firstAttemptAt,
  now: () => now,
  signal: new AbortController().signal,
});
const message = { to: { email: 'a@example.com' }, subject: 's', text: 't', language: 'en' as const, tags: {} };
const attempt = (operation: Send, ctx: ConnectorContext) =>
  runOperation(connectorWith(operation), 'message.send', ctx, message);

/** An operation that notes what was done of it. */
function noted(safety: Send['safety'], more: Partial<Send> = {}): { operation: Send; log: string[] } {
  const log: string[] = [];
  const operation: Send = {
    safety,
    timeoutMs: 1000,
    find: async () => {
      log.push('find');
      return null;
    },
    run: async () => {
      log.push('run');
      return { remoteId: 'made' };
    },
    ...more,
  };
  return { operation, log };
}

describe('runOperation', () => {
  it.each<[Send['safety'], number, string | null, string[]]>([
    ['read', 1, null, ['run']],
    ['read', 2, hoursAgo(1), ['run']],
    ['nativeKey', 1, null, ['run']],
    ['nativeKey', 2, hoursAgo(23), ['run']],
    ['nativeKey', 2, hoursAgo(23.9), ['find', 'run']],
    ['nativeKey', 2, hoursAgo(48), ['find', 'run']],
    ['nativeKey', 2, null, ['find', 'run']],
    ['nativeKey', 2, 'no date', ['find', 'run']],
    ['naturalKey', 1, null, ['run']],
    ['naturalKey', 2, hoursAgo(0), ['find', 'run']],
    ['once', 1, null, ['run']],
  ])('%s at attempt %d, first at %s: %j', async (safety, number, firstAttemptAt, expected) => {
    const { operation, log } = noted(safety, { windowHours: 24 });
    expect(await attempt(operation, contextOf(number, firstAttemptAt))).toEqual({ remoteId: 'made' });
    expect(log).toEqual(expected);
  });

  it('gives what an earlier attempt made instead of making another', async () => {
    const { operation, log } = noted('naturalKey', { find: async () => ({ remoteId: 'found' }) });
    expect(await attempt(operation, contextOf(2))).toEqual({ remoteId: 'found' });
    expect(log).toEqual([]);
  });

  it('runs a naturalKey operation that is an upsert by nature without a look', async () => {
    const { operation } = noted('naturalKey');
    delete operation.find;
    expect(await attempt(operation, contextOf(3))).toEqual({ remoteId: 'made' });
  });

  it('never repeats a once operation, nor a key that the vendor forgot and can not be looked up', async () => {
    const once = noted('once');
    await expect(attempt(once.operation, contextOf(2))).rejects.toMatchObject({
      kind: 'unknown',
      code: 'not_repeatable',
    });
    expect(once.log).toEqual([]);
    const { operation } = noted('nativeKey', { windowHours: 24 });
    delete operation.find;
    await expect(attempt(operation, contextOf(2, hoursAgo(30)))).rejects.toMatchObject({
      kind: 'unknown',
      code: 'key_window_passed',
    });
  });

  it.each<[Send['safety'], string, boolean]>([
    ['read', 'retry', false],
    ['nativeKey', 'retry', true],
    ['naturalKey', 'retry', true],
    ['once', 'unknown', true],
  ])('an unknown outcome of %s becomes %s', async (safety, kind, outcomeUnknown) => {
    const lost = new ConnectorError('unknown', 'timeout', 'lost', { afterMs: 5 });
    const { operation } = noted(safety, { run: () => Promise.reject(lost) });
    await expect(attempt(operation, contextOf(1))).rejects.toMatchObject({
      kind,
      code: 'timeout',
      outcomeUnknown,
      afterMs: 5,
    });
  });

  it('hands on every other error as it is', async () => {
    for (const error of [new ConnectorError('rejected', 'x', 'y'), new TypeError('bug')]) {
      const { operation } = noted('nativeKey', { run: () => Promise.reject(error) });
      await expect(attempt(operation, contextOf(1))).rejects.toBe(error);
    }
  });

  it('refuses an operation the connector has not and a host it may not call, before anything runs', async () => {
    const { operation, log } = noted('read');
    const connector = connectorWith(operation, ['api.vendor.com']);
    await expect(runOperation(connector, 'message.send', contextOf(1), message)).rejects.toMatchObject({
      kind: 'hostNotAllowed',
    });
    await expect(runOperation(connector, 'interview.cancel', contextOf(1), { remoteId: 'x' })).rejects.toMatchObject({
      code: 'operation_unsupported',
    });
    expect(log).toEqual([]);
  });

  it('gives no request more time than the operation has left', async () => {
    const timeouts: (number | undefined)[] = [];
    const ctx = contextOf(1);
    ctx.http = {
      send: async (request) => {
        timeouts.push(request.timeoutMs);
        await new Promise((resolve) => setTimeout(resolve, 60));
        return { status: 200, headers: {}, body: {}, bytes: new Uint8Array() };
      },
    };
    const { operation } = noted('naturalKey', {
      timeoutMs: 100,
      run: async (limited) => {
        for (;;) await limited.http.send({ method: 'GET', path: '/x' });
      },
    });
    await expect(attempt(operation, ctx)).rejects.toMatchObject({ kind: 'retry', code: 'timeout' });
    expect(timeouts).toHaveLength(2);
    expect(timeouts[0]).toBeLessThanOrEqual(100);
    expect(timeouts[1]).toBeLessThanOrEqual(41);
  });
});
