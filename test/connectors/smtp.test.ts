import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Connector, OutgoingMessage } from '../../connectors/contract.ts';
import { matrixCase, type Bench } from '../../connectors/kit/bench.ts';
import { createContext } from '../../connectors/kit/context.ts';
import { describeConnector } from '../../connectors/kit/describe-connector.ts';
import { runFaultMatrix } from '../../connectors/kit/fault-matrix.ts';
import { runOperation } from '../../connectors/kit/run-operation.ts';
import { smtp } from '../../connectors/smtp/index.ts';
import { buildInvitation } from '../../domain/calendar/build-invitation.ts';
import { startMaildev, type CaughtMail, type Maildev } from '../../scripts/lib/maildev.mjs';
import { newInvitation } from '../peers/calendar-objects.ts';
import { smtpFaults, startSmtpProxy } from '../peers/smtp-proxy.ts';
import { reportOf } from './support/benches.ts';
import { marked, newMessage } from './support/subjects.ts';

const account = { username: 'hub', password: 'a-long-mail-password' };
const from = { from: 'hr@example.com', fromName: '招聘组' };

describeConnector(smtp, openSmtp, reportOf('smtp'));

async function openSmtp(): Promise<Bench> {
  const maildev = await startMaildev(account);
  const proxy = await startSmtpProxy(maildev.smtpPort);
  return {
    against: 'live',
    connection: {
      id: 'conn-smtp',
      config: { ...from, baseUrl: proxy.url, startTls: 'never' },
      credentials: account,
    },
    badCredentials: { ...account, password: 'not-the-password' },
    // Nothing of HTTP is spoken.
    answers: { throttled: none, failed: none, unauthorized: none },
    effects: async () => proxy.taken(),
    cases: [
      matrixCase({
        operation: 'message.send',
        prepare: async () => newMessage(),
        effects: ['mail.taken'],
        secrets: [...Object.values(marked), account.password],
      }),
    ],
    simulator: {
      faults: smtpFaults,
      strike: async (fault, { methods, times }) => {
        if (methods.includes('POST')) proxy.strike(fault, times);
      },
      calm: async () => proxy.calm(),
      effects: async () => proxy.taken(),
    },
    async stop() {
      await proxy.stop();
      await maildev.stop();
    },
  };
}
const none = { status: 500, body: {} };

let maildev: Maildev;
beforeAll(async () => {
  maildev = await startMaildev();
});
afterAll(() => maildev?.stop());
afterEach(() => maildev.empty());

const send = (
  message: OutgoingMessage,
  over: { baseUrl?: string; key?: string; attempt?: number } & Record<string, unknown> = {},
) => {
  const { key = 'application/a1/invitation', attempt = 1, credentials = {}, ...config } = over;
  const ctx = createContext({
    connector: smtp,
    connection: {
      id: 'conn',
      config: { ...from, baseUrl: maildev.smtpUrl, startTls: 'never', timeoutMs: 5_000, ...config },
      credentials: credentials as { [key: string]: unknown },
    },
    key,
    attempt,
    now: () => new Date('2026-11-22T10:00:00Z'),
  });
  return runOperation(smtp, 'message.send', ctx, message);
};
const arrived = async (): Promise<CaughtMail> => (await maildev.waitFor(1))[0]!;

