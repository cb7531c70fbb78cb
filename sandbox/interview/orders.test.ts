import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  makeOrder,
  startReceiver,
  startTestSandbox,
  waitFor,
  type Receiver,
  type TestClient,
  type TestSandbox,
} from '../testing.ts';
import type { TakeState } from './take-session.ts';
import type { InterviewEvent, Report } from './types.ts';

let running: TestSandbox;
let client: TestClient;
let receiver: Receiver;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
  receiver = await startReceiver();
});
afterEach(async () => {
  await client.control('POST', '/reset', { settings: true });
  await client.control('PUT', '/settings', { instant: true });
  receiver.received.length = 0;
});
afterAll(async () => {
  await running.close();
  await receiver.close();
});

interface OrderView {
  orderId: string;
  status: string;
  inviteUrl: string;
  recording: { recordingUrl: string; durationSeconds: number } | null;
  cancel: unknown;
}

async function create(over: Record<string, unknown> = {}, key?: string): Promise<OrderView> {
  const body = makeOrder(receiver.url, over);
  const answer = await client.call('interview', 'POST', '/v1/orders', { body, ...(key === undefined ? {} : { key }) });
  expect(answer.status).toBe(201);
  return answer.body as OrderView;
}
const get = async (orderId: string): Promise<OrderView> =>
  (await client.call('interview', 'GET', `/v1/orders/${orderId}`)).body as OrderView;
async function take(order: OrderView, path: string, body: unknown = {}): Promise<{ status: number; body: TakeState }> {
  const token = order.inviteUrl.split('/').at(-1);
  const answer = await client.call('interview', 'POST', `/take/${token}/${path}`, { body });
  return { status: answer.status, body: answer.body as TakeState };
}
const bothAnswers = (text: string) => [
  { questionId: 'q1', text },
  { questionId: 'q2', text },
];
const typesOf = (): string[] => receiver.received.map(({ event }) => event.type);

