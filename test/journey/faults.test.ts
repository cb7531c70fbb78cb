import { afterAll, beforeAll, describe, test } from 'vitest';
import { countEffects, hiredEffects } from '../support/effects.ts';
import { callFaults, walkThroughCallFault, walkThroughWebhookFault } from '../support/fault-run.ts';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { apply, readOrder, takeInterview, walkToHired, walkToReview } from '../support/walk.ts';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub({ env: { HUB_POLL_SECONDS: '2' } });
  await hub.sandbox.change({ delaysMs: { evaluating: 50, report: 200, recording: 400 } });
});
afterAll(async () => {
  await hub?.close();
});

/** A job whose calls to one system go over a connection of its own, so that it alone can be broken. */
async function openJobOver(kind: 'interview' | 'ehr' | 'mail', connectorId: string, credentials: object) {
  const admin = await hub.as('administrator');
  const known = await admin.get<{ config: object }>(`/connections/${connectorId}`);
  const made = await admin.request<{ id: string }>('POST', '/connections', {
    connectorId,
    name: `${connectorId} of one test`,
    config: known.config,
    credentials,
  });
  const connections = { interview: 'clearvoice', ehr: 'peoplebase', mail: 'postroom', [kind]: made.id };
  const job = await hub.journey.openJob({ connections });
  return { connectionId: made.id, jobId: job.id };
}

describe.concurrent('a call that keeps failing waits for a person', () => {
  test('with a refused token: IT reads why in plain words, mends it and retries', async ({ expect }) => {
    const { connectionId, jobId } = await openJobOver('ehr', 'peoplebase', { token: 'outdated' });
    const walker = await apply(hub, { jobId });
    const { taskId, dimensions } = await walkToReview(hub, walker);
    const it = await hub.as('it');
    const parked = await it.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toMatch(/^The hub could not write the interview result to the EHR \(\w+\)\. Retry when/);
    await hub.journey.decide(taskId, 'pass', dimensions);
    // Nothing overtakes what is parked: the decision waits for the result.
    expect(await hub.sandbox.listEhrRecords(walker.applicationId)).toEqual([]);
    await it.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'retry' });
    const again = await it.until('the task to come again', async () =>
      (await it.openTasks(walker.applicationId)).find(
        (task) => task.taskType === 'resolveCall' && task.id !== parked.id,
      ),
    );
    await hub.changeConnection(connectionId, { credentials: { token: hub.hub.sandboxTokens?.ehrToken ?? '' } });
    await it.request('POST', `/tasks/${again.id}/complete`, { outcome: 'retry' });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
  });

  test('skipped, it is left out and the process goes on', async ({ expect }) => {
    const { connectionId, jobId } = await openJobOver('mail', 'postroom', { token: 'outdated' });
    const walker = await apply(hub, { jobId });
    const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toContain('could not send the message to the candidate');
    await hub.changeConnection(connectionId, { credentials: { token: hub.hub.sandboxTokens?.mailToken ?? '' } });
    await hub.journey.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'skip' });
    const { inviteUrl } = (await readOrder(hub, walker)) as unknown as { inviteUrl: string };
    await hub.journey.takeInterview(inviteUrl);
    const task = await hub.journey.waitForTask(walker.applicationId, 'reviewInterview');
    const { dimensions } = await hub.journey.waitForResult(walker.applicationId);
    await hub.journey.decide(
      task.id,
      'pass',
      dimensions.map((d) => d.key),
    );
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'hired' });
    const { 'message:interviewInvitation': _skipped, ...expected } = hiredEffects;
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(expected);
  });

  test('stopped, the application is closed without a decision on the candidate', async ({ expect }) => {
    const { connectionId, jobId } = await openJobOver('interview', 'clearvoice', {
      token: hub.hub.sandboxTokens?.interviewToken ?? '',
      webhookSecret: hub.hub.sandboxTokens?.interviewWebhookSecret ?? '',
    });
    await hub.changeConnection(connectionId, { status: 'disabled' });
    const walker = await apply(hub, { jobId });
    const parked = await hub.journey.waitForTask(walker.applicationId, 'resolveCall');
    expect(parked.detail).toMatch(/^The hub could not order the AI interview \(connection_disabled\)/);
    await hub.journey.request('POST', `/tasks/${parked.id}/complete`, { outcome: 'stop' });
    expect(await hub.journey.waitForEnd(walker.applicationId)).toMatchObject({ status: 'expired' });
    await hub.journey.waitForMessage(walker.applicationId, 'applicationClosed');
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual({
      'message:applicationClosed': 1,
    });
  });
});

