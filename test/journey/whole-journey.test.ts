import { afterAll, beforeAll, describe, test } from 'vitest';
import { endings, type Ending } from '../../examples/endings.ts';
import { startRadicale, type Radicale } from '../../scripts/lib/radicale.mjs';
import { compareCounts, countWholeEffects, endingEffects, findWholeStrays } from '../support/effects-whole.ts';
import { findEffectFaults } from '../support/fault-run-whole.ts';
import { TestTeam, type Booking } from '../support/hub-team.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { makePerson } from '../support/people.ts';
import { listInbox } from '../support/walk.ts';
import { settle } from '../support/walk-whole.ts';

const quick = { evaluating: 50, report: 200, recording: 400, testReport: 200, backgroundStage: 200, mailDelivery: 50 };
const names = Object.keys(endings) as Ending[];

describe.each(['sqlite', 'mysql'] as const)('every way a journey ends, on %s', (database) => {
  let hub: TestHub;
  let people: TestTeam;
  const walked: string[] = [];
  beforeAll(async () => {
    hub = await startTestHub({ database });
    await hub.sandbox.change({ delaysMs: quick });
    people = await TestTeam.of(hub);
  });
  afterAll(async () => {
    await hub?.close();
  });

  test.concurrent.for(names)(
    '%s: each effect happened once, and nothing stands that should not',
    async (name, { expect }) => {
      const team = people.another();
      const { resume, fileName } = makePerson();
      await endings[name](team, resume, fileName);
      const { application } = team;
      walked.push(application.id);
      await settle(hub, application.id);
      expect(await findEffectFaults(hub, application, name)).toEqual([]);
    },
  );

  test('nothing was done for anybody else', async ({ expect }) => {
    expect(walked).toHaveLength(names.length);
    expect(findWholeStrays(await hub.sandbox.listEffects(), walked)).toEqual([]);
  });

  test('the check catches an employee that was made twice, and a document filed again', async ({ expect }) => {
    const effects = await hub.sandbox.listEffects();
    const doubled = [...effects, ...effects.filter((e) => /employee.created|document.filed/.test(e.kind))];
    const found = walked.map((id) => compareCounts(countWholeEffects(doubled, id), endingEffects.started));
    expect(found).toContainEqual([
      'ehr.employee.created happened 2 times instead of 1',
      'ehr.document.filed:offerLetter again happened 1 times instead of 0',
      'ehr.document.filed:material again happened 2 times instead of 0',
      'ehr.document.filed:finalReport again happened 1 times instead of 0',
    ]);
  });
});

