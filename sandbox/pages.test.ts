import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SYSTEMS } from './shared/systems.ts';
import { startSandbox } from './start.ts';
import { makeOrder, startTestSandbox, TEST_SECRETS, waitFor, type TestClient, type TestSandbox } from './testing.ts';

let running: TestSandbox;
let client: TestClient;
const NAME = '<img src=x onerror=alert(1)> 李雷';
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
  await client.control('PUT', '/settings', { autoAnswer: { en: 'In 2024 I led 5 people <script>alert(1)</script>.' } });
  const candidate = { name: NAME, language: 'en' };
  await client.call('interview', 'POST', '/v1/orders', { body: makeOrder('http://127.0.0.1:9/x', { candidate }) });
  const applicant = {
    externalRef: 'r',
    name: NAME,
    email: 'a@example.com',
    nationalId: '110101199003071234',
    jobCode: 'J',
    jobTitle: 'T',
  };
  await client.call('ehr', 'POST', '/api/applicants', { body: applicant });
  const html = '<p onclick="alert(1)">Hi</p>';
  const mail = {
    to: [{ email: 'a@example.com', name: NAME }],
    subject: NAME,
    text: 'Go to http://x.example/a?b=1&c=2.',
    html,
  };
  await client.call('mail', 'POST', '/v1/messages', { body: mail });
  await waitFor('the report', async () => {
    const { body } = await client.call('interview', 'GET', '/v1/orders?status=report_ready');
    return (body as { items: unknown[] }).items.length === 1;
  });
});
afterAll(() => running.close());

const load = async (path: string, headers: Record<string, string> = {}): Promise<string> =>
  (await fetch(client.url + path, { headers })).text();

describe.each(['/', ...SYSTEMS.map((name) => `/${name}/`)])('the page %s', (path) => {
  it('is there in both languages', async () => {
    expect(await load(`${path}?lang=zh`)).toContain('<html lang="zh-CN">');
    expect(await load(`${path}?lang=en`)).toContain('<html lang="en">');
    expect(await load(path, { 'accept-language': 'zh-CN,zh;q=0.9' })).toContain('<html lang="zh-CN">');
    expect(await load(path, { cookie: 'sandboxLang=zh', 'accept-language': 'en' })).toContain('<html lang="zh-CN">');
  });

  it('lets nothing that was sent become HTML', async () => {
    const html = await load(path);
    expect(html).not.toContain('<img src=x');
    expect(html).not.toContain('<script>alert');
    expect(html).not.toContain('<p onclick');
  });

  it('gives only what changes to the poll', async () => {
    expect(await load(`${path}?fragment=1`)).not.toContain('<html');
  });
});

describe('pages', () => {
  it('mask the ID number', async () => {
    const html = await load('/ehr/');
    expect(html).toContain('1101****34');
    expect(html).not.toContain('110101199003071234');
  });

  it('make the links of a letter clickable', async () => {
    expect(await load('/mail/')).toContain('href="http://x.example/a?b=1&amp;c=2.');
  });

  it.each(SYSTEMS)('come with the OpenAPI document of %s', async (system) => {
    expect(parse(await load(`/${system}/openapi.yaml`))).toMatchObject({
      openapi: '3.1.0',
      servers: [{ url: `/${system}` }],
    });
  });
});

describe('a second sandbox', () => {
  it('on the same port fails before it touches the files', async () => {
    const port = Number(new URL(running.sandbox.url).port);
    const second = startSandbox({ port, dataDir: running.dataDir, secrets: TEST_SECRETS });
    await expect(second).rejects.toThrow(/EADDRINUSE/);
    expect((await client.effects('order.created')).length).toBe(1);
  });
});