describe('every call is struck once', () => {
  test.for(callFaults)('%s: the journey ends hired, each effect happened once', async (fault, { expect }) => {
    const { effects, idle } = await walkThroughCallFault(hub, fault);
    expect(idle).toEqual([]);
    expect(effects).toEqual([hiredEffects]);
  });
});

describe('every webhook is struck', () => {
  test.for(['webhookDuplicate', 'webhookReorder', 'webhookLate'] as const)(
    '%s: the journey ends hired, each event was taken once',
    async (fault, { expect }) => {
      const { effects, idle, found } = await walkThroughWebhookFault(hub, fault);
      expect(idle).toEqual([]);
      for (const counts of effects) expect(counts).toEqual(hiredEffects);
      for (const { vendorEvents, received } of found) expect(received).toEqual(vendorEvents);
    },
  );

  test('webhookLost: the poll finds every one of them', async ({ expect }) => {
    const { effects, idle, found } = await walkThroughWebhookFault(hub, 'webhookLost');
    expect(idle).toEqual([]);
    for (const counts of effects) expect(counts).toEqual(hiredEffects);
    for (const { vendorEvents, received, via } of found) {
      expect(received).toEqual(vendorEvents);
      expect(via).toEqual(['poll']);
    }
  });

  test.for([86_400, -86_400])(
    'a vendor whose clock is %i s off: refused, found by the poll, not believed',
    async (clockSkewSeconds, { expect }) => {
      await hub.sandbox.change({ clockSkewSeconds });
      const walker = await apply(hub);
      await takeInterview(hub, walker);
      await walkFromTaken(walker);
      await hub.sandbox.change({ clockSkewSeconds: 0 });
      const order = await readOrder(hub, walker);
      const sent = (await hub.sandbox.listEffects()).filter(
        (e) => e.kind === 'webhook.sent' && e.ref === order.remoteId,
      );
      expect(sent.length).toBeGreaterThan(0);
      for (const effect of sent) expect(effect.data).toMatchObject({ httpStatus: 401 });
      const { createdAt } = await hub.journey.get<{ createdAt: string }>(`/applications/${walker.applicationId}`);
      const [record] = await hub.sandbox.listEhrRecords(walker.applicationId);
      const assessment = record?.assessments[0];
      const told = [order.openedAt, order.startedAt, order.completedAt, assessment?.startedAt, assessment?.completedAt];
      for (const at of told) {
        expect(Date.parse(at ?? '')).toBeGreaterThanOrEqual(Date.parse(createdAt));
        expect(Date.parse(at ?? '')).toBeLessThanOrEqual(Date.now());
      }
      expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
    },
  );
});

async function walkFromTaken(walker: Awaited<ReturnType<typeof apply>>): Promise<void> {
  const task = await hub.journey.waitForTask(walker.applicationId, 'reviewInterview');
  const { dimensions } = await hub.journey.waitForResult(walker.applicationId);
  await hub.journey.decide(
    task.id,
    'pass',
    dimensions.map((d) => d.key),
  );
  await hub.journey.waitForEnd(walker.applicationId);
}

describe('the check itself', () => {
  test('an applicant made twice is caught', async ({ expect }) => {
    const walker = await apply(hub);
    await walkToHired(hub, walker);
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).toEqual(hiredEffects);
    const { name, email } = walker.person;
    await hub.sandbox.createApplicant({
      externalRef: walker.applicationId,
      name,
      email,
      jobCode: 'J-1',
      jobTitle: 'Sales representative',
    });
    expect(countEffects(await hub.sandbox.listEffects(), walker.applicationId)).not.toEqual(hiredEffects);
  });
});
