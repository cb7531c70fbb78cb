import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KillableSandbox } from '../killable.ts';
import { startTestSandbox, TEST_SECRETS, type Answer, type TestClient, type TestSandbox } from '../testing.ts';

interface Found {
  data: { opportunities: { edges: { node: { id: string; name: string } }[]; pageInfo: Record<string, unknown> } };
}

let running: TestSandbox;
let client: TestClient;
const headers = { 'x-dealbook-key': TEST_SECRETS.crmToken };
const query = (body: unknown, on = client): Promise<Answer> => on.call('crm', 'POST', '/query', { body, headers });
const list = async (variables: Record<string, unknown> = {}, on = client): Promise<Found['data']['opportunities']> =>
  ((await query({ operation: 'OpenOpportunities', variables: { team: 'main', ...variables } }, on)).body as Found).data
    .opportunities;
const post = (fields: Record<string, string>, more: Record<string, string> = {}) =>
  fetch(`${client.url}/crm/edit/opportunity`, {
    method: 'POST',
    headers: more,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
const form = { name: '新合同', customer: '客户', team: 'main', stage: 'PROPOSE', amount: '2000000', currency: 'cny' };

beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
beforeEach(() => client.control('POST', '/reset'));
afterAll(() => running.close());

describe('the CRM', () => {
  it('begins with four opportunities, the largest first, and gives them page by page', async () => {
    const all = await list();
    expect(all.edges).toHaveLength(4);
    const ids: string[] = [];
    for (let after: unknown = null; ;) {
      const { edges, pageInfo } = await list({ first: 3, after });
      ids.push(...edges.map(({ node }) => node.id));
      if (pageInfo['hasNextPage'] !== true) break;
      after = pageInfo['endCursor'];
    }
    expect(ids).toEqual(all.edges.map(({ node }) => node.id));
  });

  it.each([
    ['UNAUTHENTICATED', { operation: 'Viewer' }, { 'x-dealbook-key': 'wrong' }],
    ['BAD_USER_INPUT', { operation: 'DropTables' }, headers],
    ['BAD_USER_INPUT', { operation: 'OpenOpportunities' }, headers],
    ['BAD_USER_INPUT', { operation: 'OpenOpportunities', variables: { team: 'main', first: 26 } }, headers],
    ['CURSOR_EXPIRED', { operation: 'OpenOpportunities', variables: { team: 'main', after: 'gone' } }, headers],
  ])('says %s under 200', async (code, body, shown) => {
    const answer = await client.call('crm', 'POST', '/query', { body, headers: shown });
    expect([answer.status, answer.body]).toMatchObject([200, { data: null, errors: [{ extensions: { code } }] }]);
  });

  it('throttles with 403, a code and a header of its own', async () => {
    await client.control('PUT', '/faults', { system: 'crm', fault: '429', times: 1, retryAfterSeconds: 2 });
    const answer = await query({ operation: 'Viewer' });
    expect([answer.status, answer.headers.get('x-dealbook-retry-in-ms'), answer.headers.get('retry-after')]).toEqual([
      403,
      '2000',
      null,
    ]);
    expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'REQUEST_LIMIT_EXCEEDED' } }] });
  });
});

describe('the form', () => {
  it('adds, changes, closes and removes', async () => {
    expect((await post(form)).headers.get('location')).toBe('/crm/?saved=1');
    const [first] = (await list()).edges;
    expect(first?.node).toMatchObject({ name: '新合同', amount: { value: '2000000', currency: 'CNY' } });
    await post({ ...form, id: first!.node.id, name: '改名' });
    expect((await list()).edges[0]?.node.name).toBe('改名');
    await post({ ...form, id: first!.node.id, stage: 'WON' });
    expect((await list()).edges).toHaveLength(4);
    await post({ id: first!.node.id, remove: '1' });
    expect((await client.control<{ opportunities: unknown[] }>('GET', '/crm')).opportunities).toHaveLength(4);
  });

  it.each([
    ['name', { ...form, name: '' }],
    ['amount', { ...form, amount: '-1' }],
    ['currency', { ...form, currency: 'Yuan' }],
    ['closeDate', { ...form, closeDate: 'soon' }],
    ['stage', { ...form, stage: 'DREAM' }],
  ])('says what is wrong with %s and changes nothing', async (field, fields) => {
    expect((await post(fields)).headers.get('location')).toBe(`/crm/?problem=${field}`);
    expect((await list()).edges).toHaveLength(4);
  });

  it('is not taken from pages elsewhere', async () => {
    expect((await post(form, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await list()).edges).toHaveLength(4);
  });
});

it('loses nothing to kill -9', { timeout: 30_000 }, async () => {
  const sandbox = new KillableSandbox();
  const first = await sandbox.start();
  const [kept] = (await list({}, first)).edges;
  await first.control('PUT', '/crm', { remove: [kept!.node.id] });
  await sandbox.kill();
  const second = await sandbox.start();
  expect((await list({}, second)).edges).toHaveLength(3);
  await sandbox.remove();
});
