import { setTimeout as wait } from 'node:timers/promises';
import { ConnectorError, type ConnectorContext } from '../../contract.ts';
import type { MatrixCase } from '../fault-matrix.ts';
import { runOperation } from '../run-operation.ts';
import type { CheckAt, CheckResult } from './check-at.ts';

const TRIED_WINDOW_MS = 5_000;
const TRIED_CALLS = 100;

/** More calls at once than a limit allows reach the vendor no faster than the limit says. */
export async function checkBudget(at: CheckAt): Promise<CheckResult> {
  const result: CheckResult = { findings: [], skips: [] };
  for (const limit of at.connector.limits ?? []) {
    const name = `${limit.max} in ${limit.perMs} ms of ${limit.scope}`;
    if (limit.perMs > TRIED_WINDOW_MS || limit.max > TRIED_CALLS) {
      result.skips.push({ check: `budget:${name}`, reason: 'Too long or too many to be run out in a test.' });
      continue;
    }
    const one = at.bench.cases.find((each) => each.operation === limit.scope);
    if (limit.scope !== 'connection' && one === undefined) {
      result.findings.push(`budget: ${name} is of an operation without a case`);
      continue;
    }
    await wait(limit.perMs);
    at.proxy.forget();
    const call = one === undefined ? (ctx: ConnectorContext) => probeOnce(at, ctx) : makeCall(at, one);
    await Promise.all(Array.from({ length: 2 * limit.max + 1 }, () => patiently(() => call(at.context()))));
    const times = at.proxy.exchanges().map((exchange) => exchange.atMs);
    // The way to the vendor is not always equally long: on a busy machine requests come closer than they were sent.
    const windowMs = limit.perMs / 2;
    const most = Math.max(...times.map((from) => times.filter((to) => to >= from && to < from + windowMs).length));
    if (most > limit.max) result.findings.push(`budget: ${most} requests in one window, allowed are ${name}`);
    // What was used up must not strike the next check.
    await wait(limit.perMs);
  }
  return result;
}

async function probeOnce(at: CheckAt, ctx: ConnectorContext): Promise<void> {
  // A probe tells of its errors; what the budget refuses is only seen on the way out.
  let refused = new Error('The probe failed.');
  const http: ConnectorContext['http'] = {
    send: (request, allow) =>
      ctx.http.send(request, allow).catch((error: unknown) => {
        if (error instanceof Error) refused = error;
        throw error;
      }),
  };
  const { ok } = await at.connector.probe({ ...ctx, http });
  if (!ok) throw refused;
}

function makeCall(at: CheckAt, one: MatrixCase): (ctx: ConnectorContext) => Promise<void> {
  return async (ctx) => {
    const input = await one.prepare();
    await runOperation(at.connector, one.operation, ctx, input);
  };
}

/** Runs a call again while the budget says to wait. */
async function patiently(call: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof ConnectorError) || error.kind !== 'rateLimited') throw error;
      await wait(error.afterMs ?? 50);
    }
  }
}
