import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OutgoingSms } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import smsReport from '../../connectors/textrelay/fixtures/report.json' with { type: 'json' };
import { textrelay } from '../../connectors/textrelay/index.ts';
import { readEffects, reportOf, tokenConnection } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { marked } from './support/subjects.ts';

const newSms = (over: Partial<OutgoingSms> = {}): OutgoingSms => ({
  to: marked.phone,
  text: `${marked.name}，您好，请于三天内完成面试。`,
  language: 'zh',
  messageRef: randomUUID(),
  notifyUrl: 'http://127.0.0.1:9/webhooks/none',
  ...over,
});

describeConnector(textrelay, openTextrelay, reportOf('textrelay'));

async function openTextrelay(): Promise<Bench> {
  const sandbox = await startSandbox();
  const { connection, badCredentials } = tokenConnection(sandbox, 'textrelay', 'sms');
  const refusal = (status: number, code: string) => ({
    status,
    body: { result: 'error', error_code: code, error_text: 'Said by the fault proxy.', parameter: null },
  });
  return {
    against: 'sandbox',
    connection: {
      ...connection,
      credentials: { ...connection.credentials, webhookSecret: sandbox.secrets['smsWebhookSecret'] },
    },
    badCredentials,
    answers: {
      throttled: refusal(429, 'rate_limited'),
      throttledBy403: refusal(403, 'rate_limited'),
      failed: refusal(500, 'internal'),
      busyIn200: refusal(200, 'temporarily_unavailable'),
      unauthorized: refusal(401, 'unauthorized'),
      expiredIn200: refusal(200, 'unauthorized'),
    },
    effects: () => readEffects(sandbox, 'sms'),
    cases: [
      matrixCase({
        operation: 'message.sendSms',
        prepare: async () => newSms(),
        effects: ['sms.accepted'],
        secrets: [...Object.values(marked), ...Object.values(sandbox.secrets)],
      }),
    ],
    webhooks: {
      credentialsWith: (secrets) => ({ webhookSecret: secrets.join(' ') }),
      body: smsReport,
      unknownTypeBody: { ...smsReport, state: 'read' },
      brokenBody: { ...smsReport, done_at: 'yesterday' },
      encode: (body) => new URLSearchParams(body as Record<string, string>).toString(),
      sign({ text, secret, at }) {
        const time = Math.floor(at.getTime() / 1000);
        const sorted = [...new URLSearchParams(text)]
          .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
          .sort();
        const mac = createHmac('sha256', secret)
          .update(`${time}\n${sorted.join('&')}`)
          .digest('hex');
        return {
          bytes: new TextEncoder().encode(text),
          headers: { 'x-textrelay-signature': `t=${time},s=${mac}` },
        };
      },
    },
    change: {
      webhooks: 1,
      async provoke(notifyUrl) {
        const ctx = createContext({ connector: textrelay, connection, key: notifyUrl, now: () => new Date() });
        await runOperation(textrelay, 'message.sendSms', ctx, newSms({ to: '+8613800138000', notifyUrl }));
      },
    },
    stop: () => sandbox.stop(),
  };
}

let sandbox: Sandbox;
let connection: ConnectionRecord;
beforeAll(async () => {
  sandbox = await startSandbox();
  connection = tokenConnection(sandbox, 'textrelay', 'sms').connection;
});
afterAll(() => sandbox?.stop());
const send = (sms: OutgoingSms, more: Partial<Parameters<typeof createContext>[0]> = {}) => {
  const ctx = createContext({ connector: textrelay, connection, key: 'k', now: () => new Date(), ...more });
  return runOperation(textrelay, 'message.sendSms', ctx, sms);
};

it('finds the message of an attempt that is older than the vendor keeps its reference', async () => {
  const sms = newSms();
  const first = await send(sms, { key: 'a1/sms' });
  const before = await readEffects(sandbox, 'sms');
  // Another text under the same reference would be refused, so it can only have been looked up.
  const later = { key: 'a1/sms', attempt: 2, firstAttemptAt: '2026-01-01T00:00:00.000Z' };
  expect(await send({ ...sms, text: 'other' }, later)).toEqual(first);
  expect(await readEffects(sandbox, 'sms')).toEqual(before);
});

it('refuses a number and a text that cannot be sent, and quotes neither', async () => {
  const text = '面'.repeat(700);
  for (const [over, expected] of [
    [{ to: '13800138001' }, { kind: 'rejected', code: 'invalid_request', field: 'to' }],
    [{ text }, { kind: 'rejected', code: 'text_too_long', field: 'text' }],
  ] as const) {
    await expect(send(newSms(over), { key: randomUUID() })).rejects.toMatchObject(expected);
    await expect(send(newSms(over), { key: randomUUID() })).rejects.not.toThrow(/13800138001|面/);
  }
});

it('refuses a report whose parameters were moved or doubled', () => {
  const secret = 'a-secret-of-some-length';
  const sign = (text: string): string => {
    const sorted = [...new URLSearchParams(text)]
      .map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`)
      .sort();
    return `t=1790000000,s=${createHmac('sha256', secret)
      .update(`1790000000\n${sorted.join('&')}`)
      .digest('hex')}`;
  };
  const judge = (text: string, signature: string): void => {
    const raw = { bytes: new TextEncoder().encode(text), headers: { 'x-textrelay-signature': signature } };
    textrelay.events?.verify(raw, { webhookSecret: secret }, new Date(1_790_000_000_000));
  };
  const good = 'tag=a%26state%3Ddelivered&state=undelivered';
  expect(() => judge(good, sign(good))).not.toThrow();
  expect(() => judge('tag=a&state=delivered&state=undelivered', sign(good))).toThrow();
  expect(() => judge('state=delivered&state=undelivered', sign('state=delivered&state=undelivered'))).toThrow();
  expect(() => judge(good, sign(good).toUpperCase())).toThrow();
});
