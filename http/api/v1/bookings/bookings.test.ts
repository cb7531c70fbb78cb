import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listInbox } from '../../../../db/repositories/inbox.ts';
import { HubError } from '../../../../domain/errors.ts';
import { databaseKinds } from '../../../../test/support/databases.ts';
import { startHttpHub, type HttpHub } from '../../../../test/support/http-hub.ts';
import {
  addWaitingApplication,
  schedulingNow,
  seedInterviews,
  setSession,
  tuesdayShift,
} from '../../../../test/support/scheduling.ts';
import type { Booking, Problem, SlotOffer } from '../../../../schemas/types.ts';

/** A booking, or why there is none. */
type BookingAnswer = Booking & Omit<Problem, 'status'>;

const nine = '2026-11-24T01:00:00.000Z';
const ten = '2026-11-24T02:00:00.000Z';

describe.each(databaseKinds)('interview times over HTTP on %s', (kind) => {
  let hub: HttpHub;
  let clock: string;
  let applicationId: string;
  beforeEach(async () => {
    clock = schedulingNow;
    hub = await startHttpHub({ kind, now: () => new Date(clock) });
    await seedInterviews(hub.deps.db, { interviewers: ['an', 'bo'] });
    applicationId = (await addWaitingApplication(hub.deps.db, hub.deps.vault)).applicationId;
  });
  afterEach(() => hub.close());

  const slots = (query = '?timeZone=Asia/Shanghai', key = hub.keys.recruiter) =>
    hub.send<SlotOffer>(`/api/v1/applications/${applicationId}/slots${query}`, { key });
  const book = (more: object = {}, request: { key?: string; id?: string; headers?: Record<string, string> } = {}) =>
    hub.send<BookingAnswer>(`/api/v1/applications/${request.id ?? applicationId}/bookings`, {
      key: request.key ?? hub.keys.recruiter,
      body: { startAt: nine, timeZone: 'Asia/Shanghai', ...more },
      ...(request.headers ? { headers: request.headers } : {}),
    });
  const change = (id: string, what: string, body?: object, key = hub.keys.recruiter) =>
    hub.send<BookingAnswer>(`/api/v1/bookings/${id}/${what}`, { method: 'POST', key, ...(body ? { body } : {}) });
  const at = (answer: { body: { startAt: string } }): string => answer.body.startAt;

  it('offers times with the texts of both sides, and says how old the knowledge is', async () => {
    await hub.deps.db.knex('users').where({ id: 'bo' }).update({ locale: 'en', time_zone: 'Europe/Berlin' });
    clock = '2026-11-22T08:05:00.000Z';
    const { status, body } = await slots('?timeZone=Asia/Tokyo');
    expect(status).toBe(200);
    expect(body).toMatchObject({ applicationId, timeZone: 'Asia/Tokyo', more: false });
    expect(body.items).toHaveLength(30);
    expect(body.items.slice(0, 2)).toEqual([
      {
        interviewerId: 'an',
        startAt: nine,
        endAt: ten,
        candidateTime: '2026年11月24日 星期二 10:00–11:00（UTC+09:00）',
        interviewerTime: '2026年11月24日 星期二 09:00–10:00（UTC+08:00）',
      },
      {
        interviewerId: 'bo',
        startAt: nine,
        endAt: ten,
        candidateTime: '2026年11月24日 星期二 10:00–11:00（UTC+09:00）',
        interviewerTime: 'Tue 24 Nov 2026 02:00–03:00 (UTC+01:00)',
      },
    ]);
    expect(body.interviewers[0]).toEqual({
      interviewerId: 'an',
      displayName: 'an',
      state: 'current',
      fetchedAt: schedulingNow,
      ageSeconds: 300,
      problems: [],
    });
  });

  it('reports a plan that is not in order', async () => {
    const broken = { ...tuesdayShift, shiftId: 'S-9', endAt: '2026-11-23T00:00:00.000Z' };
    await hub.deps.db
      .knex('availability_parts')
      .where({ user_id: 'an' })
      .update({ body: JSON.stringify([tuesdayShift, broken]) });
    const { body } = await slots();
    expect(body.items.length).toBe(30);
    expect(body.interviewers[0]?.problems).toMatchObject([{ code: 'endsBeforeStart', shiftId: 'S-9' }]);
  });

  it('narrows, and refuses what makes no sense', async () => {
    expect(
      (await slots(`?timeZone=Asia/Shanghai&from=2026-11-24T02:00:00Z&to=2026-11-24T03:00:00Z`)).body.items,
    ).toHaveLength(4);
    expect((await slots('?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z')).body.items).toEqual([]);
    expect((await slots('?timeZone=Mars/Olympus')).body).toMatchObject({
      code: 'time_zone_unknown',
      path: 'query/timeZone',
    });
    expect((await slots('?timeZone=%2B08:00')).body).toMatchObject({ code: 'validation_failed' });
    expect((await slots('?from=2026-13-45T00:00:00Z')).body).toMatchObject({
      code: 'validation_failed',
      path: 'query/from',
    });
    expect((await slots('?from=tomorrow')).body).toMatchObject({ code: 'validation_failed' });
  });

  it('books, shows, lists, moves and cancels; the process is woken each time', async () => {
    const made = await book();
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.headers.get('location')).toBe(`/api/v1/bookings/${id}`);
    expect(made.body).toMatchObject({
      status: 'booked',
      candidateTime: '2026年11月24日 星期二 09:00–10:00（UTC+08:00）',
    });
    expect((await hub.send(`/api/v1/bookings/${id}`, { key: hub.keys.hr })).body).toEqual(made.body);
    expect(
      (await slots()).body.items.some(
        (slot) => slot.startAt === nine && slot.interviewerId === made.body.interviewerId,
      ),
    ).toBe(true);
    expect((await change(id, 'move', { startAt: '2026-11-24T02:00:00Z' })).body).toMatchObject({
      startAt: ten,
      sequence: 1,
      changes: 1,
    });
    expect((await change(id, 'no-show')).body).toMatchObject({ code: 'booking_not_started' });
    expect((await change(id, 'cancel')).body).toMatchObject({ status: 'cancelled', sequence: 2 });
    const twice = await change(id, 'cancel');
    expect([twice.status, twice.body.code]).toEqual([409, 'booking_ended']);
    const list = await hub.send<{ items: Booking[] }>('/api/v1/bookings?status=cancelled&from=2026-11-24T02:00:00Z', {
      key: hub.keys.hr,
    });
    expect(list.body.items.map((each) => each.id)).toEqual([id]);
    const inbox = (await listInbox(hub.deps.db.knex, { applicationId })).items;
    expect(inbox.map(({ eventType, connectionId }) => `${connectionId} ${eventType}`).sort()).toEqual([
      'hub booking.cancelled',
      'hub booking.made',
      'hub booking.moved',
    ]);
  });

  it('gives the same booking to a repeated request, and no second one', async () => {
    const headers = { 'Idempotency-Key': 'a-key' };
    const first = await book({}, { headers });
    const second = await book({}, { headers });
    expect(second.body).toEqual(first.body);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await hub.deps.db.knex('bookings').count({ n: '*' }).first()).toMatchObject({ n: 1 });
    const other = await book({ startAt: ten }, { headers });
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  it('gives the last time to one of two who want it at once, and tells the other in a sentence', async () => {
    await hub.deps.db.knex('jobs').update({ body: hub.deps.db.knex.raw(`replace(body, '"an","bo"', '"an"')`) });
    const other = (await addWaitingApplication(hub.deps.db, hub.deps.vault)).applicationId;
    const answers = await Promise.all([book(), book({}, { id: other })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    expect(lost?.body).toMatchObject({ code: 'slot_taken', path: '/startAt' });
    expect(lost?.body.detail).toMatch(/^Somebody else just took this time: choose another one/);
  });

  it('refuses a second booking, a time that was never offered, and a stage that waits for none', async () => {
    expect((await book({ startAt: '2026-11-24T01:10:00Z' })).body).toMatchObject({
      code: 'slot_not_offered',
      status: 422,
    });
    expect((await book({ startAt: '2026-02-30T99:00:00Z' })).body).toMatchObject({ code: 'validation_failed' });
    expect((await book({ timeZone: 'Mars/Olympus' })).body).toMatchObject({ code: 'time_zone_unknown' });
    expect((await book({ interviewerId: 'nobody' })).body).toMatchObject({ code: 'slot_not_offered' });
    await book();
    expect((await book({ startAt: ten })).body).toMatchObject({ code: 'booking_exists', status: 409 });
    await setSession(hub.deps.db, applicationId, null);
    expect((await slots()).body).toMatchObject({ code: 'booking_not_expected' });
    expect((await hub.deps.db.knex('availability').where({ user_id: 'nobody' })).length).toBe(0);
  });

  it('keeps a booking when Temporal is away', async () => {
    hub.gateway.signalInbox = () => Promise.reject(new HubError('temporal_unavailable', 'Try again.'));
    const made = await book();
    expect(made.status).toBe(201);
    expect((await listInbox(hub.deps.db.knex, { applicationId })).items).toMatchObject([
      { outcome: 'pending', signalledAt: null },
    ]);
  });

  it('offers a time that may be moved its own time again, and none when the changes are used up', async () => {
    await book({ interviewerId: 'an' });
    expect((await slots()).body.items.filter(({ interviewerId }) => interviewerId === 'an')).toHaveLength(15);
    await hub.deps.db.knex('bookings').update({ changes: 2 });
    expect((await slots()).body).toMatchObject({ code: 'booking_changes_used_up' });
  });

  it('lets each role do what it may', async () => {
    const { id } = (await book()).body;
    const reading = {
      hr: 200,
      recruiter: 200,
      administrator: 200,
      business: 200,
      interviewer: 200,
      auditor: 200,
      it: 403,
      candidate: 403,
    } as const;
    for (const [role, status] of Object.entries(reading) as [keyof typeof reading, number][]) {
      const key = hub.keys[role];
      expect([role, (await hub.send(`/api/v1/bookings/${id}`, { key })).status]).toEqual([role, status]);
      expect([role, (await hub.send('/api/v1/bookings', { key })).status]).toEqual([role, status]);
      expect([role, (await slots('', key)).status]).toEqual([role, status]);
    }
    for (const role of ['business', 'interviewer', 'auditor', 'it', 'candidate'] as const) {
      expect([role, (await book({ startAt: ten }, { key: hub.keys[role] })).status]).toEqual([role, 403]);
      for (const what of ['cancel', 'no-show'])
        expect([role, (await change(id, what, undefined, hub.keys[role])).status]).toEqual([role, 403]);
      expect([role, (await change(id, 'move', { startAt: ten }, hub.keys[role])).status]).toEqual([role, 403]);
    }
    expect(at(await hub.send<Booking>(`/api/v1/bookings/${id}`, { key: hub.keys.hr }))).toBe(nine);
  });

  it("shows another department's bookings to nobody who is bound to their own", async () => {
    const { id } = (await book()).body;
    const rooms = await hub.makeKey('interviewer', 'rooms');
    expect((await hub.send(`/api/v1/bookings/${id}`, { key: rooms })).status).toBe(404);
    expect((await hub.send<{ items: [] }>('/api/v1/bookings', { key: rooms })).body.items).toEqual([]);
    expect((await slots('', rooms)).status).toBe(404);
    expect((await hub.send<{ items: [] }>('/api/v1/bookings', { key: hub.keys.interviewer })).body.items).toHaveLength(
      1,
    );
  });

  it("keeps a user's calendar, number and zone, and shows them to who may see users", async () => {
    const body = {
      login: 'li.na',
      displayName: '李娜',
      role: 'interviewer',
      password: 'a long enough password',
      employeeNumber: '10023',
      email: 'li.na@example.com',
      calendar: 'li.na@example.com',
      timeZone: 'Europe/Berlin',
    };
    const unknown = await hub.send<Problem>('/api/v1/users', {
      key: hub.keys.administrator,
      body: { ...body, timeZone: 'Mars/Olympus' },
    });
    expect(unknown.body).toMatchObject({ code: 'time_zone_unknown', path: '/timeZone' });
    const made = await hub.send('/api/v1/users', { key: hub.keys.administrator, body });
    const { employeeNumber, email, calendar, timeZone } = body;
    expect(made.body).toMatchObject({ employeeNumber, email, calendar, timeZone });
    const find = async (key: string) =>
      (await hub.send<{ items: { login: string }[] }>('/api/v1/users', { key })).body.items.find(
        ({ login }) => login === 'li.na',
      );
    expect(await find(hub.keys.administrator)).toMatchObject({ employeeNumber, email, calendar, timeZone });
    const seen = JSON.stringify(await find(hub.keys.auditor));
    expect(seen).toContain('10023');
    expect(seen).not.toContain('li.na@example.com');
  });
});
