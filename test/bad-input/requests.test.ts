import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { startTestHub, type TestHub } from '../support/hub.ts';
import { countStored, findErrors, findMarked, readLogs } from '../support/stored.ts';
import { badFiles } from './bad-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Stands in every request that is refused here; the hub must not write it down anywhere. */
const mark = 'Quillfeather';

let hub: TestHub;
let jobId: string;
beforeAll(async () => {
  hub = await startTestHub();
  jobId = (await hub.journey.openJob()).id;
});
afterAll(async () => {
  await hub?.close();
});

/** Not with spawnSync: while that blocks, the hub closes the idle connections of `fetch`. */
function runCli(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    const child = execFile(process.execPath, ['cli/main.ts', ...args], { cwd: root }, (_error, stdout, stderr) =>
      done({ status: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

type Answer = { status: number; body: Record<string, unknown> };
const stored = () => countStored(hub.hub.dataDir);
const person = (change: object = {}) => ({
  formattedName: `Ada ${mark}`,
  emails: [`ada.${crypto.randomUUID().slice(0, 8)}@${mark.toLowerCase()}.example`],
  ...change,
});
const intake = (change: object = {}) => ({ jobId, candidate: person(), answers: { workPermit: false }, ...change });

/** Bytes as they are, since most of these no JSON library writes. */
async function sendRaw(address: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Answer> {
  const { body: made } = await hub.asAdministrator<{ key: string }>('POST', '/api-keys', { name: 'raw', role: 'hr' });
  const response = await fetch(`${hub.hub.urls.hub}/api/v1${address}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${made.key}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

/** A refusal that helps: a code, a sentence, a place, a request id; and nothing is written. */
async function expectRefusal(send: () => Promise<Answer>, code: string, place?: string): Promise<void> {
  const before = stored();
  const { status, body } = await send();
  expect(body).toMatchObject({ code, status, requestId: expect.any(String), title: expect.any(String) });
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(String(body['detail'])).toMatch(/[.)]$/);
  if (place !== undefined) expect(body['path']).toBe(place);
  expect(stored()).toEqual(before);
}

describe('a résumé that cannot be read', () => {
  test.each(badFiles)('%s', async (_what, fileName, bytes, code) => {
    const form = new FormData();
    form.set('application', JSON.stringify(intake()));
    form.set('resume', new Blob([new Uint8Array(bytes)]), fileName);
    await expectRefusal(() => hub.journey.send('POST', '/applications', form), code, '/resume');
  });

  test('the command line says the same', async () => {
    for (const what of ['an encrypted PDF', 'half a DOCX', 'a picture']) {
      const [, fileName = '', bytes = new Uint8Array(), code = ''] = badFiles.find(([name]) => name === what) ?? [];
      const file = path.join(hub.hub.dataDir, fileName);
      writeFileSync(file, bytes);
      const run = await runCli('resume', 'extract', file);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain(code);
    }
  });
});

describe('an application nobody could have meant', () => {
  const candidate = (change: object) => JSON.stringify(intake({ candidate: person(change) }));
  const answers = (json: string) => `{"jobId":"${jobId}","candidate":${JSON.stringify(person())},"answers":${json}}`;
  const nested = '['.repeat(1000) + ']'.repeat(1000);
  const cases: [what: string, body: () => string, code: string, place?: string][] = [
    [
      'a name of 10,000 characters',
      () => candidate({ formattedName: 'x'.repeat(10_000) }),
      'validation_failed',
      '/candidate/formattedName',
    ],
    [
      'a name of 10,000 emoji',
      () => candidate({ formattedName: '🦊'.repeat(10_000) }),
      'validation_failed',
      '/candidate/formattedName',
    ],
    ['NUL in a name', () => candidate({ formattedName: 'A\0B' }), 'json_invalid', '/candidate/formattedName'],
    [
      'a name of two lines, as for a mail header',
      () => candidate({ formattedName: 'A\r\nBcc: b@example.com' }),
      'validation_failed',
      '/candidate/formattedName',
    ],
    [
      'half an emoji',
      () => candidate({}).replace(`Ada ${mark}`, 'A\\ud83e'),
      'json_invalid',
      '/candidate/formattedName',
    ],
    ['a key twice', () => `{"jobId":"a","jobId":"${jobId}"}`, 'json_duplicate_key', '/jobId'],
    ['a key twice, once escaped', () => `{"jobId":"a","job\\u0049d":"${jobId}"}`, 'json_duplicate_key', '/jobId'],
    ['an unknown field', () => candidate({ mood: 'good' }), 'validation_failed', '/candidate/mood'],
    ['nesting of a thousand', () => answers(`{"a":${nested}}`), 'json_too_deep'],
    ['a number beyond all bounds', () => answers('{"years":1e999}'), 'validation_failed', '/answers/years'],
    ['__proto__ as a question', () => answers('{"__proto__":true}'), 'validation_failed', '/answers/__proto__'],
    [
      'SQL as a question',
      () => answers(`{"a'; DROP TABLE candidates;--":1}`),
      'validation_failed',
      "/answers/a'; DROP TABLE candidates;--",
    ],
    [
      'an answer of 900,000 characters',
      () => answers(`{"note":"${'x'.repeat(900_000)}"}`),
      'validation_failed',
      '/answers/note',
    ],
    [
      '51 answers',
      () => answers(JSON.stringify(Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, 1])))),
      'validation_failed',
      '/answers',
    ],
    [
      'a mail address with a second line',
      () => candidate({ emails: ['a@example.com\nBcc: b@example.com'] }),
      'validation_failed',
      '/candidate/emails/0',
    ],
    ['SQL as a job', () => JSON.stringify(intake({ jobId: "' OR 1=1--" })), 'validation_failed', '/jobId'],
    ['no JSON', () => 'hello', 'json_invalid'],
  ];
  test.each(cases)('%s', async (_what, body, code, place) => {
    await expectRefusal(() => sendRaw('/applications', body()), code, place);
  });

  test.each([
    ['another media type', 'a=b', { 'content-type': 'application/x-www-form-urlencoded' }, 'media_type_unsupported'],
    ['a compressed body', '{}', { 'content-encoding': 'gzip' }, 'media_type_unsupported'],
    [
      'a compressed form',
      '--x',
      { 'content-encoding': 'gzip', 'content-type': 'multipart/form-data; boundary=x' },
      'media_type_unsupported',
    ],
    [
      'a form that ends early',
      '--x\r\nContent-Disposition: form-data; name="application"\r\n\r\n{',
      { 'content-type': 'multipart/form-data; boundary=x' },
      'validation_failed',
    ],
  ])('%s', async (_what, body, headers, code) => {
    await expectRefusal(() => sendRaw('/applications', body, headers), code);
  });

  test.each([
    ['a parameter named __proto__', '/jobs?__proto__=1', 'validation_failed'],
    ['12,000 characters of query', `/jobs?x=${'y'.repeat(12_000)}`, 'validation_failed'],
    ['a cursor of somebody’s own', '/jobs?cursor=abc', 'cursor_invalid'],
    ['a way out of the folder', '/jobs/..%2f..%2fetc%2fpasswd', 'validation_failed'],
    ['__proto__ as an id', '/connections/__proto__', 'not_found'],
  ])('%s', async (_what, address, code) => {
    await expectRefusal(async () => (await hub.as('administrator')).send('GET', address), code);
  });
});

describe('a process that cannot work', () => {
  type Definition = { processId: string; stages: Record<string, unknown>[] };
  const broken = (change: (stages: Record<string, unknown>[]) => void): Definition => {
    const definition = parse(readFileSync(path.join(root, 'templates/processes/first.yaml'), 'utf8')) as Definition;
    change(definition.stages);
    return { ...definition, processId: `bad-${crypto.randomUUID().slice(0, 8)}` };
  };
  const at = (index: number, change: object) => broken((stages) => Object.assign(stages[index] as object, change));
  const requirement = (condition: unknown) =>
    at(0, { requirements: [{ id: 'r', label: { en: 'R' }, weight: 1, condition }] });
  const cases: [what: string, definition: Definition, finding: string][] = [
    ['a cycle', at(2, { next: { pass: 'interview', fail: { end: 'rejected' } } }), 'process_cycle'],
    ['a stage there is not', at(0, { next: { pass: 'nowhere', fail: { end: 'rejected' } } }), 'stage_unknown'],
    ['a condition on a missing fact', requirement({ '>': [{ var: 'resume.shoeSize' }, 40] }), 'fact_unknown'],
    ['a condition on the prototype', requirement({ '>': [{ var: '__proto__.x' }, 40] }), 'fact_unknown'],
    ['an operator there is not', requirement({ eval: ['1'] }), 'condition_invalid'],
    ['an owner who sees no tasks', at(2, { ownerRole: 'candidate' }), 'owner_cannot_act'],
    ['a deadline beyond the calendar', at(1, { expiresIn: 'P999999999Y' }), 'validation_failed'],
    ['a task due beyond the calendar', at(2, { dueIn: 'P99999999999D' }), 'validation_failed'],
    ['a connection of its own', at(1, { connection: 'nobody' }), 'validation_failed'],
  ];
  test.each(cases)('%s is found, and no draft is kept', async (_what, definition, finding) => {
    const checked = await hub.journey.send<{ ok: boolean; items: { code: string; path: string; message: string }[] }>(
      'POST',
      '/processes/check',
      definition,
    );
    expect(checked).toMatchObject({ status: 200, body: { ok: false } });
    const found = checked.body.items.find(({ code }) => code === finding);
    expect(found).toMatchObject({ path: expect.stringMatching(/^\//), message: expect.stringMatching(/\.$/) });
    const code = finding === 'validation_failed' ? 'validation_failed' : 'process_invalid';
    await expectRefusal(() => hub.journey.send('POST', '/processes', definition), code);
  });

  test('the command line finds it too', async () => {
    const file = path.join(hub.hub.dataDir, 'cycle.yaml');
    writeFileSync(file, stringify(cases[0]?.[1]));
    const run = await runCli('process', 'check', file);
    expect(run).toMatchObject({ status: 1, stdout: expect.stringContaining('process_cycle at /stages/2/next') });
  });
});

describe('a job whose parts do not fit', () => {
  const open = (change: object) => async (): Promise<Answer> => {
    const { body: sample } = await hub.journey.send('GET', `/jobs/${jobId}`);
    const kept = ['title', 'departmentId', 'processId', 'rubricId', 'connections', 'questions'];
    const copy = Object.fromEntries(kept.map((name) => [name, sample[name]]));
    return hub.journey.send('POST', '/jobs', { ...copy, code: `J-${crypto.randomUUID().slice(0, 8)}`, ...change });
  };

  test('an unknown connection, and one of the wrong kind', async () => {
    await expectRefusal(open({ connections: { interview: 'nobody' } }), 'reference_unknown', '/connections/interview');
    await expectRefusal(
      open({ connections: { interview: 'peoplebase' } }),
      'reference_unknown',
      '/connections/interview',
    );
    await expectRefusal(open({ connections: { mail: 'clearvoice' } }), 'reference_unknown', '/connections/mail');
  });

  test('a rubric without the dimension that a question names, at once and later', async () => {
    const rubric = await hub.journey.request<{ id: string }>('POST', '/rubrics', {
      name: { en: 'Narrow' },
      passAt: 0.5,
      dimensions: [{ key: 'patience', name: { en: 'Patience' }, weight: 1 }],
    });
    await expectRefusal(open({ rubricId: rubric.id }), 'reference_unknown', '/questions/0/dimension');
    const { headers } = await hub.journey.send('GET', `/jobs/${jobId}`);
    const later = () =>
      hub.journey.send('PATCH', `/jobs/${jobId}`, { rubricId: rubric.id }, { 'if-match': headers.get('etag') ?? '' });
    await expectRefusal(later, 'reference_unknown', '/questions/0/dimension');
  });

  test('a connection to a cloud’s metadata service', async () => {
    const admin = await hub.as('administrator');
    const { headers, body } = await admin.send<{ config: object }>('GET', '/connections/clearvoice');
    const change = { config: { ...body.config, baseUrl: 'http://169.254.169.254/' } };
    const patch = () =>
      admin.send('PATCH', '/connections/clearvoice', change, { 'if-match': headers.get('etag') ?? '' });
    await expectRefusal(patch, 'host_not_allowed', '/config/baseUrl');
  });

  test('a change on an old version, and one without a version', async () => {
    const change = (headers: Record<string, string>) => () =>
      hub.journey.send('PATCH', `/jobs/${jobId}`, { status: 'closed' }, headers);
    await expectRefusal(change({ 'if-match': '"99"' }), 'version_conflict');
    await expectRefusal(change({}), 'version_required', 'header/If-Match');
  });
});

test('the check of what is stored sees a single row more', async () => {
  const before = stored();
  await hub.journey.request('POST', '/candidates', { formattedName: 'One More', emails: ['one.more@example.com'] });
  expect(stored()).toEqual({
    ...before,
    candidates: (before['candidates'] ?? 0) + 1,
    data_keys: (before['data_keys'] ?? 0) + 1,
    contact_index: (before['contact_index'] ?? 0) + 1,
    events: (before['events'] ?? 0) + 1,
  });
});

describe('many at once', () => {
  const sendAll = (count: number, body: (n: number) => object, headers: Record<string, string> = {}) =>
    Promise.all(Array.from({ length: count }, (_, n) => hub.journey.send('POST', '/applications', body(n), headers)));

  test('one person who applies ten times at once has one application', async () => {
    const candidate = person();
    // Nothing is answered, so a person has to look: one that has ended already could be followed by a second.
    const answers = await sendAll(10, () => intake({ candidate, answers: {} }));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body['code'])).toEqual(
      Array.from({ length: 9 }, () => 'application_exists'),
    );
  });

  test('one person who applies for three jobs at once is one person', async () => {
    const candidate = person();
    const jobs = await Promise.all([1, 2, 3].map(() => hub.journey.openJob()));
    const answers = await sendAll(3, (n) => intake({ candidate, jobId: jobs[n]?.id }));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body['candidateId'])).size).toBe(1);
  });

  test('a key with another body is refused; with the same body it is one application', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const body = intake({ candidate: person() });
    const answers = await sendAll(5, () => body, key);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const ids = answers.filter(({ status }) => status === 201).map(({ body: made }) => made['id']);
    expect(new Set(ids).size).toBe(1);
    const other = await hub.journey.send('POST', '/applications', intake({ candidate: person() }), key);
    expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  test('60 people at once are all taken in', async () => {
    const answers = await sendAll(60, () => intake({ candidate: person() }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  });

  test('100 bodies that never end and 20 readers that never read hold nobody up', async () => {
    const { port, hostname } = new URL(hub.hub.urls.hub);
    const key = await hub.asAdministrator<{ key: string }>('POST', '/api-keys', { name: 'slow', role: 'hr' });
    const open = (head: string) => {
      const socket = net.connect(Number(port), hostname);
      socket.on('error', () => undefined);
      socket.pause();
      socket.write(head);
      return socket;
    };
    const slow = [
      ...Array.from({ length: 100 }, () =>
        open('POST /webhooks/clearvoice HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\na'),
      ),
      ...Array.from({ length: 20 }, () =>
        open(`GET /api/v1/events/stream?after=0 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${key.body.key}\r\n\r\n`),
      ),
    ];
    try {
      expect((await fetch(`${hub.hub.urls.hub}/readyz`)).status).toBe(200);
      expect(await hub.journey.send('POST', '/applications', intake({ candidate: person() }))).toMatchObject({
        status: 201,
      });
    } finally {
      for (const socket of slow) socket.destroy();
    }
  });

  test('what is no HTTP, and headers of 64 KiB, end the connection and nothing else', async () => {
    const { port, hostname } = new URL(hub.hub.urls.hub);
    const ask = (text: string) =>
      new Promise<string>((done) => {
        const socket = net.connect(Number(port), hostname);
        let answer = '';
        socket.on('data', (part) => (answer += part.toString()));
        socket.on('error', () => undefined);
        socket.on('close', () => done(answer.slice(0, 12)));
        socket.write(text);
      });
    expect(await ask('\u0016\u0003\u0001 hello\r\n\r\n')).toBe('HTTP/1.1 400');
    expect(await ask(`GET /api/v1/jobs HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(65_536)}\r\n\r\n`)).toBe(
      'HTTP/1.1 431',
    );
    expect((await fetch(`${hub.hub.urls.hub}/healthz`)).status).toBe(200);
  });
});

describe('afterwards', () => {
  test('the logs hold no name, no address and no error', () => {
    const lines = readLogs(hub.hub.dataDir);
    expect(lines.length).toBeGreaterThan(1);
    expect(findMarked(lines, [mark, mark.toLowerCase()])).toEqual([]);
    expect(findErrors(lines)).toEqual([]);
  });

  test('and a name in a log would be found', () => {
    const planted = ['{"level":30}', `{"level":50,"msg":"Ada ${mark} failed"}`];
    expect(findMarked(planted, [mark])).toHaveLength(1);
    expect(findErrors(planted)).toHaveLength(1);
  });
});
