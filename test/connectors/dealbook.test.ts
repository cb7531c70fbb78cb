import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmOpportunity } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { listDropped } from '../../connectors/kit/dropped-items.ts';
import type { VendorAnswer } from '../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { dealbook } from '../../connectors/dealbook/index.ts';
import { readEffects, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';

function connectionTo(sandbox: Sandbox): ConnectionRecord {
  return {
    id: 'conn-dealbook',
    config: { baseUrl: `${sandbox.url}/crm` },
    credentials: { apiKey: sandbox.secrets['crmToken'] },
  };
}

function say(status: number, code: string): VendorAnswer {
  return { status, body: { data: null, errors: [{ message: 'Said by the fault proxy.', extensions: { code } }] } };
}

async function openDealbook(): Promise<Bench> {
  const sandbox = await startSandbox();
  return {
    against: 'sandbox',
    connection: connectionTo(sandbox),
    badCredentials: { apiKey: 'not-the-key-of-anybody' },
    answers: {
      throttled: say(403, 'REQUEST_LIMIT_EXCEEDED'),
      throttledBy403: say(403, 'REQUEST_LIMIT_EXCEEDED'),
      failed: say(500, 'INTERNAL_SERVER_ERROR'),
      busyIn200: say(200, 'SERVICE_UNAVAILABLE'),
      unauthorized: say(401, 'UNAUTHENTICATED'),
      expiredIn200: say(200, 'UNAUTHENTICATED'),
    },
    effects: () => readEffects(sandbox, 'crm'),
    cases: [
      matrixCase({
        operation: 'crm.listOpportunities',
        prepare: async () => ({ departmentId: 'main', limit: 10 }),
        effects: [],
        secrets: [String(sandbox.secrets['crmToken'])],
      }),
    ],
    stop: () => sandbox.stop(),
  };
}

describeConnector(dealbook, openDealbook, reportOf('dealbook'));

describe('dealbook', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  const context = () =>
    createContext({ connector: dealbook, connection: connectionTo(sandbox), key: 'k', now: () => new Date() });
  const list = (departmentId: string, limit = 10): Promise<CrmOpportunity[]> =>
    runOperation(dealbook, 'crm.listOpportunities', context(), { departmentId, limit });
  const deal = (team: string, value: string | null, more: Record<string, unknown> = {}) => ({
    team,
    name: '合同',
    stage: 'PROPOSE',
    amount: value === null ? null : { value, currency: 'CNY' },
    closeDate: '2027-01-31',
    customer: '客户',
    owner: { name: '王', email: 'wang@example.com' },
    ...more,
  });
  const add = (...opportunities: unknown[]) => sandbox.control('crm', { opportunities });

  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(async () => sandbox.stop());

  it('lists the open ones of a department, the largest first, in minor units', async () => {
    const found = await list('main');
    expect(found.map(({ amount }) => amount)).toEqual([
      { amount: 128_000_000, currency: 'CNY' },
      { amount: 42_000_000, currency: 'CNY' },
      { amount: 9_650_050, currency: 'EUR' },
      null,
    ]);
    expect(found[0]).toMatchObject({
      stage: 'negotiating',
      customer: '江南纺织集团',
      ownerEmail: 'chen.siyuan@example.com',
    });
    expect(found[1]?.closeDate).toBeNull();
    expect(found[3]?.ownerEmail).toBeNull();
    expect(await list('main', 2)).toEqual(found.slice(0, 2));
    expect(await list('nobody')).toEqual([]);
    expect(await list('main', 0)).toEqual([]);
  });

  it('leaves out what is won or lost, and walks pages', async () => {
    await add(
      ...Array.from({ length: 60 }, (_, index) => deal('many', String(1000 + index))),
      deal('many', '99999', { stage: 'WON' }),
      deal('many', '99998', { stage: 'LOST' }),
    );
    const found = await list('many', 100);
    expect(found).toHaveLength(60);
    expect(found[0]?.amount?.amount).toBe(105_900);
    expect(await list('many', 30)).toEqual(found.slice(0, 30));
  });

  it('drops what makes no sense, counts it and keeps the rest', async () => {
    const broken = [
      { amount: { value: '-5', currency: 'CNY' } },
      { amount: { value: '9'.repeat(40), currency: 'CNY' } },
      { amount: { value: 5, currency: 'CNY' } },
      { amount: { value: '5', currency: 'Yuan' } },
      { closeDate: 'soon' },
      { closeDate: '2027-02-30' },
      { account: null },
      { name: '' },
      { id: 7 },
    ];
    await add(deal('dirty', '1'), ...broken.map((one) => deal('dirty', '2', { broken: one })));
    expect(await list('dirty')).toHaveLength(1);
    expect(listDropped().find((one) => one.connectionId === 'conn-dealbook')?.count).toBe(broken.length);
  });

  it('takes the wait from the vendor’s own header, and an error under 200 for an error', async () => {
    const fault = { system: 'crm', fault: '429', times: 1, retryAfterSeconds: 1.5 };
    await sandbox.control('faults', fault);
    await expect(list('main')).rejects.toMatchObject({
      kind: 'rateLimited',
      code: 'REQUEST_LIMIT_EXCEEDED',
      afterMs: 1500,
      status: 403,
    });
    await expect(list('x'.repeat(101))).rejects.toMatchObject({
      kind: 'rejected',
      code: 'BAD_USER_INPUT',
      field: 'variables.team',
      status: 200,
    });
  });
});
