import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countEffects, hiredEffects } from '../support/effects.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { makePerson } from '../support/people.ts';
import { findErrors, findMarked, readLogs } from '../support/stored.ts';
import { makeReportData, makeVendorEvent, postVendorWebhook } from '../support/vendor-webhook.ts';
import { apply, listInbox, openJobOn, readOrder, waitForReview, walkToHired, walkToReview } from '../support/walk.ts';

const dayMs = 86_400_000;
const dimensions = ['communication', 'problemSolving', 'resilience'];
/** Part of every strange name here; no log may hold it. */
const mark = 'Vellichor';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ env: { HUB_POLL_SECONDS: '2' } });
  await hub.sandbox.change({ delaysMs: { evaluating: 50, report: 200, recording: 400 } });
});
afterAll(async () => {
  await hub?.close();
});

const passes = (rated: string[]) => ({
  outcome: 'pass',
  comments: 'A good match.',
  scorecard: { recommendation: 'yes', ratings: rated.map((dimension) => ({ dimension, rating: 4 })) },
});

/** A connection of a test's own beside the hub's, and a job that uses it. */
async function openJobWith(place: 'interview' | 'ehr', credentials: Record<string, string>) {
  const pattern = place === 'interview' ? 'clearvoice' : 'peoplebase';
  const { body } = await hub.asAdministrator<{ config: object }>('GET', `/connections/${pattern}`);
  const id = `${pattern}-${crypto.randomUUID().slice(0, 8)}`;
  const made = await hub.asAdministrator('POST', '/connections', {
    id,
    connectorId: pattern,
    name: 'One of its own',
    config: body.config,
    credentials,
  });
  if (made.status !== 201) throw new Error(`No connection: ${JSON.stringify(made.body)}`);
  const connections = { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom', [place]: id };
  return { connectionId: id, jobId: (await hub.journey.openJob({ connections })).id };
}

describe.concurrent('names of people', () => {
  test.each([
    `👩🏽‍🍳 ${mark} Zoe\u0301 𠮷野`,
    `محمد ${mark} بن سلمان`,
    `שָׁלוֹם \u200f${mark} כהן`,
    `<b>${mark}</b> {{7*7}} '; DROP TABLE candidates;--`,
  ])('%s stays as it came, in the EHR and in the mail', async (formattedName) => {
    const { resume, fileName } = makePerson();
    const email = `name.${crypto.randomUUID().slice(0, 8)}@person.example`;
    const { id: jobId } = await hub.journey.openJob();
    const more = { candidate: { formattedName, emails: [email] } };
    const { id } = await hub.journey.apply(jobId, resume, fileName, { workPermit: true }, more);
    const walker = { applicationId: id, candidateId: '', jobId, person: makePerson() };
    await walkToHired(hub, walker);
    await hub.journey.waitForMessage(id, 'applicationPassed');
    const [record] = await hub.sandbox.listEhrRecords(id);
    expect(record?.name).toBe(formattedName);
    const mails = await hub.sandbox.listMails(email);
    expect(mails).toHaveLength(2);
    for (const mail of mails) expect(mail.text).toContain(formattedName);
  });
});

describe.concurrent('a connection that does not work', () => {
  test('a wrong token parks the call in plain words; with the right one it goes on', async () => {
    const { interviewToken = '', interviewWebhookSecret: webhookSecret = '' } = hub.hub.sandboxTokens ?? {};
    const { connectionId, jobId } = await openJobWith('interview', { token: 'not-the-token', webhookSecret });
    const walker = await apply(hub, { jobId });
    const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toContain('(unauthorized): the other system refuses the credential; renew it');

    const retry = (taskId: string) => hub.journey.send('POST', `/tasks/${taskId}/complete`, { outcome: 'retry' });
    expect((await retry(parked.id)).status).toBe(200);
    const again = await hub.journey.until('the call to be parked again', async () =>
      (await hub.journey.openTasks(walker.applicationId)).find(({ id }) => id !== parked.id),
    );
    await hub.changeConnection(connectionId, { credentials: { token: interviewToken, webhookSecret } });
    expect((await retry(again.id)).status).toBe(200);
    await walkToHired(hub, walker);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });

  test('one that is switched off while in use parks what needs it, and nothing else', async () => {
    const { connectionId, jobId } = await openJobWith('ehr', { token: hub.hub.sandboxTokens?.ehrToken ?? '' });
    const walker = await apply(hub, { jobId });
    await hub.journey.waitForInvitation(walker.applicationId);
    await hub.changeConnection(connectionId, { status: 'disabled' });
    const { taskId, dimensions: rated } = await walkToReview(hub, walker);
    const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toContain('(connection_disabled): the connection is switched off');
    await hub.changeConnection(connectionId, { status: 'active' });
    await hub.journey.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'retry' });
    await hub.journey.request('POST', `/tasks/${taskId}/complete`, passes(rated));
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
    expect(await hub.sandbox.listEhrRecords(walker.applicationId)).toMatchObject([{ decision: { result: 'pass' } }]);
  });

  test('a job without a vendor parks with what to do', async () => {
    const { id: jobId } = await hub.journey.openJob({ connections: {} });
    const walker = await apply(hub, { jobId });
    const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toContain('the job names no connection for this; give it one');
    await hub.journey.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'stop' });
    await hub.journey.waitForEnd(walker.applicationId);
  });
});

