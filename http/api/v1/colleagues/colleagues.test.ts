import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Colleague } from '../../../../schemas/types.ts';
import { startHttpHub } from '../../../../test/support/http-hub.ts';
import type { HttpHub } from '../../../../test/support/http-hub.ts';

type Page = { items: Colleague[]; nextCursor: string | null };
const password = 'correct horse battery staple';
let hub: HttpHub;

beforeAll(async () => {
  hub = await startHttpHub();
});
afterAll(() => hub.close());

async function addUser(login: string, role: string): Promise<string> {
  const { body } = await hub.send<{ id: string }>('/api/v1/users', {
    key: hub.keys.administrator,
    body: { login, displayName: `Name of ${login}`, role, password, email: `${login}@example.com`, calendar: login },
  });
  return body.id;
}

it('IT sees by name and role whom a job may name, and neither logins nor addresses', async () => {
  const lin = await addUser('lin', 'interviewer');
  const gone = await addUser('gone', 'recruiter');
  for (const role of ['auditor', 'candidate']) await addUser(role, role);
  await hub.send(`/api/v1/users/${gone}/disable`, { method: 'POST', key: hub.keys.administrator });
  const { status, body, text } = await hub.send<Page>('/api/v1/colleagues?limit=200', { key: hub.keys.it });
  expect(status).toBe(200);
  expect(body.items.filter(({ id }) => [lin, gone].includes(id))).toEqual([
    { id: lin, displayName: 'Name of lin', role: 'interviewer' },
  ]);
  expect(text).not.toMatch(/example\.com|"login"|"calendar"|auditor|candidate/);
  expect((await hub.send('/api/v1/users', { key: hub.keys.it })).status).toBe(403);
});

it('comes page by page', async () => {
  await addUser('one', 'hr');
  await addUser('two', 'hr');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const address: string = `/api/v1/colleagues?limit=1${cursor === null ? '' : `&cursor=${cursor}`}`;
    const { body }: { body: Page } = await hub.send<Page>(address, { key: hub.keys.hr });
    seen.push(...body.items.map(({ displayName }) => displayName));
    cursor = body.nextCursor;
  } while (cursor !== null);
  expect(seen).toEqual(expect.arrayContaining(['Name of one', 'Name of two', 'Name of lin']));
  expect(new Set(seen).size).toBe(seen.length);
});
