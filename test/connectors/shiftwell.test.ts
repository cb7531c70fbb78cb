import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, Shift } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { ContractRun, type CheckName } from '../../connectors/kit/contract-checks.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { listDropped } from '../../connectors/kit/dropped-items.ts';
import type { VendorAnswer } from '../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import type { WebhookBench } from '../../connectors/kit/webhook-cases.ts';
import changed from '../../connectors/shiftwell/fixtures/shift-changed.json' with { type: 'json' };
import { shiftwell } from '../../connectors/shiftwell/index.ts';
import { readEffects, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';

const people = ['E1001', 'E1002', 'E1003', 'E1004', 'E1005', 'E1006'];
const hoursFromNow = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const nextWeeks = () => ({ employeeNumbers: people, from: hoursFromNow(0), to: hoursFromNow(24 * 21) });

function connectionTo(sandbox: Sandbox, id = 'conn-shiftwell'): ConnectionRecord {
  return {
    id,
    config: { baseUrl: `${sandbox.url}/attendance` },
    credentials: {
      clientId: 'throughline',
      clientSecret: sandbox.secrets['attendanceToken'],
      webhookSecret: sandbox.secrets['attendanceWebhookSecret'],
    },
  };
}

function say(status: number, code: string): VendorAnswer {
  return { status, body: { errors: [{ status: String(status), code, detail: 'Said by the fault proxy.' }] } };
}

const webhooks: WebhookBench = {
  credentialsWith: (secrets) => ({ clientId: 'throughline', clientSecret: 'x', webhookSecret: secrets.join(' ') }),
  body: changed,
  unknownTypeBody: { ...changed, type: 'shift.dreamt' },
  brokenBody: { ...changed, employeeNumber: 1001 },
  sign: ({ text, secret, at }) => {
    const seconds = Math.floor(at.getTime() / 1000);
    const signature = createHmac('sha256', secret).update(`${seconds}.${text}`).digest('hex');
    return {
      bytes: new TextEncoder().encode(text),
      headers: { 'content-type': 'application/json', 'x-shiftwell-signature': `t=${seconds},v1=${signature}` },
    };
  },
};

async function openShiftwell(): Promise<Bench> {
  const sandbox = await startSandbox();
  const connection = connectionTo(sandbox);
  const secrets = [
    String(sandbox.secrets['attendanceToken']),
    String(sandbox.secrets['attendanceWebhookSecret']),
    'swt_',
  ];
  return {
    against: 'sandbox',
    connection,
    badCredentials: { ...connection.credentials, clientSecret: 'not-the-secret-of-anybody' },
    answers: {
      throttled: say(429, 'RATE_LIMITED'),
      throttledBy403: say(403, 'RATE_LIMITED'),
      failed: say(500, 'INTERNAL'),
      busyIn200: say(200, 'TEMPORARILY_UNAVAILABLE'),
      unauthorized: say(401, 'TOKEN_INVALID'),
      expiredIn200: say(200, 'TOKEN_EXPIRED'),
    },
    // A token is no effect on anybody; how many are given out is what the check of tokens counts.
    effects: async () => (await readEffects(sandbox, 'attendance')).filter((kind) => kind !== 'token.issued'),
    cases: [
      matrixCase({ operation: 'attendance.listShifts', prepare: async () => nextWeeks(), effects: [], secrets }),
      matrixCase({
        operation: 'attendance.readOvertime',
        prepare: async () => ({ employeeNumbers: people, month: '2026-11' }),
        effects: [],
        secrets,
      }),
    ],
    webhooks,
    change: {
      webhooks: 3,
      async provoke(notifyUrl) {
        await sandbox.control('attendance', { settings: { webhookUrl: notifyUrl } });
        const shift = newShift('E1001', '2027-03-01T09:00', '2027-03-01T18:00');
        const { shiftIds } = (await sandbox.control('attendance', { shifts: [shift] })) as { shiftIds: string[] };
        const [shiftId] = shiftIds;
        await sandbox.control('attendance', { shifts: [{ ...shift, shiftId, endLocal: '2027-03-01T17:00' }] });
        await sandbox.control('attendance', { removeShifts: [shiftId] });
      },
    },
    tokens: {
      expire: async () => void (await sandbox.control('attendance/revoke-tokens', {}, 'POST')),
      isTokenRequest: (exchange) => exchange.path.endsWith('/oauth/token'),
    },
    stop: () => sandbox.stop(),
  };
}

function newShift(employeeNumber: string, startLocal: string, endLocal: string, timeZone = 'Asia/Shanghai') {
  return { employeeNumber, startLocal, endLocal, timeZone };
}

describeConnector(shiftwell, openShiftwell, reportOf('shiftwell'));

describe('shiftwell', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  let connection: ConnectionRecord;
  const contextOf = (id?: string) =>
    createContext({ connector: shiftwell, connection: id ? connectionTo(sandbox, id) : connection, key: 'k', now });
  const now = (): Date => new Date();
  const list = (employeeNumbers: string[], from: string, to: string): Promise<Shift[]> =>
    runOperation(shiftwell, 'attendance.listShifts', contextOf(), { employeeNumbers, from, to });
  const set = (body: Record<string, unknown>) => sandbox.control('attendance', body);
  const issued = async (): Promise<number> =>
    ((await sandbox.control('ledger?kind=token.issued')) as { effects: unknown[] }).effects.length;

  beforeAll(async () => {
    sandbox = await startSandbox();
    connection = connectionTo(sandbox);
    const newcomers = ['N1', 'N2', 'N3'].map((employeeNumber) => ({ employeeNumber, name: `张${employeeNumber}` }));
    await set({ settings: { seed: false }, people: newcomers });
  });
  afterAll(async () => sandbox.stop());

  it('gives shifts as instants: over midnight, over a change of clocks, and overlapping ones as they are', async () => {
    await set({
      shifts: [
        newShift('N1', '2027-01-10T22:00', '2027-01-11T06:00'),
        newShift('N1', '2027-01-10T20:00', '2027-01-11T02:00'),
        newShift('N1', '2027-03-27T22:00', '2027-03-28T06:00', 'Europe/Berlin'),
      ],
    });
    const found = await list(['N1'], '2027-01-10T00:00:00.000Z', '2027-04-01T00:00:00.000Z');
    expect(found.map(({ startAt, endAt }) => [startAt, endAt])).toEqual([
      ['2027-01-10T12:00:00.000Z', '2027-01-10T18:00:00.000Z'],
      ['2027-01-10T14:00:00.000Z', '2027-01-10T22:00:00.000Z'],
      ['2027-03-27T21:00:00.000Z', '2027-03-28T04:00:00.000Z'],
    ]);
    // The night shift is still on at the begin of the time asked for.
    expect(await list(['N1'], '2027-01-10T21:00:00.000Z', '2027-01-11T00:00:00.000Z')).toHaveLength(1);
    expect(await list(['N1'], '2027-01-10T22:00:00.000Z', '2027-01-11T00:00:00.000Z')).toEqual([]);
  });

  it('leaves out the shifts after the last day of somebody who left, and those of nobody known', async () => {
    await set({
      people: [{ employeeNumber: 'N2', name: '离职员工', leftOn: '2027-02-10' }],
      shifts: [
        newShift('N2', '2027-02-10T09:00', '2027-02-10T18:00'),
        newShift('N2', '2027-02-11T09:00', '2027-02-11T18:00'),
      ],
    });
    const found = await list(['N2', 'nobody', 'N1,N2'], '2027-02-01T00:00:00.000Z', '2027-02-20T00:00:00.000Z');
    expect(found.map((shift) => shift.startAt)).toEqual(['2027-02-10T01:00:00.000Z']);
    expect(await list([], '2027-02-01T00:00:00.000Z', '2027-02-20T00:00:00.000Z')).toEqual([]);
  });

  it('drops what makes no sense, counts it and keeps the rest', async () => {
    const day = newShift('N3', '2027-05-03T09:00', '2027-05-03T18:00');
    const broken = [
      { endLocal: '2027-05-03T08:00' },
      { endLocal: '2027-05-03T09:00' },
      { endLocal: '2099-05-03T09:00' },
      { startLocal: 1e308 },
      { startLocal: '2027-02-30T09:00' },
      { timeZone: 'Mars/Olympus' },
      { timeZone: null },
      { employeeNumber: ['N3'] },
    ];
    await set({ shifts: [day, ...broken.map((one) => ({ ...day, broken: one }))] });
    const before = listDropped().find((one) => one.connectionId === 'conn-shiftwell')?.count ?? 0;
    const found = await list(['N3'], '2027-05-03T00:00:00.000Z', '2027-05-04T00:00:00.000Z');
    expect(found).toHaveLength(1);
    expect(listDropped().find((one) => one.operation === 'attendance.listShifts')?.count).toBe(before + broken.length);
  });

  it('walks all pages, and an item added meanwhile is not lost', async () => {
    const shifts = Array.from({ length: 130 }, (_, index) => {
      const day = new Date(Date.UTC(2028, 0, 1 + index)).toISOString().slice(0, 10);
      return newShift('N1', `${day}T09:00`, `${day}T18:00`);
    });
    await set({ shifts });
    let pages = 0;
    const ctx = contextOf();
    const http: typeof ctx.http = {
      async send(request, allow) {
        const answer = await ctx.http.send(request, allow);
        if (request.path === '/v2/shifts' && ++pages === 1) {
          await set({ shifts: [newShift('N1', '2027-12-31T09:00', '2027-12-31T18:00')] });
        }
        return answer;
      },
    };
    const range = { employeeNumbers: ['N1'], from: '2027-12-30T00:00:00.000Z', to: '2028-12-31T00:00:00.000Z' };
    const found = await runOperation(shiftwell, 'attendance.listShifts', { ...ctx, http }, range);
    expect([found.length, new Set(found.map((shift) => shift.shiftId)).size, pages]).toEqual([131, 131, 3]);
    expect(found[0]?.startAt).toBe('2027-12-31T01:00:00.000Z');
  });

  it('tells 40.0 from 40.1 hours of overtime; what makes no sense is missing, not zero', async () => {
    const month = '2027-06';
    const overtime = [
      { employeeNumber: 'N1', month, minutes: 2400 },
      { employeeNumber: 'N2', month, minutes: 2406 },
      { employeeNumber: 'N3', month, minutes: 0, broken: { minutes: '1e99' } },
    ];
    await set({ overtime });
    const read = () =>
      runOperation(shiftwell, 'attendance.readOvertime', contextOf(), {
        employeeNumbers: ['N1', 'N2', 'N3', 'N4'],
        month,
      });
    expect(await read()).toEqual([
      { employeeNumber: 'N1', hours: 40 },
      { employeeNumber: 'N2', hours: 40.1 },
    ]);
  });

  it('says which parameter is wrong', async () => {
    const read = runOperation(shiftwell, 'attendance.readOvertime', contextOf(), {
      employeeNumbers: ['N1'],
      month: '2027',
    });
    await expect(read).rejects.toMatchObject({ kind: 'rejected', code: 'INVALID_PARAMETER' });
    await expect(list(['N1'], 'now', 'then')).rejects.toMatchObject({ kind: 'rejected', field: 'from' });
  });

  it('renews an expired token once for 100 calls, and keeps those of two connections apart', async () => {
    const probes = (id: string) => Array.from({ length: 100 }, () => shiftwell.probe(contextOf(id)));
    await Promise.all([shiftwell.probe(contextOf('a')), shiftwell.probe(contextOf('b'))]);
    await sandbox.control('attendance/revoke-tokens', {}, 'POST');
    const before = await issued();
    const answers = await Promise.all([...probes('a'), ...probes('b')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(200);
    expect(await issued()).toBe(before + 2);
  });

  it('asks for a new token when a short life is over, without a refused call', async () => {
    await set({ settings: { tokenSeconds: 1 } });
    expect((await shiftwell.probe(contextOf('short'))).ok).toBe(true);
    const before = await issued();
    await new Promise((resolve) => setTimeout(resolve, 1_050));
    expect((await shiftwell.probe(contextOf('short'))).ok).toBe(true);
    expect(await issued()).toBe(before + 1);
    await set({ settings: { tokenSeconds: 300 } });
  });
});

describe('the contract checks catch', { timeout: 60_000 }, () => {
  async function judge(connector: Connector, check: CheckName): Promise<string[]> {
    const bench = await openShiftwell();
    const run = await ContractRun.open(connector, bench);
    const { findings } = await run.check(check);
    await run.close();
    await bench.stop();
    return findings;
  }

  it('a connector that asks for a token at every call', async () => {
    const forgetful: Connector = {
      ...shiftwell,
      probe: (ctx) => shiftwell.probe({ ...ctx, connectionId: randomUUID() }),
    };
    expect(await judge(forgetful, 'tokens')).toEqual(['tokens: 20 calls made 20 refreshes, not 1']);
  });

  it('a connector that uses the credentials of whoever came first', async () => {
    let first: { [key: string]: unknown } | undefined;
    const shared: Connector = {
      ...shiftwell,
      probe: (ctx) => shiftwell.probe({ ...ctx, credentials: (first ??= ctx.credentials) }),
    };
    expect((await judge(shared, 'connections')).join()).toMatch(/work with another connection's credential/);
  });

  it('a connector that takes webhooks of any age', async () => {
    const ageless: Connector = {
      ...shiftwell,
      events: {
        ...shiftwell.events!,
        verify: (raw, credentials) => {
          const seconds = /t=(\d+)/.exec(raw.headers['x-shiftwell-signature'] ?? '')?.[1];
          shiftwell.events!.verify(raw, credentials, new Date(Number(seconds ?? 0) * 1000));
        },
      },
    };
    expect((await judge(ageless, 'webhooks')).join()).toMatch(/stale by a day: accepted instead of signature/);
  });
});