describe.concurrent('answers to a task', () => {
  test('of five at once one counts; what does not fit is refused with its place', async () => {
    const walker = await apply(hub);
    const { taskId, dimensions: rated } = await walkToReview(hub, walker);
    const complete = (body: unknown) => hub.journey.send('POST', `/tasks/${taskId}/complete`, body);
    const right = passes(rated);
    const rate = (ratings: object[]) => ({ ...right, scorecard: { ...right.scorecard, ratings } });
    const cases: [body: unknown, code: string, path: string][] = [
      [{ ...right, outcome: '__proto__' }, 'task_outcome_invalid', '/outcome'],
      [{ outcome: 'pass', comments: 'Yes.' }, 'scorecard_required', '/scorecard'],
      [
        rate([{ dimension: 'constructor', rating: 4 }]),
        'scorecard_dimension_unknown',
        '/scorecard/ratings/0/dimension',
      ],
      [rate([{ dimension: rated[0], rating: 99 }]), 'validation_failed', '/scorecard/ratings/0/rating'],
      [{ ...right, comments: 'x'.repeat(100_000) }, 'validation_failed', '/comments'],
    ];
    for (const [body, code, path] of cases)
      expect(await complete(body)).toMatchObject({ status: expect.any(Number), body: { code, path } });
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => complete(right)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    await hub.journey.waitForEnd(walker.applicationId);
    const { items } = await hub.journey.get<{ items: unknown[] }>(`/applications/${walker.applicationId}/scorecards`);
    expect(items).toHaveLength(1);
  });
});

describe.concurrent('webhooks', () => {
  test('that are broken are refused with a code and a place', async () => {
    const report = (change: object) =>
      makeVendorEvent({ type: 'report.ready', data: { ...makeReportData(dimensions), ...change } });
    let nested: unknown = 1;
    for (let depth = 0; depth < 1000; depth += 1) nested = [nested];
    const cases: [event: unknown, status: number, code: string, path?: string][] = [
      [null, 422, 'webhook_payload_invalid', ''],
      [[], 422, 'webhook_payload_invalid', ''],
      [{ ...makeVendorEvent({}), type: 5 }, 422, 'webhook_payload_invalid', '/type'],
      [makeVendorEvent({ occurredAt: 'soon' }), 422, 'webhook_payload_invalid', '/occurredAt'],
      [makeVendorEvent({ orderId: 'x'.repeat(5000) }), 422, 'webhook_payload_invalid', '/orderId'],
      [makeVendorEvent({ data: { nested } }), 422, 'webhook_payload_invalid'],
      [report({ overall: { score: 'ninety', max: 100 } }), 422, 'webhook_payload_invalid', '/data/overall/score'],
      [report({ overall: { score: 1000, max: 100 } }), 422, 'webhook_payload_invalid', '/data/overall/score'],
      [makeVendorEvent({ data: { pad: 'x'.repeat(1024 * 1024) } }), 413, 'body_too_large'],
    ];
    for (const [event, status, code, path] of cases) {
      const answer = await postVendorWebhook(hub, event ?? { id: null, toJSON: () => null });
      expect(answer).toMatchObject({ status, body: { code, detail: expect.stringMatching(/[.)]$/) } });
      if (path !== undefined) expect(answer.body['path']).toBe(path);
    }
  });

  test('that come twenty times at once are kept once', async () => {
    const event = makeVendorEvent({});
    const answers = await Promise.all(Array.from({ length: 20 }, () => postVendorWebhook(hub, event)));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    expect(answers.reduce((sum, { body }) => sum + Number(body['received']), 0)).toBe(1);
    expect((await listInbox(hub)).filter(({ deliveryKey }) => deliveryKey === event.id)).toHaveLength(1);
  });

  test.each([1, -1])('whose clock is %i day off are believed within what the hub knows', async (days) => {
    const jobId = await openJobOn(hub, { interview: { recordingWithin: 'PT1S' } });
    const beganAt = new Date().toISOString();
    const walker = await apply(hub, { jobId });
    await hub.journey.waitForInvitation(walker.applicationId);
    const order = await readOrder(hub, walker);
    const occurredAt = new Date(Date.now() + days * dayMs).toISOString();
    for (const type of ['interview.opened', 'interview.started', 'interview.completed', 'report.ready']) {
      const data = type === 'report.ready' ? makeReportData(dimensions) : {};
      const event = makeVendorEvent({ type, orderId: order.remoteId ?? '', externalId: order.id, occurredAt, data });
      expect((await postVendorWebhook(hub, event)).status).toBe(202);
    }
    const { taskId, dimensions: rated } = await waitForReview(hub, walker);
    const after = await readOrder(hub, walker);
    for (const at of [after.openedAt, after.startedAt, after.completedAt]) {
      expect(at === null || at >= beganAt).toBe(true);
      expect(at === null || at <= new Date().toISOString()).toBe(true);
    }
    await hub.journey.decide(taskId, 'pass', rated);
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
  });
});

describe('one after the other', () => {
  test('a vendor whose clock is a day ahead: its webhooks are refused as stale, the poll brings the events', async () => {
    const walker = await apply(hub);
    const { url } = await hub.journey.waitForInvitation(walker.applicationId);
    await hub.sandbox.change({ clockSkewSeconds: dayMs / 1000 });
    try {
      await hub.journey.takeInterview(url);
      const { taskId, dimensions: rated } = await waitForReview(hub, walker);
      const rows = (await listInbox(hub)).filter(({ applicationId }) => applicationId === walker.applicationId);
      expect(rows.find(({ eventType }) => /report/i.test(eventType))?.via).toBe('poll');
      await hub.journey.decide(taskId, 'pass', rated);
      expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
    } finally {
      await hub.sandbox.change({ clockSkewSeconds: 0 });
    }
  });

  test('and the logs hold no name and no error', () => {
    const lines = readLogs(hub.hub.dataDir);
    expect(findMarked(lines, [mark, 'not-the-token'])).toEqual([]);
    expect(findErrors(lines)).toEqual([]);
  });
});
