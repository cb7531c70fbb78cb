import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConnectorError, type Connector } from '../connectors/contract.ts';
import { createContext } from '../connectors/kit/context.ts';
import { createRegistry } from '../connectors/registry.ts';
import type { Db } from '../db/connection.ts';
import { getApplication } from '../db/repositories/applications.ts';
import { listAvailabilityParts, listDueAvailability } from '../db/repositories/availability.ts';
import { insertConnection } from '../db/repositories/connections.ts';
import { insertInboxRows, listInbox, sealInboxContent } from '../db/repositories/inbox.ts';
import { setUserDisabled } from '../db/repositories/users.ts';
import { forEachDatabase } from '../test/support/databases.ts';
import { createTestLog } from '../test/support/delivery.ts';
import { createTestVault } from '../test/support/records.ts';
import {
  addWaitingApplication,
  newId,
  schedulingNow,
  seedInterviews,
  tuesdayShift,
} from '../test/support/scheduling.ts';
import { createAvailabilitySync, refreshAvailability, takeAttendanceChanges } from './availability-sync.ts';
import { offerTimes } from './bookings-times.ts';

const vault = createTestVault();
const minuteMs = 60_000;

/** A vendor on the network that keeps plans and calendars; what it answers can be set, and each request is counted. */
const vendor = {
  shifts: [tuesdayShift] as { shiftId: string; startAt: string; endAt: string; timeZone: string }[],
  busy: [] as { startAt: string; endAt: string }[],
  isDown: false,
  /** Nothing is answered before. */
  gate: Promise.resolve(),
  requests: [] as string[],
};
const server = http.createServer((req, res) => {
  vendor.requests.push(req.url ?? '');
  void vendor.gate.then(() => {
    if (vendor.isDown) res.writeHead(503, { 'content-type': 'application/json' }).end('{}');
    else if (req.url?.startsWith('/shifts')) {
      const employees = new URL(req.url, 'http://vendor').searchParams.get('of')?.split(',') ?? [];
      const rows = employees.flatMap((employeeNumber) => vendor.shifts.map((shift) => ({ employeeNumber, ...shift })));
      res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
    } else res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(vendor.busy));
  });
});
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Lets the vendor wait with its answers until the returned function is called. */
function closeGate(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  vendor.gate = promise;
  return resolve;
}

/** The smallest connector there is: one that speaks to the vendor above through the kit. */
const connector = (id: string, operations: Connector['operations']): Connector => ({
  manifest: {
    id,
    vendor: id,
    kinds: ['attendance'],
    allowedHosts: ['*'],
    dataClasses: ['internal'],
    region: 'here',
    source: 'this test',
  },
  configSchema: {},
  credentialsSchema: {},
  authorize: () => ({}),
  classify: ({ status }) => (status < 300 ? { kind: 'ok' } : { kind: 'retry', code: `http_${status}` }),
  probe: async () => ({ ok: true, detail: '' }),
  operations,
});
const registry = createRegistry([
  connector('planner', {
    'attendance.listShifts': {
      safety: 'read',
      timeoutMs: 5_000,
      run: async (ctx, { employeeNumbers, from, to }) => {
        const query = { of: employeeNumbers.join(','), from, to };
        return (await ctx.http.send({ method: 'GET', path: '/shifts', query })).body as never;
      },
    },
  }),
  connector('diary', {
    'calendar.listBusy': {
      safety: 'read',
      timeoutMs: 5_000,
      run: async (ctx, { calendar }) => {
        if (calendar.startsWith('broken'))
          throw new ConnectorError('rejected', 'calendar_unknown', 'There is no such calendar.');
        return (await ctx.http.send({ method: 'GET', path: '/busy', query: { calendar } })).body as never;
      },
    },
  }),
]);

