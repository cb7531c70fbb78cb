import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearvoice } from '../../connectors/clearvoice/index.ts';
import recordingReady from '../../connectors/clearvoice/fixtures/recording-ready.json' with { type: 'json' };
import type { RawWebhook } from '../../connectors/contract.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { openClearvoice, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { connectionTo, newInvite, newQuestionSet } from './support/subjects.ts';

describeConnector(clearvoice, openClearvoice, reportOf('clearvoice'));

let sandbox: Sandbox;
let connection: ConnectionRecord;
let receiver: Server;
const received: RawWebhook[] = [];
const contextOf = (more: Partial<Parameters<typeof createContext>[0]> = {}) =>
  createContext({ connector: clearvoice, connection, key: 'k', now: () => new Date(), ...more });
const eventSource = clearvoice.events!;

beforeAll(async () => {
  sandbox = await startSandbox();
  connection = connectionTo(sandbox, 'clearvoice');
  receiver = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      received.push({ bytes: Buffer.concat(chunks), headers: req.headers as Record<string, string> });
      res.writeHead(202).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  receiver.closeAllConnections();
  receiver.close();
  await sandbox.stop();
});

it('gives the same events by webhook, by poll and by order', { timeout: 60_000 }, async () => {
  await sandbox.control('settings', { instant: true, autoAnswer: { zh: '我在四分钟内联系了客户。', en: 'x' } });
  const { port } = receiver.address() as AddressInfo;
  const invite = { ...newInvite(), notifyUrl: `http://127.0.0.1:${port}/webhooks/c1` };
  const other = newInvite();
  const { remoteId, inviteUrl } = await runOperation(clearvoice, 'interview.invite', contextOf({ key: 'a' }), invite);
  await runOperation(clearvoice, 'interview.invite', contextOf({ key: 'b' }), other);
  expect(inviteUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/interview\/take\//);

  const order = { remoteId, externalId: invite.externalId };
  let byOrder: InboundEvent[] = [];
  for (let tries = 0; tries < 100 && !(byOrder.length >= 6 && received.length >= 6); tries++) {
    await wait(50);
    byOrder = await runOperation(clearvoice, 'interview.events', contextOf(), order);
  }
  const byWebhook = received.flatMap((raw) => {
    eventSource.verify(raw, connection.credentials, new Date());
    return eventSource.parse(raw, connection.config);
  });
  const byPoll: InboundEvent[] = [];
  for (let cursor: string | null = null; ;) {
    const page: { events: InboundEvent[]; next: string | null } = await eventSource.poll!(contextOf(), cursor);
    byPoll.push(...page.events);
    if (page.next === cursor) break;
    cursor = page.next;
  }
  expect(byOrder.map((event) => event.eventType)).toEqual([
    'interview.opened',
    'interview.started',
    'interview.completed',
    'interview.evaluating',
    'interview.reportReady',
    'interview.recordingReady',
  ]);
  expect(byWebhook).toEqual(byOrder);
  expect(byPoll.filter((event) => event.remoteOrderId === remoteId)).toEqual(byOrder);
  expect(byPoll.some((event) => event.externalRef === other.externalId)).toBe(true);
  const result = byOrder[4]?.result;
  expect(result).toMatchObject({ interviewer: { kind: 'ai', name: 'clearvoice-sim-1' }, droppedSignals: 3 });
  expect(JSON.stringify(byOrder)).not.toMatch(/signals"|emotion"|calm/);
  const recording = await fetch(byOrder[5]!.recording!.url);
  expect([recording.status, recording.headers.get('content-type')]).toEqual([200, 'audio/wav']);
  await sandbox.control('settings', { instant: false, autoAnswer: null });
});

it('finds the order of an attempt that is older than the vendor keeps its key', async () => {
  const invite = newInvite();
  const first = await runOperation(clearvoice, 'interview.invite', contextOf({ key: 'old' }), invite);
  const later = contextOf({
    // The vendor has forgotten the key by now, so it would make another order.
    key: 'as good as forgotten',
    attempt: 2,
    firstAttemptAt: new Date(Date.now() - 25 * 3_600_000).toISOString(),
  });
  const found = await runOperation(clearvoice, 'interview.invite', later, invite);
  expect({ ...found, expiresAt: null }).toEqual({ ...first, expiresAt: null });
});

it('takes the order that the key made when the invitation changed between two attempts', async () => {
  const invite = newInvite();
  const first = await runOperation(clearvoice, 'interview.invite', contextOf({ key: 'changed' }), invite);
  const corrected = { ...invite, candidate: { ...invite.candidate, name: '张三' } };
  const again = await runOperation(
    clearvoice,
    'interview.invite',
    contextOf({ key: 'changed', attempt: 2 }),
    corrected,
  );
  expect(again.remoteId).toBe(first.remoteId);
});

it('does not send a dimension whose scores it would have to drop', async () => {
  const invite = newInvite();
  const dimensions = [{ key: 'facialExpression', name: '表情', weight: 1, anchors: [] }];
  await expect(
    runOperation(clearvoice, 'interview.invite', contextOf(), { ...invite, rubric: { dimensions } }),
  ).rejects.toMatchObject({ kind: 'rejected', code: 'dimension_reserved' });
});

it('keeps each version of a question set once, and a changed one is changed', async () => {
  const set = newQuestionSet();
  const push = (version: number, name = set.name) =>
    runOperation(clearvoice, 'interview.pushQuestionSet', contextOf(), { ...set, version, name });
  const first = await push(1);
  expect(await push(1)).toEqual(first);
  expect(await push(1, '改过的题库')).toEqual(first);
  expect((await push(2)).remoteId).not.toBe(first.remoteId);
  const { effects } = (await sandbox.control('ledger?kind=questionSet.pushed')) as { effects: { key: string }[] };
  expect(effects.filter((effect) => effect.key === set.ref)).toHaveLength(3);
});

it('refuses a written test, and asks supplement questions after the others', async () => {
  const test = { ...newInvite(), kind: 'writtenTest' as const };
  await expect(runOperation(clearvoice, 'interview.invite', contextOf(), test)).rejects.toMatchObject({
    kind: 'rejected',
    code: 'kind_unsupported',
  });
  const supplementQuestions = [{ id: 's1', text: '补充题', dimension: 'communication', timeLimitSeconds: 60 }];
  const invite = { ...newInvite(), supplementQuestions };
  const { inviteUrl } = await runOperation(clearvoice, 'interview.invite', contextOf({ key: 's' }), invite);
  expect(await (await fetch(inviteUrl)).text()).toContain('补充题');
});

it('tells when the vendor will not answer', async () => {
  const window = { from: '2026-12-01T18:00:00.000Z', to: '2026-12-01T20:00:00.000Z', note: '升级' };
  const before = received.length;
  const { port } = receiver.address() as AddressInfo;
  const notifyUrl = `http://127.0.0.1:${port}/webhooks/c1`;
  await sandbox.control('interview/maintenance', { ...window, notifyUrl }, 'POST');
  for (let tries = 0; tries < 100 && received.length === before; tries++) await wait(50);
  const raw = received.at(-1)!;
  eventSource.verify(raw, connection.credentials, new Date());
  expect(eventSource.parse(raw, {})).toMatchObject([{ eventType: 'vendor.maintenance', maintenance: window }]);
});

it('cancels once, again without effect, and not after the end', async () => {
  const { remoteId } = await runOperation(clearvoice, 'interview.invite', contextOf({ key: 'c' }), newInvite());
  for (let time = 0; time < 2; time++) {
    const cancelled = await runOperation(clearvoice, 'interview.cancel', contextOf(), { remoteId });
    expect(cancelled).toEqual({ cancelled: true });
  }
  const none = runOperation(clearvoice, 'interview.cancel', contextOf(), { remoteId: 'CV-999999' });
  await expect(none).rejects.toMatchObject({ kind: 'notFound' });
});

it('reads a recording event and says in the probe when the clocks differ', async () => {
  const raw = { bytes: new TextEncoder().encode(JSON.stringify(recordingReady)), headers: {} };
  expect(eventSource.parse(raw, {})[0]?.recording?.durationSeconds).toBe(48);
  expect(await clearvoice.probe(contextOf())).toEqual({ ok: true, detail: 'Connected to Clearvoice sandbox.' });
  await sandbox.control('settings', { clockSkewSeconds: 86_400 });
  expect((await clearvoice.probe(contextOf())).detail).toMatch(/8640\d s ahead/);
  await sandbox.control('settings', { clockSkewSeconds: 0 });
  const wrong = { ...connection, credentials: { token: 'wrong' } };
  expect(await clearvoice.probe(contextOf({ connection: wrong }))).toMatchObject({ ok: false });
});