describe('what lies beside the way', () => {
  let hub: TestHub;
  let people: TestTeam;
  let radicale: Radicale;
  beforeAll(async () => {
    [hub, radicale] = await Promise.all([startTestHub(), startRadicale()]);
    await hub.sandbox.change({ delaysMs: quick });
    people = await TestTeam.of(hub);
  });
  afterAll(async () => {
    await hub?.close();
    await radicale?.stop();
  });

  test.concurrent(
    'the meeting is in both calendars, moves there, and is gone after a withdrawal',
    async ({ expect }) => {
      const admin = await hub.as('administrator');
      const connection = await admin.request<{ id: string }>('POST', '/connections', {
        connectorId: 'caldav',
        name: 'Calendars',
        config: { baseUrl: radicale.url },
        credentials: { username: radicale.username, password: radicale.password },
      });
      const roles = ['interviewer', 'interviewer', 'recruiter'];
      const calendars = await Promise.all(roles.map((role, index) => radicale.makeCalendar(`${role}${index}`)));
      const colleagues = await Promise.all(
        calendars.map((calendar, index) => addColleague(hub, { role: roles[index] ?? '', calendar })),
      );
      const [, , recruiter = ''] = colleagues;
      const team = people.another();
      const interviewers = colleagues.slice(0, 2);
      const job = await team.openJob({
        connections: { calendar: connection.id },
        interviewers,
        recruiterId: recruiter,
      });
      const { resume, fileName } = makePerson();
      const id = await team.walkToInterview(job.id, resume, fileName);
      const booked = await team.book(id);
      const holder = booked.interviewerId;
      const colleague = interviewers.find((each) => each !== holder) ?? '';
      const uid = `booking-${booked.id}@throughline`;
      const waitFor = (what: string, whose: string[], isSo: (text: string) => boolean): Promise<string[]> =>
        hub.journey.until(what, async () => {
          const texts = await Promise.all(
            calendars.filter((_, index) => whose.includes(colleagues[index] ?? '')).map((c) => radicale.read(c)),
          );
          return texts.every(isSo) ? texts : null;
        });
      const isEmpty = (text: string): boolean => !text.includes('BEGIN:VEVENT');
      const start = (booking: Booking): string =>
        `${new Date(booking.startAt).toISOString().replace(/[-:]|\.\d+/g, '')}`;
      for (const text of await waitFor('the meeting in both calendars', [holder, recruiter], (t) => t.includes(uid))) {
        expect(text).toContain(`DTSTART:${start(booked)}`);
        expect(text).toMatch(/SEQUENCE:0/);
      }
      for (const [index, whose] of [holder, colleague].entries()) {
        const moved = await team.move(id, booked.id, whose);
        expect(moved).toMatchObject({ id: booked.id, interviewerId: whose });
        const isMoved = (text: string): boolean => text.includes(`SEQUENCE:${index + 1}`);
        for (const text of await waitFor('the meeting to move', [whose, recruiter], isMoved)) {
          expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
          expect(text).toContain(uid);
          expect(text).toContain(`DTSTART:${start(moved)}`);
        }
      }
      await waitFor('who held it first to have the time back', [holder], isEmpty);
      await team.recruiter.request('POST', `/applications/${id}/withdraw`);
      await waitFor('the calendars to be empty', colleagues, isEmpty);
      await settle(hub, id);
      const counts = countWholeEffects(await hub.sandbox.listEffects(), id);
      expect(counts).toMatchObject({ 'message:interviewerCancelled': 2, 'message:applicationWithdrawn': 1 });
    },
  );

  test.concurrent.for([
    { minutes: 2400, hours: '40.0', asks: false },
    { minutes: 2406, hours: '40.1', asks: true },
  ])(
    'after $hours hours of overtime a month the team asks about stress: $asks',
    async ({ minutes, asks }, { expect }) => {
      const interviewer = await addColleague(hub, { role: 'interviewer', overtimeMinutes: minutes });
      const recruiter = await addColleague(hub, { role: 'recruiter', overtimeMinutes: minutes });
      const team = people.another();
      const job = await team.openJob({ interviewers: [interviewer], recruiterId: recruiter });
      const { resume, fileName } = makePerson();
      const { id } = await team.apply(job.id, resume, fileName);
      await team.passScreening(id);
      await team.takeTest(id);
      const { url } = await hub.journey.waitForInvitation(id);
      const asked = (await (await fetch(`${url}/open`, { method: 'POST' })).json()) as { questions: { id: string }[] };
      expect(asked.questions.some((question) => question.id.startsWith('stress'))).toBe(asks);
      const dimensions = (await team.takeAiInterview(id)).map((d) => d.key);
      expect(dimensions).toContain('communication');
      expect(dimensions.includes('stress')).toBe(asks);
      const { items } = await hub.journey.get<{ items: { name: string; value: unknown }[] }>(
        `/applications/${id}/facts`,
      );
      expect(items.find((fact) => fact.name === 'team.overtimeHours')?.value).toBe(minutes / 60);
      await team.recruiter.request('POST', `/applications/${id}/withdraw`);
    },
  );

  test.concurrent('a mail that bounces is followed by a short message, once', async ({ expect }) => {
    const team = people.another();
    const job = await team.openJob();
    const phone = `+86138${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`;
    const person = makePerson({ email: `robin.${crypto.randomUUID().slice(0, 8)}@undeliverable.example`, phone });
    const { id } = await team.apply(job.id, person.resume, person.fileName);
    await team.passScreening(id);
    const sms = await hub.journey.until('the short message', async () =>
      (await hub.journey.messages(id)).find((m) => m.channel === 'sms' && /^(sent|delivered)$/.test(m.status)),
    );
    expect(sms.template).toBe('testInvitation');
    const mail = (await hub.journey.messages(id)).find((m) => m.channel === 'mail');
    expect(mail).toMatchObject({ template: 'testInvitation', status: 'bounced' });
    const url = /https?:\/\/[^\s<>]+/.exec(sms.text)?.[0] ?? '';
    expect((await fetch(url)).status).toBe(200);
    const effects = await hub.sandbox.listEffects();
    expect(effects.filter((e) => e.kind === 'sms.accepted' && e.data['to'] === phone)).toHaveLength(1);
    expect(countWholeEffects(effects, id)).toMatchObject({ 'message:testInvitation': 1 });
    await team.recruiter.request('POST', `/applications/${id}/withdraw`);
  });

  test.concurrent(
    'a shift that HR edits changes the times that are offered, as its webhook says',
    async ({ expect }) => {
      const employeeNumber = `E-${crypto.randomUUID().slice(0, 8)}`;
      const interviewer = await addColleague(hub, { role: 'interviewer', employeeNumber });
      const team = people.another();
      const job = await team.openJob({ interviewers: [interviewer] });
      const { resume, fileName } = makePerson();
      const id = await team.walkToInterview(job.id, resume, fileName);
      const hoursOf = (slots: { startAt: string }[]): number[] => [
        ...new Set(slots.map((slot) => (new Date(slot.startAt).getUTCHours() + 8) % 24)),
      ];
      const before = await hub.journey.until('times of the first plan', async () => {
        const hours = hoursOf(await team.slots(id));
        return hours.length === 0 ? null : hours;
      });
      expect(Math.min(...before)).toBe(9);
      const { shifts } = await hub.sandbox.control<{ shifts: Shift[] }>('GET', '/attendance');
      const own = shifts.filter((shift) => shift.employeeNumber === employeeNumber);
      await hub.sandbox.control('PUT', '/attendance', {
        settings: { webhookUrl: `${hub.hub.urls.hub}/webhooks/shiftwell` },
        shifts: own.map(({ shiftId, startLocal, endLocal, timeZone }) => ({
          shiftId,
          employeeNumber,
          timeZone,
          startLocal: startLocal.replace('09:00', '14:00'),
          endLocal: endLocal.replace('18:00', '17:00'),
        })),
      });
      const after = await hub.journey.until('times of the new plan', async () => {
        const hours = hoursOf(await team.slots(id));
        return hours.length > 0 && Math.min(...hours) >= 14 ? hours : null;
      });
      expect(Math.max(...after)).toBeLessThanOrEqual(16);
      // Every other reading is ten minutes away: it was the webhook.
      const told = await hub.journey.until('every webhook to be taken', async () => {
        const rows = (await listInbox(hub)).filter((row) => row.eventType === 'attendance.changed');
        return rows.length >= own.length && rows.every((row) => row.consumedAt !== null) ? rows : null;
      });
      expect(new Set(told.map((row) => `${row.via} ${row.outcome}`))).toEqual(new Set(['webhook applied']));
      await team.recruiter.request('POST', `/applications/${id}/withdraw`);
    },
  );
});

