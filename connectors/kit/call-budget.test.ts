import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { HubHttp } from '../contract.ts';
import { CallBudget, takeBudget } from './call-budget.ts';

const limit = { key: 'a', perMs: 1000, max: 3 };

describe('CallBudget', () => {
  it('lets the first ones go and makes the others wait in turn', () => {
    const budget = new CallBudget();
    const waits = Array.from({ length: 7 }, () => budget.take([limit], 0, 10_000));
    expect(waits).toEqual([0, 0, 0, 1000, 1000, 1000, 2000]);
  });

  it('takes nothing when the wait is too long', () => {
    const budget = new CallBudget();
    for (let call = 0; call < 3; call++) budget.take([limit], 0, 0);
    expect(budget.take([limit], 10, 100)).toBe(990);
    expect(budget.take([limit], 10, 100)).toBe(990);
    expect(budget.take([limit], 1001, 100)).toBe(0);
  });

  it('keeps every window of every limit, whatever comes when', () => {
    const limits = [
      { key: 'fast', perMs: 100, max: 2 },
      { key: 'slow', perMs: 1000, max: 5 },
    ];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(120), fc.subarray(limits, { minLength: 1 })), { maxLength: 80 }),
        (calls) => {
          const budget = new CallBudget();
          const went: { [key: string]: number[] } = { fast: [], slow: [] };
          let nowMs = 0;
          for (const [stepMs, of] of calls) {
            nowMs += stepMs;
            const waitMs = budget.take(of, nowMs, 3000);
            if (waitMs <= 3000) for (const one of of) went[one.key]!.push(nowMs + waitMs);
          }
          for (const { key, perMs, max } of limits) {
            const times = went[key]!;
            times.forEach((at, index) => {
              expect(times.slice(index).filter((other) => other < at + perMs).length).toBeLessThanOrEqual(max);
            });
          }
        },
      ),
    );
  });
});

describe('takeBudget', () => {
  const http: HubHttp = { send: async () => ({ status: 200, headers: {}, body: {}, bytes: new Uint8Array() }) };
  const limited = (connectionId: string, perMs: number, signal = new AbortController().signal): HubHttp =>
    takeBudget(
      http,
      { manifest: { id: 'x', vendor: 'X' } as never, limits: [{ scope: 'connection', perMs, max: 2 }] },
      { connectionId, scope: 'connection', signal },
    );
  const get = { method: 'GET', path: '/' } as const;

  it('says rateLimited with the wait, sends nothing, and keeps connections apart', async () => {
    const mine = limited('mine', 60_000);
    await mine.send(get);
    await mine.send(get);
    await expect(mine.send(get)).rejects.toMatchObject({ kind: 'rateLimited', code: 'own_budget' });
    await expect(limited('other', 60_000).send(get)).resolves.toBeDefined();
  });

  it('waits where the turn comes soon, and stops waiting when called off', async () => {
    const short = limited('short', 80);
    const startMs = performance.now();
    for (let call = 0; call < 3; call++) await short.send(get);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(79);
    const stopping = limited('stopping', 3000, AbortSignal.timeout(20));
    await stopping.send(get);
    await stopping.send(get);
    await expect(stopping.send(get)).rejects.toMatchObject({ kind: 'retry', code: 'cancelled' });
  });
});
