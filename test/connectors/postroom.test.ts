import { afterAll, beforeAll, expect, it } from 'vitest';
import { postroom } from '../../connectors/postroom/index.ts';
import { createContext, type ConnectionRecord } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { openPostroom, reportOf } from './support/benches.ts';
import { startSandbox, type Sandbox } from './support/sandbox.ts';
import { connectionTo, countedKinds, newMessage } from './support/subjects.ts';

describeConnector(postroom, openPostroom, reportOf('postroom'));

let sandbox: Sandbox;
let connection: ConnectionRecord;
const contextOf = (more: Partial<Parameters<typeof createContext>[0]> = {}) =>
  createContext({ connector: postroom, connection, key: 'k', now: () => new Date(), ...more });

beforeAll(async () => {
  sandbox = await startSandbox();
  connection = connectionTo(sandbox, 'postroom');
});
afterAll(async () => sandbox.stop());

it('finds the message of an attempt that is older than the vendor keeps its key', async () => {
  const message = newMessage();
  const first = await runOperation(postroom, 'message.send', contextOf({ key: 'app-1/invitation' }), message);
  const later = contextOf({ key: 'app-1/invitation', attempt: 2, firstAttemptAt: '2026-01-01T00:00:00.000Z' });
  const before = await sandbox.simulator('mail', countedKinds).effects();
  expect(await runOperation(postroom, 'message.send', later, message)).toEqual(first);
  expect(await sandbox.simulator('mail', countedKinds).effects()).toEqual(before);
});

it('keeps the subject on one line', async () => {
  const message = { ...newMessage(), subject: '面试\r\nBcc: someone@example.com' };
  const { remoteId } = await runOperation(postroom, 'message.send', contextOf({ key: 'one-line' }), message);
  const response = await fetch(`${sandbox.url}/mail/v1/messages/${remoteId}`, {
    headers: { Authorization: `Bearer ${sandbox.tokens.mail}` },
  });
  expect(await response.json()).toMatchObject({ subject: '面试 Bcc: someone@example.com', text: message.text });
});

it('refuses a bad address with the field and without quoting it', async () => {
  const message = { ...newMessage(), to: { email: 'nobody at all' } };
  await expect(runOperation(postroom, 'message.send', contextOf({ key: 'bad' }), message)).rejects.toMatchObject({
    kind: 'rejected',
    code: 'invalid_request',
    field: 'to[0].email',
    message: expect.not.stringContaining('nobody') as unknown,
  });
});

it('probes', async () => {
  expect(await postroom.probe(contextOf())).toEqual({ ok: true, detail: 'Connected to Postroom sandbox.' });
});
