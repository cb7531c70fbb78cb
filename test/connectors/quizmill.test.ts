import { createHmac } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InterviewInvite, QuestionInput, RawWebhook } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import type { VendorAnswer } from '../../connectors/kit/fault-proxy.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import type { SigningInput } from '../../connectors/kit/webhook-cases.ts';
import reportReady from '../../connectors/quizmill/fixtures/report-ready.json' with { type: 'json' };
import { quizmill } from '../../connectors/quizmill/index.ts';
import type { InboundEvent } from '../../schemas/types.ts';
import { readEffects, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { marked, newInvite, newQuestionSet } from './support/subjects.ts';

function connectionTo(sandbox: Sandbox): ConnectionRecord {
  return {
    id: 'conn-quizmill',
    config: { baseUrl: `${sandbox.url}/testing` },
    credentials: { token: sandbox.secrets['testingToken'], webhookSecret: sandbox.secrets['testingWebhookSecret'] },
  };
}

const questions: QuestionInput[] = [
  {
    id: 'q1',
    text: '客户要求退款，第一步是？',
    dimension: 'communication',
    timeLimitSeconds: 60,
    questionType: 'choice',
    choices: ['核实订单', '拒绝', '转接'],
    rightChoices: [0],
  },
  {
    id: 'q2',
    text: '哪些属于有效倾听？',
    dimension: 'communication',
    timeLimitSeconds: 60,
    questionType: 'choice',
    choices: ['复述', '打断', '提问'],
    rightChoices: [0, 2],
  },
  { id: 'q3', text: '压力大时你怎么做？', dimension: 'handlingEmotions', timeLimitSeconds: 120, questionType: 'text' },
];
const newTest = (): InterviewInvite => ({ ...newInvite(), kind: 'writtenTest', questions });

const say = (errcode: number): VendorAnswer => ({
  status: 200,
  body: { errcode, errmsg: 'Said by the fault proxy.', data: null },
});

/** Escaped where the vendor uses CDATA: both are XML. */
function toXml(name: string, value: unknown): string {
  const inside = Array.isArray(value)
    ? value.map((item) => toXml('item', item)).join('')
    : typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([key, member]) => toXml(key, member))
          .join('')
      : String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<${name}>${inside}</${name}>`;
}

function sign({ text, secret, at }: Omit<SigningInput, 'id'>): RawWebhook {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = '0123456789abcdef';
  const signature = createHmac('sha256', secret).update(`${timestamp}\n${nonce}\n${text}`).digest('hex');
  return {
    bytes: new TextEncoder().encode(text),
    headers: { 'content-type': 'text/xml' },
    query: { timestamp, nonce, signature },
  };
}

async function openQuizmill(): Promise<Bench> {
  const sandbox = await startSandbox();
  const connection = connectionTo(sandbox);
  const secrets = [...Object.values(marked), ...Object.values(sandbox.secrets)];
  const order = async (invite = newTest()): Promise<{ remoteId: string; externalId: string }> => {
    const ctx = createContext({ connector: quizmill, connection, key: invite.externalId, now: () => new Date() });
    const { remoteId } = await runOperation(quizmill, 'interview.invite', ctx, invite);
    return { remoteId, externalId: invite.externalId };
  };
  return {
    against: 'sandbox',
    connection,
    badCredentials: { ...connection.credentials, token: 'not-the-secret-of-anybody' },
    answers: {
      throttled: say(45009),
      failed: say(50000),
      busyIn200: say(-1),
      unauthorized: say(40001),
      expiredIn200: say(40001),
    },
    effects: () => readEffects(sandbox, 'testing'),
    cases: [
      matrixCase({
        operation: 'interview.invite',
        prepare: async () => newTest(),
        effects: ['order.created'],
        secrets,
      }),
      matrixCase({ operation: 'interview.cancel', prepare: () => order(), effects: ['order.cancelled'], secrets }),
      matrixCase({ operation: 'interview.events', prepare: () => order(), effects: [], secrets }),
      matrixCase({
        operation: 'interview.pushQuestionSet',
        prepare: async () => ({ ...newQuestionSet(), questions }),
        effects: ['questionSet.pushed'],
        secrets,
      }),
    ],
    webhooks: {
      credentialsWith: (given) => ({ webhookSecret: given.join(' ') }),
      body: reportReady,
      unknownTypeBody: { ...reportReady, event: 'order.dreamt' },
      brokenBody: { ...reportReady, data: { ...reportReady.data, score: 'high' } },
      encode: (body) => toXml('xml', body),
      sign,
    },
    change: {
      webhooks: 4,
      async provoke(callbackUrl) {
        await sandbox.control('settings', { instant: true });
        const { remoteId } = await order({ ...newTest(), notifyUrl: callbackUrl });
        await sandbox.control(`testing/orders/${remoteId}/complete`, {}, 'POST');
      },
    },
    skips: { 'fault:403throttle': 'The vendor answers every call with 200.' },
    stop: () => sandbox.stop(),
  };
}

describeConnector(quizmill, openQuizmill, reportOf('quizmill'));

describe('quizmill on the sandbox', { timeout: 60_000 }, () => {
  let sandbox: Sandbox;
  let connection: ConnectionRecord;
  const contextOf = (more: Partial<Parameters<typeof createContext>[0]> = {}) =>
    createContext({ connector: quizmill, connection, key: 'k', now: () => new Date(), ...more });
  const complete = (id: string, answers?: object): Promise<unknown> =>
    sandbox.control(`testing/orders/${id}/complete`, { answers }, 'POST');
  const waitForReport = async (remoteId: string, externalId: string): Promise<InboundEvent> => {
    for (let tries = 0; tries < 100; tries++) {
      const events = await runOperation(quizmill, 'interview.events', contextOf(), { remoteId, externalId });
      const ready = events.find((event) => event.eventType === 'interview.reportReady');
      if (ready !== undefined) return ready;
      await wait(50);
    }
    throw new Error('There is no report.');
  };
  beforeAll(async () => {
    sandbox = await startSandbox();
    connection = connectionTo(sandbox);
    await sandbox.control('settings', { instant: true });
  });
  afterAll(async () => sandbox.stop());

  it('marks a written test by its key: numbers for choices, a grade for what is open', async () => {
    const invite = newTest();
    const { remoteId } = await runOperation(quizmill, 'interview.invite', contextOf(), invite);
    expect(remoteId).toMatch(/^\d{19}$/);
    expect(String(Number(remoteId))).not.toBe(remoteId);
    // q1 right, q2 only half ticked, which is wrong.
    await complete(invite.externalId, { q1: { choices: [0] }, q2: { choices: [0] }, q3: { text: '' } });
    const { result, occurredAt } = await waitForReport(remoteId, invite.externalId);
    expect(result?.dimensions).toMatchObject([
      { key: 'communication', score: { value: 5, min: 0, max: 10, scaleId: 'quizmill-10', raw: '5' }, mapped: false },
      { key: 'handlingEmotions', score: { value: 0, max: 4, scaleId: 'quizmill-grade', raw: 'E' } },
    ]);
    expect(result?.answers).toMatchObject([{ questionId: 'q1', text: '核实订单' }, { text: '复述' }, { text: '' }]);
    expect(result?.droppedSignals).toBe(3);
    expect(JSON.stringify(result)).not.toMatch(/facial|calm|表情/);
    expect(Math.abs(Date.parse(result!.completedAt!) - Date.parse(occurredAt))).toBeLessThan(5_000);
  });

  it('scores an AI interview from 0 to 5 and asks supplement questions too', async () => {
    const supplementQuestions = [{ id: 's1', text: '补充题', dimension: 'communication', timeLimitSeconds: 60 }];
    const invite: InterviewInvite = { ...newInvite(), supplementQuestions };
    const { remoteId } = await runOperation(quizmill, 'interview.invite', contextOf(), invite);
    await complete(remoteId, {
      q1: { text: '例如去年我负责 3 个投诉，首先倾听，然后在 4 分钟内联系，结果客户满意。' },
    });
    const { result } = await waitForReport(remoteId, invite.externalId);
    expect(result?.total).toMatchObject({ min: 0, max: 5, scaleId: 'quizmill-5' });
    expect(result?.total?.value).toBeGreaterThan(0);
    expect(result?.answers?.map((answer) => answer.questionId)).toEqual(['q1', 's1']);
  });

  it('gives the order that is there for the same external id, also with a corrected name', async () => {
    const invite = newTest();
    const first = await runOperation(quizmill, 'interview.invite', contextOf({ key: 'a' }), invite);
    const corrected = { ...invite, candidate: { ...invite.candidate, name: '张三' } };
    expect(await runOperation(quizmill, 'interview.invite', contextOf({ key: 'b', attempt: 2 }), corrected)).toEqual(
      first,
    );
  });

  it('keeps the deadline through Beijing time', async () => {
    const invite = { ...newTest(), expiresAt: '2099-12-31T18:30:00.000Z' };
    const { expiresAt } = await runOperation(quizmill, 'interview.invite', contextOf(), invite);
    expect(expiresAt).toBe('2099-12-31T18:30:00.000Z');
  });

  it('cancels once, again without effect, and not after the answers are in', async () => {
    const open = await runOperation(quizmill, 'interview.invite', contextOf(), newTest());
    for (let time = 0; time < 2; time++) {
      expect(await runOperation(quizmill, 'interview.cancel', contextOf(), open)).toEqual({ cancelled: true });
    }
    const done = await runOperation(quizmill, 'interview.invite', contextOf(), newTest());
    await complete(done.remoteId);
    expect(await runOperation(quizmill, 'interview.cancel', contextOf(), done)).toEqual({ cancelled: false });
  });

  it('tells by the probe when the clocks differ, and calls are tried again', async () => {
    expect(await quizmill.probe(contextOf())).toEqual({ ok: true, detail: 'Connected to Quizmill sandbox.' });
    await sandbox.control('settings', { clockSkewSeconds: 3_600 });
    expect((await quizmill.probe(contextOf())).ok).toBe(false);
    const invited = runOperation(quizmill, 'interview.invite', contextOf(), newTest());
    await expect(invited).rejects.toMatchObject({ kind: 'retry', code: 'timestamp_expired' });
    await sandbox.control('settings', { clockSkewSeconds: 0 });
  });

  it('refuses XML that brings its own entities, and whatever is signed elsewhere', () => {
    const secret = 'whsec_test-test-test-test';
    const at = new Date();
    const source = quizmill.events!;
    const bomb = `<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${toXml('xml', reportReady)}`;
    for (const text of [bomb, '<xml>', `<xml>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</xml>`, 'x']) {
      expect(() => source.parse(sign({ text, secret, at }), {})).toThrowError(
        expect.objectContaining({ kind: 'payload' }),
      );
    }
    const good = sign({ text: toXml('xml', reportReady), secret, at });
    source.verify(good, { webhookSecret: secret }, at);
    for (const query of [
      undefined,
      {},
      { ...good.query, nonce: 'another0nonce' },
      { ...good.query, signature: '' },
      { ...good.query, timestamp: `${good.query!['timestamp']}\n0123` },
    ]) {
      const { query: _query, ...bare } = good;
      const raw = query === undefined ? bare : { ...bare, query: query as { [name: string]: string } };
      expect(() => source.verify(raw, { webhookSecret: secret }, at)).toThrowError(
        expect.objectContaining({ kind: 'signature' }),
      );
    }
    expect(source.parse(good, {})[0]?.result?.dimensions[0]?.evidence).toEqual(['先道歉 & 再核实 <订单>']);
  });
});
