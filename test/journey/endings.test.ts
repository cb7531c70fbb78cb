import { afterAll, beforeAll, describe, test } from 'vitest';
import { countEffects, hiredEffects } from '../support/effects.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { makePerson } from '../support/people.ts';
import { makeReportData, makeVendorEvent, postVendorWebhook } from '../support/vendor-webhook.ts';
import {
  apply,
  listEventTypes,
  listInbox,
  openJobOn,
  readOrder,
  waitForReview,
  walkToHired,
  walkToReview,
} from '../support/walk.ts';

const scorecard = (dimensions: string[]) => ({
  outcome: 'pass',
  comments: 'A good match.',
  scorecard: { recommendation: 'yes', ratings: dimensions.map((dimension) => ({ dimension, rating: 4 })) },
});

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
  await hub.sandbox.change({ delaysMs: { evaluating: 50, report: 200, recording: 400 } });
});
afterAll(async () => {
  await hub?.close();
});

describe.concurrent('ways that end otherwise', () => {
  test('a reviewer turns the candidate down: the EHR has the decision, the candidate is told', async ({ expect }) => {
    const walker = await apply(hub);
    const { taskId, dimensions } = await walkToReview(hub, walker);
    await hub.journey.decide(taskId, 'fail', dimensions);
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'rejected' });
    const told = await hub.journey.waitForMessage(walker.applicationId, 'applicationRejected');
    expect(told.text).toContain(walker.person.name);
    const [record] = await hub.sandbox.listEhrRecords(walker.applicationId);
    expect(record?.decision).toMatchObject({ result: 'fail', comments: 'Not for this job.', recommendation: 'no' });
    const { 'message:applicationPassed': _passed, ...before } = hiredEffects;
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual({
      ...before,
      'message:applicationRejected': 1,
    });
  });

  test('a knock-out answer declines by itself, and nothing but the mail is done', async ({ expect }) => {
    const walker = await apply(hub, { answers: { workPermit: false } });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'rejected' });
    await hub.journey.waitForMessage(walker.applicationId, 'applicationRejected');
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual({
      'message:applicationRejected': 1,
    });
  });

  test('an automatic decline is put before a person at the wish of the candidate, who then goes on', async ({
    expect,
  }) => {
    const walker = await apply(hub, { answers: { workPermit: false } });
    await hub.journey.waitForEnd(walker.applicationId);
    const ask = () =>
      hub.journey.send<{ code: string }>('POST', `/applications/${walker.applicationId}/request-person`, {});
    expect(await ask()).toMatchObject({ status: 202 });
    const task = await hub.journey.waitForTask(walker.applicationId, 'reviewScreening');
    expect(await ask()).toMatchObject({ status: 409, body: { code: 'application_ended' } });
    await hub.journey.request('POST', `/tasks/${task.id}/complete`, { outcome: 'pass', comments: 'Has a permit.' });
    await walkToHired(hub, walker);
    const effects = countEffects(await hub.sandbox.listEffects(), walker.applicationId);
    expect(effects).toEqual({ ...hiredEffects, 'message:applicationRejected': 1 });
  });

  test('a missing answer declines nobody: a person is asked, and the process goes on', async ({ expect }) => {
    const walker = await apply(hub, { answers: {} });
    const task = await hub.journey.waitForTask(walker.applicationId, 'reviewScreening');
    expect(task.detail).toContain('not known');
    await hub.journey.request('POST', `/tasks/${task.id}/complete`, { outcome: 'pass', comments: 'Has a permit.' });
    await walkToHired(hub, walker);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });

  test('an unknown degree and no work declines nobody either', async ({ expect }) => {
    const walker = await apply(hub, { person: makePerson({ degree: null, work: false }) });
    const task = await hub.journey.waitForTask(walker.applicationId, 'reviewScreening');
    const done = hub.journey.request('POST', `/tasks/${task.id}/complete`, { outcome: 'fail', comments: 'No.' });
    await expect(done).resolves.toMatchObject({ status: 'completed' });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'rejected' });
    await hub.journey.waitForMessage(walker.applicationId, 'applicationRejected');
  });

  test('a withdrawal takes the order back at the vendor; a report after the end changes nothing', async ({
    expect,
  }) => {
    const walker = await apply(hub);
    const invitation = await hub.journey.waitForInvitation(walker.applicationId);
    const withdrawn = await hub.journey.send('POST', `/applications/${walker.applicationId}/withdraw`);
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    await hub.journey.waitForEnd(walker.applicationId);
    await hub.journey.waitForMessage(walker.applicationId, 'applicationWithdrawn');
    const order = await readOrder(hub, walker);
    expect(await hub.sandbox.readOrder(order.remoteId ?? '')).toMatchObject({ status: 'cancelled' });
    expect((await fetch(`${invitation.url}/answers`, { method: 'POST' })).ok).toBe(false);

    const report = makeVendorEvent({
      type: 'report.ready',
      orderId: order.remoteId ?? '',
      externalId: order.id,
      data: makeReportData(['communication', 'problemSolving', 'resilience']),
    });
    expect(await postVendorWebhook(hub, report)).toEqual({ status: 202, body: { received: 1, duplicates: 0 } });
    const row = await hub.journey.until('the late report to be looked at', async () =>
      (await listInbox(hub)).find((entry) => entry.deliveryKey === report.id && entry.consumedAt !== null),
    );
    expect(row).toMatchObject({ outcome: 'ignored', detail: 'The application has ended.' });
    const after = await hub.journey.get<{ status: string }>(`/applications/${walker.applicationId}`);
    expect(after.status).toBe('withdrawn');
    expect(await hub.sandbox.listEhrRecords(walker.applicationId)).toEqual([]);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual({
      'order.created': 1,
      'message:interviewInvitation': 1,
      'order.cancelled': 1,
      'message:applicationWithdrawn': 1,
    });
    const again = await hub.journey.send('POST', `/applications/${walker.applicationId}/withdraw`);
    expect(again).toMatchObject({ status: 409, body: { code: 'application_ended' } });
  });

  test('an interview that is not taken expires the application, once, with its message', async ({ expect }) => {
    const walker = await apply(hub, {
      jobId: await openJobOn(hub, { interview: { expiresIn: 'PT8S', remindAfter: ['PT2S'] } }),
    });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'expired' });
    await hub.journey.waitForMessage(walker.applicationId, 'interviewExpired');
    const order = await readOrder(hub, walker);
    const { status } = await hub.sandbox.readOrder(order.remoteId ?? '');
    expect(['expired', 'cancelled']).toContain(status);
    const effects = countEffects(await hub.sandbox.listEffects(), walker.applicationId);
    expect(effects).toMatchObject({ 'order.created': 1, 'message:interviewExpired': 1 });
    expect(effects['message:interviewReminder'] ?? 0).toBeLessThanOrEqual(1);
    expect(effects['message:applicationClosed']).toBeUndefined();
    expect(effects['message:applicationRejected']).toBeUndefined();
  });

  test('an interview that is begun and not finished becomes a task, and a person closes it as a no-show', async ({
    expect,
  }) => {
    const walker = await apply(hub, { jobId: await openJobOn(hub, { interview: { completeWithin: 'PT2S' } }) });
    const { url } = await hub.journey.waitForInvitation(walker.applicationId);
    expect((await fetch(`${url}/consent`, { method: 'POST' })).status).toBe(200);
    const task = await hub.journey.waitForTask(walker.applicationId, 'resolveNoShow');
    await hub.journey.request('POST', `/tasks/${task.id}/complete`, { outcome: 'close' });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'expired' });
    await hub.journey.waitForMessage(walker.applicationId, 'applicationClosed');
    const order = await readOrder(hub, walker);
    expect(await hub.sandbox.readOrder(order.remoteId ?? '')).toMatchObject({ status: 'cancelled' });
  });

  test('an overdue review is shown to HR too and can still be decided by its owner', async ({ expect }) => {
    const walker = await apply(hub, { jobId: await openJobOn(hub, { review: { dueIn: 'PT2S' } }) });
    const { taskId, dimensions } = await walkToReview(hub, walker);
    const overdue = await hub.journey.until('the escalation', async () => {
      const task = await hub.journey.get<{ escalatedTo: string | null; overdue: boolean }>(`/tasks/${taskId}`);
      return task.escalatedTo === null ? null : task;
    });
    expect(overdue).toMatchObject({ escalatedTo: 'hr', overdue: true, status: 'open' });
    expect(await listEventTypes(hub, walker)).toContain('task.overdue');
    const reviewer = await hub.as('business', 'main');
    await reviewer.decide(taskId, 'pass', dimensions);
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
  });
});