type Shift = { shiftId: string; employeeNumber: string; startLocal: string; endLocal: string; timeZone: string };

/** A colleague whom the attendance system knows: 9 to 18 on the weekdays of the next weeks, in Shanghai. */
async function addColleague(
  hub: TestHub,
  colleague: { role: string; employeeNumber?: string; calendar?: string; overtimeMinutes?: number },
): Promise<string> {
  const { role, calendar, overtimeMinutes = 0 } = colleague;
  const { employeeNumber = `E-${crypto.randomUUID().slice(0, 8)}` } = colleague;
  const timeZone = 'Asia/Shanghai';
  const days = Array.from({ length: 14 }, (_, n) => new Date(Date.now() + (n + 1) * 86_400_000 + 8 * 3_600_000));
  await hub.sandbox.control('PUT', '/attendance', {
    people: [{ employeeNumber, name: employeeNumber, leftOn: null }],
    shifts: days
      .filter((day) => day.getUTCDay() % 6 !== 0)
      .map((day) => day.toISOString().slice(0, 10))
      .map((day) => ({ employeeNumber, startLocal: `${day}T09:00`, endLocal: `${day}T18:00`, timeZone })),
    overtime: [{ employeeNumber, month: new Date().toISOString().slice(0, 7), minutes: overtimeMinutes }],
  });
  const admin = await hub.as('administrator');
  const login = employeeNumber.toLowerCase();
  const { id } = await admin.request<{ id: string }>('POST', '/users', {
    login,
    displayName: login,
    role,
    departmentId: 'main',
    locale: 'en',
    email: `${login}@example.com`,
    employeeNumber,
    timeZone,
    password: crypto.randomUUID(),
    ...(calendar === undefined ? {} : { calendar }),
  });
  return id;
}