describe('a mail through a real server', () => {
  it('arrives with names, text, files and the meeting', async () => {
    const ics = buildInvitation(newInvitation('b1@hub.example.com'), 'REQUEST');
    const file = Buffer.from('%PDF-1.7 录用通知书');
    const { remoteId } = await send({
      ...newMessage(),
      attachments: [
        { fileName: '录用通知书 "正式".pdf', mediaType: 'application/pdf', content: file.toString('base64') },
      ],
      calendar: { method: 'REQUEST', ics },
    });
    const mail = await arrived();
    expect(mail.headers['message-id']).toBe(`<${remoteId}>`);
    expect(remoteId).toMatch(/^[0-9a-f]{40}@example\.com$/);
    expect(mail).toMatchObject({
      subject: '面试邀请',
      from: [{ address: 'hr@example.com', name: '招聘组' }],
      to: [{ address: marked.email, name: marked.name }],
    });
    expect(mail.text.trim()).toBe(newMessage().text);
    expect(mail.headers['auto-submitted']).toBe('auto-generated');
    const [attached] = (mail.attachments ?? []).filter((one) => one.contentType === 'application/pdf');
    expect(attached?.fileName).toBe('录用通知书 "正式".pdf');
    expect(Buffer.from(await maildev.attachment(mail.id, attached!.generatedFileName))).toEqual(file);
    const source = await maildev.source(mail.id);
    expect(source).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
    const part = source.split(/Content-Type: application\/ics[^]*?\r\n\r\n/i)[1]?.split('\r\n--')[0] ?? '';
    expect(Buffer.from(part, 'base64').toString()).toBe(ics);
  });

  it('has the same Message-ID for the same key, and another for another', async () => {
    const one = await send(newMessage(), { key: 'k1' });
    expect(await send(newMessage(), { key: 'k1' })).toEqual(one);
    expect((await send(newMessage(), { key: 'k2' })).remoteId).not.toBe(one.remoteId);
    await maildev.waitFor(3);
  });

  it('takes no header, recipient or command from a text', async () => {
    const evil = '\r\nBcc: evil@example.com\r\n\r\nX';
    await send({
      ...newMessage(),
      to: { email: marked.email, name: `张三${evil}` },
      subject: `面试${evil}`,
      text: 'Hello\r\n.\r\nMAIL FROM:<evil@example.com>\r\n..\r\nend',
      attachments: [{ fileName: `a${evil}.txt`, mediaType: 'text/plain\r\nX-Evil: 1', content: '' }],
    });
    const mail = await arrived();
    expect(await maildev.list()).toHaveLength(1);
    expect(mail.headers).not.toHaveProperty('bcc');
    expect(await maildev.source(mail.id)).not.toMatch(/^(Bcc|X-Evil):/im);
    expect(mail.text.trim()).toBe('Hello\n.\nMAIL FROM:<evil@example.com>\n..\nend');
    for (const email of ['a@example.com\r\nRCPT TO:<evil@example.com>', 'a@b@c', '<a@example.com>', 'nobody']) {
      await expect(send({ ...newMessage(), to: { email } })).rejects.toMatchObject({
        kind: 'rejected',
        field: 'to.email',
      });
    }
  });

  it('keeps long lines whole', async () => {
    const text = '很长的一行'.repeat(2_000);
    await send({ ...newMessage(), text });
    const mail = await arrived();
    expect(mail.text.trim()).toBe(text);
  });
});

describe('encryption', () => {
  let folder: string;
  let secure: Maildev;
  let ca: string;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'throughline-tls-'));
    const file = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') };
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:localhost'];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-days',
        '2',
        '-keyout',
        file.key,
        '-out',
        file.cert,
        ...subject,
      ],
      { stdio: 'ignore' },
    );
    ca = readFileSync(file.cert, 'utf8');
    secure = await startMaildev({ ...account, secure: file });
  });
  afterAll(async () => {
    await secure?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is used with a certificate that is trusted, and nothing is sent without', async () => {
    await send(newMessage(), { baseUrl: secure.smtpUrl, caCertificate: ca, credentials: account });
    expect(await secure.waitFor(1)).toHaveLength(1);
    // Last, since this version of maildev ends itself when a handshake fails.
    await expect(send(newMessage(), { baseUrl: secure.smtpUrl, credentials: account })).rejects.toMatchObject({
      kind: 'rejected',
      code: 'certificate_refused',
    });
  });

  it('is required unless it was switched off', async () => {
    await withScript({ ...polite, STARTTLS: '502 no' }, async (baseUrl, heard) => {
      await expect(send(newMessage(), { baseUrl, startTls: 'required' })).rejects.toMatchObject({
        kind: 'rejected',
        code: 'starttls_refused',
      });
      expect(heard).toEqual(['EHLO', 'STARTTLS']);
    });
  });
});

