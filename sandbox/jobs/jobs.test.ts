import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startTestSandbox, waitFor, type TestClient, type TestSandbox } from '../testing.ts';
import type { Posting } from './types.ts';

let running: TestSandbox;
let client: TestClient;
beforeAll(async () => {
  running = await startTestSandbox();
  client = running.client;
});
// The calls of one test stay within what a second allows.
afterEach(async () => {
  await client.control('POST', '/reset');
  await new Promise((resolve) => setTimeout(resolve, 1000));
});
afterAll(() => running.close());

const posting = {
  code: 'CS-1',
  titles: { zh: '客服专员', en: 'Support agent' },
  description: '处理客户来电。',
  department: '客户服务部',
  openings: 3,
  closes_on: '2099-12-31',
};
const put = (headers: Record<string, string>, body: unknown = posting) =>
  client.call('jobs', 'PUT', '/v2/postings/job-1', { body, headers });
const isNew = { 'if-none-match': '*' };

describe('the job database', () => {
  it('publishes, reads back, changes by ETag and closes', async () => {
    const made = await put(isNew);
    const etag = made.headers.get('etag') ?? '';
    expect(made.body).toMatchObject({ ...posting, ref: 'job-1', status: 'open', version: 1 });
    expect((made.body as Posting).posting_id).toBe('9007199254740993');
    const changed = await put({ 'if-match': etag }, { ...posting, openings: 2 });
    expect(changed.body).toMatchObject({ openings: 2, version: 2 });
    const closed = await client.call('jobs', 'POST', '/v2/postings/job-1/close', {
      headers: { 'if-match': changed.headers.get('etag') ?? '' },
    });
    expect(closed.body).toMatchObject({ status: 'closed' });
    expect((await client.call('jobs', 'GET', '/v2/postings?status=open')).body).toMatchObject({ items: [] });
    expect((await client.effects()).map((effect) => effect.kind)).toEqual([
      'posting.published',
      'posting.published',
      'posting.closed',
    ]);
  });

  it('changes nothing blindly', async () => {
    expect((await put({})).status).toBe(428);
    expect((await put({ 'if-match': '"1-1"' })).status).toBe(412);
    const etag = (await put(isNew)).headers.get('etag') ?? '';
    expect((await put(isNew)).status).toBe(412);
    await put({ 'if-match': etag }, { ...posting, openings: 2 });
    expect((await put({ 'if-match': etag })).body).toMatchObject({ code: 'precondition_failed' });
    expect(await client.effects('posting.published')).toHaveLength(2);
  });

  it('counts the same again as no effect', async () => {
    const etag = (await put(isNew)).headers.get('etag') ?? '';
    expect((await put({ 'if-match': etag })).headers.get('etag')).toBe(etag);
    const close = () => client.call('jobs', 'POST', '/v2/postings/job-1/close', { headers: { 'if-match': etag } });
    expect([(await close()).status, (await close()).status]).toEqual([200, 200]);
    expect(await client.control('GET', '/ledger?system=jobs')).toMatchObject({
      effects: [{ kind: 'posting.published' }, { kind: 'posting.closed' }],
      noops: { 'posting.published': 1, 'posting.closed': 1 },
    });
  });

  it.each([
    ['titles', { ...posting, titles: {} }],
    ['openings', { ...posting, openings: 1.5 }],
    ['closes_on', { ...posting, closes_on: 'soon' }],
  ])('says what is wrong: %s', async (field, body) => {
    const answer = await put(isNew, body);
    expect([answer.status, answer.body]).toMatchObject([422, { code: 'invalid_request', field }]);
  });

  it('wants its token and slows down who is too fast', async () => {
    expect((await client.call('jobs', 'GET', '/v2/account', { token: 'wrong' })).status).toBe(401);
    const calls = await Promise.all(Array.from({ length: 40 }, () => client.call('jobs', 'GET', '/v2/account')));
    const slowed = calls.filter((answer) => answer.status === 429);
    expect(slowed).toHaveLength(15);
    expect(slowed[0]?.headers.get('retry-after')).toBe('1');
  });

  it('keeps postings and gives out no id twice over a restart', async () => {
    await put(isNew);
    await running.restart();
    const read = await waitFor('the posting', () => client.call('jobs', 'GET', '/v2/postings/job-1'));
    expect(read.body).toMatchObject(posting);
    await client.control('POST', '/reset');
    expect(((await put(isNew)).body as Posting).posting_id).not.toBe((read.body as Posting).posting_id);
  });
});