describe.concurrent('two at once, and again', () => {
  test('of two people who finish the same task at once one is told yes and one no', async ({ expect }) => {
    const walker = await apply(hub);
    const { taskId, dimensions } = await walkToReview(hub, walker);
    const people = [hub.journey, await hub.as('business', 'main')];
    const answers = await Promise.all(
      people.map((person) => person.send('POST', `/tasks/${taskId}/complete`, scorecard(dimensions))),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
    expect(answers.find((a) => a.status === 409)?.body).toMatchObject({ code: 'task_not_open' });
    await hub.journey.waitForEnd(walker.applicationId);
    const { items } = await hub.journey.get<{ items: unknown[] }>(`/applications/${walker.applicationId}/scorecards`);
    expect(items).toHaveLength(1);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });

  test('the same decision sent again under its key gets the same answer and changes nothing', async ({ expect }) => {
    const walker = await apply(hub);
    const { taskId, dimensions } = await walkToReview(hub, walker);
    const key = { 'idempotency-key': crypto.randomUUID() };
    const send = () => hub.journey.send('POST', `/tasks/${taskId}/complete`, scorecard(dimensions), key);
    const first = await send();
    expect(first.status).toBe(200);
    await hub.journey.waitForEnd(walker.applicationId);
    const second = await send();
    expect(second).toMatchObject({ status: 200, body: first.body });
    const other = await hub.journey.send('POST', `/tasks/${taskId}/complete`, scorecard(dimensions));
    expect(other).toMatchObject({ status: 409, body: { code: 'task_not_open' } });
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });

  test('the same application sent again under its key is one application', async ({ expect }) => {
    const job = await hub.journey.openJob();
    const { name, email } = makePerson();
    const body = { jobId: job.id, candidate: { formattedName: name, emails: [email] }, answers: { workPermit: false } };
    const key = { 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(
      [1, 2, 3].map(() => hub.journey.request<{ id: string }>('POST', '/applications', body, key)),
    );
    expect(new Set(answers.map((a) => a.id)).size).toBe(1);
    const { items } = await hub.journey.get<{ items: unknown[] }>(`/applications?jobId=${job.id}`);
    expect(items).toHaveLength(1);
  });
});

describe.concurrent('webhooks that fit nothing', () => {
  test('one for an unknown order is kept, for a person to see', async ({ expect }) => {
    const event = makeVendorEvent({});
    expect(await postVendorWebhook(hub, event)).toEqual({ status: 202, body: { received: 1, duplicates: 0 } });
    expect(await postVendorWebhook(hub, event)).toEqual({ status: 202, body: { received: 0, duplicates: 1 } });
    const rows = (await listInbox(hub)).filter((entry) => entry.deliveryKey === event.id);
    expect(rows).toMatchObject([{ outcome: 'unmatched', applicationId: null, consumedAt: null }]);
  });

  test('one of an unknown type is kept and says so', async ({ expect }) => {
    const event = makeVendorEvent({ type: 'interview.sneezed' });
    expect((await postVendorWebhook(hub, event)).status).toBe(202);
    const row = (await listInbox(hub)).find((entry) => entry.deliveryKey === event.id);
    expect(row).toMatchObject({ outcome: 'ignored', detail: expect.stringContaining('interview.sneezed') });
  });

  test('a wrong, missing or old signature is refused and nothing is kept', async ({ expect }) => {
    const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
    const hourAgo = new Date(Date.now() - 3_600_000);
    const wrong = makeVendorEvent({});
    const missing = makeVendorEvent({});
    const old = makeVendorEvent({});
    expect(await postVendorWebhook(hub, wrong, { secret })).toMatchObject({
      status: 401,
      body: { code: 'webhook_signature_invalid' },
    });
    expect(await postVendorWebhook(hub, missing, { headers: () => ({}) })).toMatchObject({
      status: 401,
      body: { code: 'webhook_signature_invalid' },
    });
    expect(await postVendorWebhook(hub, old, { at: hourAgo })).toMatchObject({
      status: 401,
      body: { code: 'webhook_timestamp_stale' },
    });
    const kept = (await listInbox(hub)).map((entry) => entry.deliveryKey);
    for (const event of [wrong, missing, old]) expect(kept).not.toContain(event.id);
  });

  test('a broken one is refused with what is wrong', async ({ expect }) => {
    const answer = await postVendorWebhook(hub, { id: 'evt_x', type: 'report.ready', data: {} });
    expect(answer).toMatchObject({ status: 422, body: { code: 'webhook_payload_invalid' } });
  });

  test('all of them again after the end change nothing', async ({ expect }) => {
    const walker = await apply(hub);
    await walkToHired(hub, walker);
    const order = await readOrder(hub, walker);
    const before = await listEventTypes(hub, walker);
    await hub.sandbox.replay({ externalId: order.id });
    const completed = makeVendorEvent({
      type: 'interview.failed',
      orderId: order.remoteId ?? '',
      externalId: order.id,
    });
    expect((await postVendorWebhook(hub, completed)).status).toBe(202);
    const row = await hub.journey.until('the late event to be looked at', async () =>
      (await listInbox(hub)).find((entry) => entry.deliveryKey === completed.id && entry.consumedAt !== null),
    );
    expect(row.outcome).toBe('ignored');
    expect(await listEventTypes(hub, walker)).toEqual(before);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });
});

describe('one after the other', () => {
  test('a vendor whose events come before its own answer to the order', async ({ expect }) => {
    await hub.sandbox.change({ autoAnswer: { en: 'In 2024 I led 5 colleagues; first I listened, then I planned.' } });
    await hub.sandbox.setFault({
      system: 'interview',
      fault: 'timeoutAfterCommit',
      match: { method: 'POST', path: '/orders$' },
      times: 1,
    });
    await hub.changeConnection('clearvoice', { config: { timeoutMs: 3000 } });
    const walker = await apply(hub);
    const { taskId, dimensions } = await waitForReview(hub, walker);
    await hub.sandbox.change({ autoAnswer: null });
    await hub.journey.decide(taskId, 'pass', dimensions);
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
    // Nobody is invited to what they have done already.
    const { 'message:interviewInvitation': _invitation, ...expected } = hiredEffects;
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(expected);
    await hub.changeConnection('clearvoice', { config: { timeoutMs: 15_000 } });
  });

  test('an event that names only the vendor’s own order waits for that order and is then applied', async ({
    expect,
  }) => {
    const orders = (await hub.sandbox.listEffects()).filter((e) => e.kind === 'order.created');
    const last = Number(orders.at(-1)?.ref.slice('CV-'.length));
    const event = makeVendorEvent({ orderId: `CV-${String(last + 1).padStart(6, '0')}`, externalId: 'not-echoed' });
    expect((await postVendorWebhook(hub, event)).status).toBe(202);
    const walker = await apply(hub);
    const row = await hub.journey.until('the early event to be taken', async () =>
      (await listInbox(hub)).find((entry) => entry.deliveryKey === event.id && entry.consumedAt !== null),
    );
    expect(row).toMatchObject({ applicationId: walker.applicationId, outcome: 'applied' });
    expect(await readOrder(hub, walker)).toMatchObject({ remoteId: event.orderId, status: 'opened' });
  });

  test('a recording that comes after the end still reaches the EHR', async ({ expect }) => {
    await hub.sandbox.setFault({ system: 'interview', fault: 'webhookLost', match: { type: 'recording' } });
    const walker = await apply(hub, { jobId: await openJobOn(hub, { interview: { recordingWithin: 'PT1S' } }) });
    await walkToHired(hub, walker);
    const [before] = await hub.sandbox.listEhrRecords(walker.applicationId);
    expect(before?.assessments[0]?.recordingUrl ?? '').toBe('');
    const order = await readOrder(hub, walker);
    await hub.journey.until('the vendor to have the recording', async () =>
      (await hub.sandbox.listVendorEvents(order.remoteId ?? '')).find((event) => event.type === 'recording.ready'),
    );
    await hub.sandbox.clearFaults();
    await hub.sandbox.replay({ externalId: order.id, type: 'recording.ready' });
    const after = await hub.journey.until('the recording in the EHR', async () => {
      const [record] = await hub.sandbox.listEhrRecords(walker.applicationId);
      return record?.assessments[0]?.recordingUrl ? record : null;
    });
    expect((await fetch(after.assessments[0]?.recordingUrl ?? '')).ok).toBe(true);
    expect(after.decision).toMatchObject({ result: 'pass' });
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual({
      ...hiredEffects,
      'assessment.written': 2,
    });
    expect(await hub.journey.get(`/applications/${walker.applicationId}`)).toMatchObject({ status: 'hired' });
  });

  test('a decision without a worker is not confirmed, and sent again under its key it counts once', async ({
    expect,
  }) => {
    const decided = await apply(hub);
    const { taskId, dimensions } = await walkToReview(hub, decided);
    const withdrawn = await apply(hub);
    await hub.journey.waitForInvitation(withdrawn.applicationId);
    await hub.hub.stopProcess('worker');
    const keys = [crypto.randomUUID(), crypto.randomUUID()];
    const decide = () =>
      hub.journey.send('POST', `/tasks/${taskId}/complete`, scorecard(dimensions), {
        'idempotency-key': keys[0] ?? '',
      });
    const withdraw = () =>
      hub.journey.send('POST', `/applications/${withdrawn.applicationId}/withdraw`, undefined, {
        'idempotency-key': keys[1] ?? '',
      });
    for (const answer of await Promise.all([decide(), withdraw()]))
      expect(answer).toMatchObject({ status: 503, body: { code: 'not_confirmed' } });
    expect(await hub.journey.get(`/tasks/${taskId}`)).toMatchObject({ status: 'open' });
    hub.hub.startProcess('worker');
    await hub.hub.waitReady();
    expect(await hub.journey.waitForEnd(decided.applicationId)).toMatchObject({ status: 'hired' });
    expect(await hub.journey.waitForEnd(withdrawn.applicationId)).toMatchObject({ status: 'withdrawn' });
    expect(await decide()).toMatchObject({ status: 200, body: { status: 'completed', outcome: 'pass' } });
    expect(await withdraw()).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    const { items } = await hub.journey.get<{ items: unknown[] }>(`/applications/${decided.applicationId}/scorecards`);
    expect(items).toHaveLength(1);
    expect(countEffects(await hub.sandbox.listEffects(), decided.applicationId)).toEqual(hiredEffects);
  });
});