/** A mail server of one dialogue, by a script: what it says to each line that begins so. */
async function withScript<T>(
  script: { [command: string]: string | null },
  task: (url: string, heard: string[]) => Promise<T>,
): Promise<T> {
  const heard: string[] = [];
  const server = net.createServer((socket) => {
    let isData = false;
    let rest = '';
    const say = (command: string): void => {
      const words = script[command];
      if (words === null) return void socket.destroy();
      socket.write(`${words ?? '250 ok'}\r\n`);
    };
    socket.on('error', () => undefined);
    say('greeting');
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let at = rest.indexOf('\r\n'); at >= 0; at = rest.indexOf('\r\n')) {
        const line = rest.slice(0, at);
        rest = rest.slice(at + 2);
        if (isData && line !== '.') continue;
        const command = line === '.' ? 'dot' : (/^[A-Z]+/.exec(line)?.[0] ?? line);
        heard.push(command);
        isData = command === 'DATA' && (script['DATA'] ?? '354 go').startsWith('354');
        say(command);
        if (script['cutAfter'] === command) socket.destroy();
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await task(`smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`, heard);
  } finally {
    server.close();
  }
}
const polite = { greeting: '220 hi', DATA: '354 go', QUIT: '221 bye' };

describe('what an end of the dialogue means', () => {
  it.each<[string, { [command: string]: string | null }, object]>([
    ['a busy greeting', { greeting: '421 busy' }, { kind: 'retry', outcomeUnknown: false, code: 'smtp_421' }],
    ['a cut before anything', { greeting: null }, { kind: 'retry', outcomeUnknown: false }],
    ['a sender refused', { ...polite, MAIL: '550 no' }, { kind: 'rejected', code: 'smtp_550' }],
    [
      'a recipient refused',
      { ...polite, RCPT: '550 5.1.1 none' },
      { kind: 'rejected', code: 'smtp_550', field: 'to.email' },
    ],
    ['greylisting', { ...polite, RCPT: '450 4.2.0 later' }, { kind: 'retry', outcomeUnknown: false, afterMs: 60_000 }],
    ['DATA refused for now', { ...polite, DATA: '452 full' }, { kind: 'retry', outcomeUnknown: false }],
    ['a cut at DATA', { ...polite, DATA: null }, { kind: 'retry', outcomeUnknown: false }],
    ['a no after the mail', { ...polite, dot: '554 spam' }, { kind: 'rejected', code: 'smtp_554' }],
    ['a not now after the mail', { ...polite, dot: '451 later' }, { kind: 'retry', outcomeUnknown: false }],
    ['a cut after the mail', { ...polite, dot: null }, { kind: 'unknown', outcomeUnknown: true }],
  ])('%s', async (_what, script, expected) => {
    await withScript(script, async (baseUrl) => {
      await expect(send(newMessage(), { baseUrl })).rejects.toMatchObject(expected);
    });
  });

  it('silence after the mail is unknown, and it is not sent a second time', async () => {
    await withScript({ ...polite, dot: '' }, async (baseUrl, heard) => {
      await expect(send(newMessage(), { baseUrl, timeoutMs: 300 })).rejects.toMatchObject({
        kind: 'unknown',
        code: 'timeout',
      });
      heard.length = 0;
      await expect(send(newMessage(), { baseUrl, attempt: 2 })).rejects.toMatchObject({ code: 'not_repeatable' });
      expect(heard).toEqual([]);
    });
  });

  it('silence in the middle of a long mail is not', async () => {
    // A server that stops reading: far more than the buffers between hold, so the end cannot have left.
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.write('220 hi\r\n');
      socket.on('data', (chunk) => {
        const text = chunk.toString('latin1');
        if (text.includes('DATA')) {
          socket.write('250 ok\r\n250 ok\r\n354 go\r\n'.slice(text.startsWith('DATA') ? 16 : 0));
          return void socket.pause();
        }
        socket.write('250 ok\r\n');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `smtp://127.0.0.1:${(server.address() as net.AddressInfo).port}`;
    const content = Buffer.alloc(15_000_000, 7).toString('base64');
    const attachments = [{ fileName: 'a.bin', mediaType: 'application/octet-stream', content }];
    await expect(send({ ...newMessage(), attachments }, { baseUrl, timeoutMs: 1_500 })).rejects.toMatchObject({
      kind: 'retry',
      outcomeUnknown: false,
    });
    server.close();
  });

  it('quotes nothing that the server said', async () => {
    await withScript({ ...polite, RCPT: `550 <${marked.email}> ${account.password}` }, async (baseUrl) => {
      await expect(send(newMessage(), { baseUrl })).rejects.not.toThrow(/canary|password/);
    });
  });
});

it.each([
  ['smtp://169.254.169.254:587', 'address_not_allowed'],
  ['smtp://[fe80::1]:587', 'address_not_allowed'],
  ['smtp://100.100.100.200:587', 'address_not_allowed'],
  ['smtp://0.0.0.0:587', 'address_not_allowed'],
  ['smtp://127.0.0.1:22', 'port_not_allowed'],
  ['smtp://127.0.0.1:587/path', 'port_not_allowed'],
  ['https://127.0.0.1', 'host_not_allowed'],
  ['smtp://user:pass@127.0.0.1:587', 'host_not_allowed'],
])('does not speak to %s', async (baseUrl, code) => {
  await expect((async () => send(newMessage(), { baseUrl }))()).rejects.toMatchObject({ kind: 'hostNotAllowed', code });
});

it('sends no password unencrypted over a network', async () => {
  await expect(send(newMessage(), { baseUrl: 'smtp://10.0.0.9:587', credentials: account })).rejects.toMatchObject({
    code: 'plain_password_refused',
  });
});

it('a connector that would send again is found out', async () => {
  const broken: Connector = {
    ...smtp,
    operations: { 'message.send': { ...smtp.operations['message.send']!, safety: 'naturalKey' } },
  };
  const bench = await openSmtp();
  try {
    const found = await runFaultMatrix(broken, bench.connection, bench.simulator!, bench.cases, ['timeoutAfterCommit']);
    expect(found.findings.join()).toContain('has the effects [mail.taken, mail.taken');
  } finally {
    await bench.stop();
  }
});