forEachDatabase((_kind, open) => {
  let db: Db;
  let clock: number;
  const now = (): Date => new Date(clock);
  const later = (minutes: number): void => void (clock += minutes * minuteMs);
  const log = createTestLog();
  const deps = () => ({
    db,
    vault,
    registry,
    openContext: (
      of: Connector,
      connection: { id: string; config: object; credentials: object },
      key: string,
      signal: AbortSignal,
    ) =>
      createContext({
        connector: of,
        connection: connection as Parameters<typeof createContext>[0]['connection'],
        key,
        now,
        signal,
      }),
    now,
    log,
    holder: 'test',
  });

  beforeEach(async () => {
    db = await open();
    clock = Date.parse(schedulingNow);
    Object.assign(vendor, { shifts: [tuesdayShift], busy: [], isDown: false, gate: Promise.resolve(), requests: [] });
    const config = { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    for (const [id, connectorId] of [
      ['plan', 'planner'],
      ['cal', 'diary'],
    ] as const)
      await insertConnection(db.knex, vault, {
        id,
        connectorId,
        name: id,
        config,
        credentials: {},
        createdAt: schedulingNow,
      });
    await seedInterviews(db, { interviewers: ['an', 'bo'], withCalendar: true });
    await db.knex('availability_parts').delete();
    await db.knex('availability').delete();
  });

  const parts = async (userId = 'an') => listAvailabilityParts(db.knex, [userId]);
  const addNews = (connectionId: string, deliveryKey: string) => {
    const id = newId();
    return insertInboxRows(db.knex, [
      {
        id,
        connectionId,
        deliveryKey,
        eventType: 'attendance.changed',
        via: 'webhook',
        applicationId: null,
        remoteOrderId: null,
        externalRef: null,
        content: sealInboxContent(vault, null, id, { raw: null, event: {} }),
        occurredAt: now().toISOString(),
        receivedAt: now().toISOString(),
      },
    ]);
  };

  it('reads the shifts and busy times of everybody who interviews, in one request for a whole team', async () => {
    vendor.busy = [{ startAt: '2026-11-24T02:00:00Z', endAt: '2026-11-24T03:00:00Z' }];
    const sync = createAvailabilitySync(deps());
    expect(await sync.runOnce()).toBe(true);
    expect(await parts()).toMatchObject([
      { kind: 'busy', connectionId: 'cal', body: vendor.busy, fetchedAt: schedulingNow, failedAt: null },
      { kind: 'shifts', connectionId: 'plan', body: [tuesdayShift], fetchedAt: schedulingNow },
    ]);
    expect(vendor.requests.filter((url) => url.startsWith('/shifts'))).toHaveLength(1);
    expect(vendor.requests.filter((url) => url.startsWith('/busy'))).toHaveLength(2);
    vendor.requests = [];
    later(9);
    await sync.runOnce();
    expect(vendor.requests).toEqual([]);
    later(2);
    await sync.runOnce();
    expect(vendor.requests).toHaveLength(3);
    await sync.stop();
  });

  it('keeps what it had when the vendor is down, tries again soon, and says how old it is', async () => {
    const sync = createAvailabilitySync(deps());
    await sync.runOnce();
    vendor.isDown = true;
    later(11);
    await sync.runOnce();
    expect(await parts()).toMatchObject([
      { kind: 'busy', fetchedAt: schedulingNow, failureCode: 'http_503' },
      {
        kind: 'shifts',
        body: [tuesdayShift],
        fetchedAt: schedulingNow,
        failureCode: 'http_503',
        failedAt: now().toISOString(),
      },
    ]);
    const { applicationId } = await addWaitingApplication(db, vault);
    const application = await getApplication(db.knex, applicationId);
    if (application === null) throw new Error('the application is gone');
    later(10);
    const offered = await offerTimes(deps(), application, {});
    expect(offered.slots.length).toBeGreaterThan(5);
    expect(offered.knowledge[0]).toMatchObject({
      state: 'old',
      fetchedAt: schedulingNow,
      failures: [{}, { code: 'http_503' }],
    });
    later(24 * 60);
    expect((await offerTimes(deps(), application, {})).knowledge[0]).toMatchObject({ state: 'tooOld', time: null });
    expect((await offerTimes(deps(), application, {})).slots).toEqual([]);
    vendor.isDown = false;
    later(2);
    await sync.runOnce();
    expect((await offerTimes(deps(), application, {})).knowledge[0]).toMatchObject({ state: 'current', failures: [] });
    await sync.stop();
  });

  it('reads again at once when the attendance system says that a plan changed', async () => {
    const sync = createAvailabilitySync(deps());
    await sync.runOnce();
    later(1);
    const moved = { ...tuesdayShift, startAt: '2026-11-24T05:00:00.000Z' };
    vendor.shifts = [moved];
    await addNews('plan', 'news-1');
    await sync.runOnce();
    expect((await parts()).find(({ kind }) => kind === 'shifts')).toMatchObject({
      body: [moved],
      fetchedAt: now().toISOString(),
    });
    expect((await listInbox(db.knex, {})).items).toMatchObject([
      { outcome: 'applied', consumedAt: now().toISOString() },
    ]);
    await sync.stop();
  });

  it("leaves others alone when it is another system's plan", async () => {
    const sync = createAvailabilitySync(deps());
    await sync.runOnce();
    vendor.requests = [];
    await addNews('another', 'news-1');
    expect(await takeAttendanceChanges(db, now().toISOString())).toBe(1);
    expect(await takeAttendanceChanges(db, now().toISOString())).toBe(0);
    await sync.runOnce();
    expect(vendor.requests).toEqual([]);
    await sync.stop();
  });

  it('does not forget news that come while it reads', async () => {
    const sync = createAvailabilitySync(deps());
    const openGate = closeGate();
    const reading = sync.runOnce();
    await expect.poll(() => vendor.requests.length, { timeout: 10_000 }).toBeGreaterThan(0);
    later(1);
    await db.knex('availability').update({ due_at: now().toISOString() });
    openGate();
    await reading;
    later(1);
    expect(await listDueAvailability(db.knex, now().toISOString(), 10)).toEqual(expect.arrayContaining(['an', 'bo']));
    await sync.stop();
  });

  it('reads nothing of who left, and says what is missing of who has no number or calendar', async () => {
    await setUserDisabled(db.knex, 'bo', schedulingNow);
    await db.knex('users').where({ id: 'an' }).update({ employee_number: null, calendar: 'broken@example.com' });
    const sync = createAvailabilitySync(deps());
    await sync.runOnce();
    expect(vendor.requests).toEqual([]);
    expect(await parts()).toMatchObject([
      { kind: 'busy', fetchedAt: null, failureCode: 'calendar_unknown' },
      { kind: 'shifts', fetchedAt: null, failureCode: 'employee_number_missing' },
    ]);
    expect(await parts('bo')).toEqual([]);
    await sync.stop();
  });

  it('forgets who interviews for no job any more', async () => {
    const sync = createAvailabilitySync(deps());
    await sync.runOnce();
    await db.knex('jobs').update({ status: 'closed' });
    later(2);
    await sync.runOnce();
    expect(await parts()).toEqual([]);
    await sync.stop();
  });

  it('is done by one process at a time', async () => {
    const one = createAvailabilitySync(deps());
    const two = createAvailabilitySync({ ...deps(), holder: 'other' });
    expect(await one.runOnce()).toBe(true);
    expect(await two.runOnce()).toBe(false);
    await one.stop();
    expect(await two.runOnce()).toBe(true);
    await two.stop();
  });

  describe('who asks for times', () => {
    const refresh = (waitMs = 2_000) =>
      refreshAvailability(deps(), ['an', 'bo'], { olderThanMs: 15 * minuteMs, waitMs });

    it('has them read when nobody did, once for many who ask together, and not again while they are fresh', async () => {
      await Promise.all([refresh(), refresh(), refresh()]);
      expect(vendor.requests).toHaveLength(3);
      later(14);
      await refresh();
      expect(vendor.requests).toHaveLength(3);
      later(2);
      await refresh();
      expect(vendor.requests).toHaveLength(6);
    });

    it('waits no longer than they said, and the reading goes on', async () => {
      const openGate = closeGate();
      await refresh(50);
      expect(await parts()).toEqual([]);
      openGate();
      await expect.poll(async () => (await parts()).length, { timeout: 10_000 }).toBe(2);
    });

    it('does not make a vendor that just failed work harder', async () => {
      vendor.isDown = true;
      await refresh();
      const asked = vendor.requests.length;
      await refresh();
      expect(vendor.requests).toHaveLength(asked);
      later(1);
      await refresh();
      expect(vendor.requests).toHaveLength(asked * 2);
    });
  });
});