describe('interview orders', () => {
  it('go from invitation to report and recording, each step told in order', async () => {
    const order = await create();
    expect(order.orderId).toMatch(/^CV-\d{6}$/);
    expect((await client.call('interview', 'GET', `/v1/orders/${order.orderId}/report`)).body).toMatchObject({
      error: { code: 'report_not_ready' },
    });
    const text = 'Last year I led the team: first I listened, then I explained, and complaints fell by 30%.';
    expect((await take(order, 'answers', { answers: bothAnswers(text), finish: true })).status).toBe(200);
    await waitFor('six webhooks', () => receiver.received.length === 6);
    expect(typesOf()).toEqual([
      'interview.opened',
      'interview.started',
      'interview.completed',
      'interview.evaluating',
      'report.ready',
      'recording.ready',
    ]);
    const times = receiver.received.map(({ event }) => event.occurredAt);
    expect([...new Set(times)].sort()).toEqual(times);
    expect(receiver.received[0]?.event.externalId).toBe('application-1');
    const report = (await client.call('interview', 'GET', `/v1/orders/${order.orderId}/report`)).body as Report;
    expect(receiver.received[4]?.event.data).toEqual(report);
    expect(report.signals.emotion).toBeDefined();
    expect((await get(order.orderId)).status).toBe('report_ready');

    const { recording } = await get(order.orderId);
    const played = await fetch(recording?.recordingUrl ?? '');
    const wav = Buffer.from(await played.arrayBuffer());
    expect([played.status, played.headers.get('content-type')]).toEqual([200, 'audio/wav']);
    expect(wav.toString('ascii', 0, 4)).toBe('RIFF');
    expect(wav.readUInt32LE(40) / wav.readUInt32LE(24)).toBe(recording?.durationSeconds);
    const part = await fetch(recording?.recordingUrl ?? '', { headers: { range: 'bytes=0-3' } });
    expect([part.status, await part.text()]).toEqual([206, 'RIFF']);
    expect((await fetch((recording?.recordingUrl ?? '').replace(/recordings\/./, 'recordings/!'))).status).toBe(404);
  });

  it('are made once for one idempotency key, and a changed body under the key is refused', async () => {
    const body = makeOrder(receiver.url);
    const first = await client.call('interview', 'POST', '/v1/orders', { body, key: 'k1' });
    const again = await client.call('interview', 'POST', '/v1/orders', { body, key: 'k1' });
    expect([first.status, again.status, again.headers.get('idempotent-replayed')]).toEqual([201, 200, 'true']);
    expect(again.body).toEqual(first.body);
    const other = await client.call('interview', 'POST', '/v1/orders', {
      body: { ...body, externalId: 'x' },
      key: 'k1',
    });
    expect([other.status, other.body]).toMatchObject([409, { error: { code: 'idempotency_conflict' } }]);
    expect(await client.effects('order.created')).toMatchObject([{ key: 'k1', data: { externalId: 'application-1' } }]);
  });

  it('are made anew without a key, and all are found by external id', async () => {
    await create();
    await create();
    await create({ externalId: 'application-2' });
    const found = await client.call('interview', 'GET', '/v1/orders?externalId=application-1');
    expect((found.body as { items: OrderView[] }).items).toHaveLength(2);
  });

  it('are listed page by page', async () => {
    for (let i = 0; i < 5; i += 1) await create({ externalId: `a${i}` });
    const ids: string[] = [];
    let after = '';
    for (;;) {
      const page = await client.call('interview', 'GET', `/v1/orders?limit=2&after=${after}`);
      const { items, next } = page.body as { items: OrderView[]; next: string | null };
      ids.push(...items.map((item) => item.orderId));
      if (next === null) break;
      after = next;
    }
    expect(ids).toHaveLength(5);
    expect(new Set(ids).size).toBe(5);
  });

  it('can be cancelled as often as one likes until they are finished', async () => {
    const order = await create();
    for (let i = 0; i < 2; i += 1) {
      const answer = await client.call('interview', 'POST', `/v1/orders/${order.orderId}/cancel`, {
        body: { reason: 'withdrawn' },
      });
      expect(answer.body).toMatchObject({ status: 'cancelled', cancel: { by: 'customer', reason: 'withdrawn' } });
    }
    expect(await client.effects('order.cancelled')).toHaveLength(1);
    expect((await take(order, 'answers', { answers: bothAnswers('late'), finish: true })).status).toBe(410);
    const finished = await create();
    await take(finished, 'answers', { answers: [], finish: true });
    const refused = await client.call('interview', 'POST', `/v1/orders/${finished.orderId}/cancel`);
    expect([refused.status, refused.body]).toMatchObject([409, { error: { code: 'not_cancellable' } }]);
  });

  it('expire by the vendor’s own clock', async () => {
    const order = await create({ expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await client.control('PUT', '/settings', { clockSkewSeconds: 120 });
    await waitFor('the event', () => typesOf().includes('interview.expired'));
    expect((await get(order.orderId)).status).toBe('expired');
    expect((await take(order, 'answers', { answers: bothAnswers('late'), finish: true })).status).toBe(410);
  });

  it('answer themselves when told to, without anybody opening them', async () => {
    await client.control('PUT', '/settings', {
      autoAnswer: { en: 'In 2024 I led a team of 5.', zh: '我负责过三个项目。' },
    });
    await create();
    await waitFor('the recording', () => typesOf().includes('recording.ready'));
    expect(typesOf()).toHaveLength(6);
  });

  it.each([
    ['questions[0].dimension', { rubric: { dimensions: [{ key: 'pressure', name: 'P', weight: 1 }] } }],
    ['expiresAt', { expiresAt: '2020-01-01T00:00:00.000Z' }],
    ['expiresAt', { expiresAt: 'tomorrow' }],
    ['questions', { questions: [] }],
    ['candidate.name', { candidate: { language: 'en' } }],
    ['notifyUrl', { notifyUrl: 'ftp://example.com' }],
  ])('are refused with the field named: %s', async (field, over) => {
    const answer = await client.call('interview', 'POST', '/v1/orders', { body: makeOrder(receiver.url, over) });
    expect([answer.status, answer.body]).toMatchObject([422, { error: { code: 'invalid_request', field } }]);
    expect(await client.effects()).toEqual([]);
  });

  it('are for those who know the token', async () => {
    for (const token of ['wrong', '']) {
      expect((await client.call('interview', 'GET', '/v1/me', { token })).status).toBe(401);
    }
    expect((await client.call('interview', 'GET', '/v1/me')).status).toBe(200);
    expect((await fetch(`${client.url}/_control/ledger`)).status).toBe(401);
  });

  it('never give out an id twice, also after a reset and a restart', async () => {
    const first = await create();
    await client.control('POST', '/reset');
    await running.restart();
    const second = await create();
    expect(Number(second.orderId.slice(3))).toBeGreaterThan(Number(first.orderId.slice(3)));
    expect((await client.call('interview', 'GET', `/v1/orders/${first.orderId}`)).status).toBe(404);
  });
});

describe('the list of events', () => {
  it('has the very events of the webhooks and goes on from a cursor', async () => {
    const order = await create();
    await take(order, 'answers', { answers: bothAnswers('Yes.'), finish: true });
    await waitFor('six webhooks', () => receiver.received.length === 6);
    const polled: InterviewEvent[] = [];
    let after = '';
    for (let i = 0; i < 4; i += 1) {
      const page = await client.call('interview', 'GET', `/v1/events?limit=2${after && `&after=${after}`}`);
      const { items, next } = page.body as { items: InterviewEvent[]; next: string };
      polled.push(...items);
      after = next;
    }
    expect(polled).toEqual(receiver.received.map(({ event }) => event));
    expect((await client.call('interview', 'GET', '/v1/events?after=x')).status).toBe(422);
  });
});

describe('the candidate’s session', () => {
  it('keeps answers, draft and the clock over a break, and tells of it', async () => {
    const order = await create();
    expect((await take(order, 'questions/q1/start')).status).toBe(409);
    await take(order, 'open');
    await take(order, 'open');
    await take(order, 'consent');
    await take(order, 'questions/q1/start');
    await take(order, 'answers', { answers: [{ questionId: 'q1', text: 'My first answer.' }], page: true });
    await take(order, 'questions/q2/start');
    await take(order, 'questions/q2/draft', { text: 'Half of' });
    await take(order, 'leave');
    await waitFor('the interruption', () => typesOf().includes('interview.interrupted'));
    await running.restart();
    const page = await fetch(order.inviteUrl);
    expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
    await take(order, 'consent');
    const { body } = await take(order, 'questions/q2/start');
    expect(body.questions.map((question) => question.answered)).toEqual([true, false]);
    expect(body.current).toMatchObject({ questionId: 'q2', draft: 'Half of', extensionsLeft: 2 });
    expect(body.current?.remainingSeconds).toBeGreaterThan(110);
    await take(order, 'answers', { answers: [{ questionId: 'q2', text: 'All of it.' }], finish: true, page: true });
    await waitFor('the recording', () => typesOf().includes('recording.ready'));
    expect(typesOf().slice(0, 5)).toEqual([
      'interview.opened',
      'interview.started',
      'interview.interrupted',
      'interview.started',
      'interview.completed',
    ]);
    expect(receiver.received[3]?.event.data).toEqual({ resumed: true });
  });

  it('can have more time, twice', async () => {
    const order = await create();
    await take(order, 'consent');
    await take(order, 'questions/q2/start');
    await take(order, 'questions/q2/extend');
    const { body } = await take(order, 'questions/q2/extend');
    expect(body.current?.extensionsLeft).toBe(0);
    expect(body.current?.remainingSeconds).toBeGreaterThan(350);
    expect((await take(order, 'questions/q2/extend')).status).toBe(409);
  });

  it('ends as cancelled by the candidate who wants a person', async () => {
    const order = await create();
    expect((await take(order, 'decline')).body.status).toBe('cancelled');
    await waitFor('the event', () => typesOf().includes('interview.cancelled'));
    expect(receiver.received.at(-1)?.event.data).toEqual({ by: 'candidate', reason: 'consent_declined' });
  });

  it('takes the same last answers again and refuses different ones', async () => {
    const order = await create();
    const finish = (text: string) => take(order, 'answers', { answers: bothAnswers(text), finish: true });
    expect((await finish('First.')).status).toBe(200);
    expect((await finish('First.')).status).toBe(200);
    expect((await finish('Second.')).status).toBe(409);
    expect((await take(order, 'answers', { answers: [{ questionId: 'q9', text: '' }] })).status).toBe(422);
  });

  it('is not there for a wrong link', async () => {
    const page = await fetch(`${client.url}/interview/take/nonsense`);
    expect(page.status).toBe(404);
    expect(await page.text()).toContain('not valid');
  });

  it('shows the page in the order’s language and lets no name become HTML', async () => {
    const candidate = { name: '</script><b>李', language: 'zh-CN' };
    const html = await (await fetch((await create({ candidate })).inviteUrl)).text();
    expect(html).toContain('lang="zh-CN"');
    expect(html).not.toContain('</script><b>');
  });
});

describe('the control', () => {
  it('puts an order where a test wants it', async () => {
    for (const to of ['failed', 'expired', 'interrupted']) {
      const order = await create();
      await client.control('POST', `/interview/orders/${order.orderId}/force`, { to });
      expect((await get(order.orderId)).status).toBe(to);
      await waitFor('the event', () => typesOf().includes(`interview.${to}`));
    }
  });

  it('refuses settings that it does not know', async () => {
    await expect(client.control('PUT', '/settings', { fast: true })).rejects.toThrow(/422.*fast/);
    await expect(client.control('PUT', '/settings', { delaysMs: { report: -1 } })).rejects.toThrow(/delaysMs\.report/);
  });
});
