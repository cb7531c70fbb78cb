import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seedHiring, zhangWei } from '../support/hiring.ts';
import { startHttpHub } from '../support/http-hub.ts';
import type { HttpHub } from '../support/http-hub.ts';
import { ask, createHubClient, HubProblem } from '../../clients/typescript/src/client.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

describe('the client', () => {
  it('sends and reads what the API describes', async () => {
    const client = createHubClient({ baseUrl: hub.url, apiKey: hub.keys.recruiter });
    const made = await ask(
      client.POST('/api/v1/applications', {
        body: { jobId: 'job-sales', candidate: zhangWei, answers: { workPermit: true } },
      }),
    );
    expect(made.candidateName).toBe('张伟');
    const read = await ask(client.GET('/api/v1/applications/{id}', { params: { path: { id: made.id } } }));
    expect(read.jobId).toBe('job-sales');
    const list = await ask(client.GET('/api/v1/candidates', { params: { query: { email: 'zhang.wei@example.com' } } }));
    expect(list.items.map(({ id }) => id)).toEqual([made.candidateId]);
  });
  it('throws the problem with its code, sentence and place', async () => {
    const client = createHubClient({ baseUrl: hub.url, apiKey: hub.keys.recruiter });
    const refused = ask(client.POST('/api/v1/applications', { body: { jobId: 'none', candidate: zhangWei } }));
    await expect(refused).rejects.toMatchObject({
      name: 'HubProblem',
      code: 'reference_unknown',
      status: 422,
      path: '/jobId',
    });
    await expect(ask(createHubClient({ baseUrl: hub.url, apiKey: 'x' }).GET('/api/v1/jobs'))).rejects.toBeInstanceOf(
      HubProblem,
    );
  });
  it('makes each POST repeatable, by its own key or one given', async () => {
    const keys: (string | null)[] = [];
    const client = createHubClient({
      baseUrl: hub.url,
      apiKey: hub.keys.hr,
      fetch: (request) => {
        keys.push(request.headers.get('idempotency-key'));
        return fetch(request);
      },
    });
    const add = (headers?: { [name: string]: string }) =>
      client.POST('/api/v1/departments', { body: { name: { en: 'Spa' } }, ...(headers ? { headers } : {}) });
    const first = await ask(add({ 'Idempotency-Key': 'mine' }));
    const again = await ask(add({ 'Idempotency-Key': 'mine' }));
    await ask(add());
    expect(again.id).toBe(first.id);
    expect(keys.slice(0, 2)).toEqual(['mine', 'mine']);
    expect(keys[2]).toMatch(/^[0-9a-f-]{36}$/);
  });
});

it('builds into a package that plain Node and a stranger’s TypeScript can use', () => {
  const root = path.join(import.meta.dirname, '../..');
  const folder = mkdtempSync(path.join(tmpdir(), 'client_'));
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [
      tsc,
      '-p',
      path.join(root, 'clients/typescript/tsconfig.json'),
      '--outDir',
      path.join(folder, 'dist'),
    ]);
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
    writeFileSync(
      path.join(folder, 'use.mjs'),
      "import { createHubClient } from './dist/client.js'; console.log(typeof createHubClient({ baseUrl: 'http://x', apiKey: 'y' }).GET);",
    );
    expect(execFileSync(process.execPath, [path.join(folder, 'use.mjs')], { encoding: 'utf8' }).trim()).toBe(
      'function',
    );
    writeFileSync(
      path.join(folder, 'use.ts'),
      "import { ask, createHubClient } from './dist/client.js';\nconst page = await ask(createHubClient({ baseUrl: 'x', apiKey: 'y' }).GET('/api/v1/jobs'));\nexport const code: string | undefined = page.items[0]?.code;\n// @ts-expect-error there is no such address\nvoid createHubClient({ baseUrl: 'x', apiKey: 'y' }).GET('/api/v1/nothing');\n",
    );
    execFileSync(
      process.execPath,
      [tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext', path.join(folder, 'use.ts')],
      { cwd: folder },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
