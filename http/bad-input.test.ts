import http from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Candidate } from '../schemas/types.ts';
import { seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub, HttpRequest } from '../test/support/http-hub.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

const post = (request: HttpRequest, path = '/api/v1/candidates') =>
  hub.send(path, { method: 'POST', key: hub.keys.hr, ...request });
const person = (more: object) => ({ formattedName: 'A', emails: ['bad.input@example.com'], ...more });

describe('a bad request', () => {
  const cases: [what: string, request: HttpRequest, status: number, code: string, path?: string][] = [
    ['an empty body', { raw: '' }, 422, 'validation_failed', ''],
    ['what is not JSON', { raw: '{"formattedName":' }, 400, 'json_invalid'],
    ['a list', { body: [] }, 422, 'validation_failed', ''],
    ['bytes that are not UTF-8', { raw: Buffer.from([0x7b, 0xff, 0x7d]) }, 400, 'json_invalid'],
    [
      'nesting of a thousand',
      { raw: `{"formattedName":${'['.repeat(1000)}${']'.repeat(1000)}}` },
      400,
      'json_too_deep',
      '/formattedName/0/0'.slice(0, 14),
    ],
    [
      'a key twice',
      { raw: '{"formattedName":"A","emails":["a@example.com"],"formattedName":"B"}' },
      400,
      'json_duplicate_key',
      '/formattedName',
    ],
    ['NUL', { raw: '{"formattedName":"A\\u0000B","emails":["a@example.com"]}' }, 400, 'json_invalid', '/formattedName'],
    [
      'a name of 10,000 characters',
      { body: person({ formattedName: 'x'.repeat(10_000) }) },
      422,
      'validation_failed',
      '/formattedName',
    ],
    ['a name of spaces', { body: person({ formattedName: ' \t ' }) }, 422, 'validation_failed', '/formattedName'],
    ['an unknown field', { body: person({ mood: 'good' }) }, 422, 'validation_failed', '/mood'],
    [
      '__proto__ as a field',
      { raw: '{"formattedName":"A","emails":["a@example.com"],"__proto__":{"x":1}}' },
      422,
      'validation_failed',
    ],
    ['a number for a text', { body: person({ formattedName: 5 }) }, 422, 'validation_failed', '/formattedName'],
    ['no contact', { body: { formattedName: 'A' } }, 422, 'validation_failed', ''],
    [
      'another media type',
      { raw: 'a=1', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
      415,
      'media_type_unsupported',
      'header/Content-Type',
    ],
    ['a compressed body', { raw: 'x', headers: { 'content-encoding': 'gzip' } }, 415, 'media_type_unsupported'],
    [
      'a body above 1 MiB',
      { raw: JSON.stringify(person({ givenName: 'x'.repeat(1024 * 1024) })) },
      413,
      'body_too_large',
    ],
    [
      'a key with spaces',
      { body: person({}), headers: { 'idempotency-key': 'a b' } },
      422,
      'validation_failed',
      'header/Idempotency-Key',
    ],
  ];
  it.each(cases)(
    '%s is answered with a problem: code, sentence, place, request id',
    async (_what, request, status, code, path) => {
      const answer = await post(request);
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(answer.body).toMatchObject({ status, requestId: answer.headers.get('x-request-id') });
      expect(String(answer.body['detail'])).toMatch(/\.$|\)$/);
      if (path !== undefined) expect(String(answer.body['path'])).toContain(path);
    },
  );

  it('is never repeated in the answer or the log', async () => {
    const answer = await post({ body: { formattedName: 'Geheimname', emails: ['geheim'], phones: ['Geheimnummer'] } });
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('eheim');
    expect(hub.logLines.join('\n')).not.toContain('eheim');
  });

  it('streamed without an end in sight is cut off with an answer', async () => {
    const status = await new Promise((resolve, reject) => {
      const request = http.request(`${hub.url}/api/v1/candidates`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${hub.keys.hr}`,
          'content-type': 'application/json',
          'transfer-encoding': 'chunked',
        },
      });
      request.on('response', (answer) => {
        answer.resume();
        resolve(answer.statusCode);
        clearInterval(timer);
        request.destroy();
      });
      request.on('error', reject);
      const timer = setInterval(() => request.write('x'.repeat(200_000)), 5);
    });
    expect(status).toBe(413);
  });

  it.each([
    ['an unknown parameter', '/api/v1/jobs?colour=red', 'validation_failed', 'query/colour'],
    ['a parameter given twice', '/api/v1/jobs?limit=1&limit=2', 'validation_failed', 'query/limit'],
    ['a limit that is no number', '/api/v1/jobs?limit=many', 'validation_failed', 'query/limit'],
    ['a limit above 200', '/api/v1/jobs?limit=201', 'validation_failed', 'query/limit'],
    ['a cursor of somebody’s own', '/api/v1/jobs?cursor=abc', 'cursor_invalid', '/cursor'],
    ['an id with other characters', '/api/v1/jobs/%2e%2e%2fetc', 'validation_failed', 'path/id'],
    ['percent signs that mean nothing', '/api/v1/jobs/%E0%A4%A', 'not_found', undefined],
    ['an id there is not', '/api/v1/jobs/none', 'not_found', undefined],
    ['an address there is not', '/api/v1/unicorns', 'not_found', undefined],
    ['a version that is no number', '/api/v1/processes/first/versions/one', 'validation_failed', 'path/version'],
  ])('%s', async (_what, path, code, place) => {
    const { body } = await hub.send(path, { key: hub.keys.hr });
    expect(body['code']).toBe(code);
    if (place) expect(body['path']).toBe(place);
  });

  it('with a method the address does not take is told which it takes', async () => {
    const answer = await hub.send('/api/v1/jobs/job-sales', { method: 'PUT', key: hub.keys.hr });
    expect([answer.status, answer.body['code'], answer.headers.get('allow')]).toEqual([
      405,
      'method_not_allowed',
      'GET, PATCH',
    ]);
  });
});

it('emoji, right-to-left text and every plane of Unicode are kept as they came', async () => {
  const formattedName = '👩🏽‍🍳 محمد بن سلمان 𠮷野家 Zoë\u0301';
  const made = await post({ body: { formattedName, emails: ['unicode@example.com'] } });
  expect(made.status).toBe(201);
  const { body } = await hub.send<Candidate>(`/api/v1/candidates/${String(made.body['id'])}`, { key: hub.keys.hr });
  expect(body.formattedName).toBe(formattedName);
});
