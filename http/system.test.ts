import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorCatalogue } from '../domain/errors.ts';
import { seedHiring } from '../test/support/hiring.ts';
import { startHttpHub } from '../test/support/http-hub.ts';
import type { HttpHub } from '../test/support/http-hub.ts';
import type { AnyRoute } from './route.ts';
import { routes } from './routes.ts';
import { createWeb } from './web.ts';

let hub: HttpHub;
beforeAll(async () => {
  hub = await startHttpHub();
  await seedHiring(hub.deps);
});
afterAll(() => hub.close());

describe('an answer of the hub that does not fit openapi.yaml', () => {
  it('never leaves it: a planted one becomes a problem, and the log says where', async () => {
    const leak = routes.map((route): AnyRoute =>
      route.operationId === 'getJob'
        ? ({
            ...route,
            handler: async () => ({ status: 200, body: { id: 'x', phone: '13800138001' } }),
          } as unknown as AnyRoute)
        : route,
    );
    const planted = await startHttpHub({ routes: leak });
    try {
      const answer = await planted.send('/api/v1/jobs/x', { key: planted.keys.hr });
      expect([answer.status, answer.body['code']]).toEqual([500, 'internal']);
      expect(answer.text).not.toContain('13800138001');
      expect(planted.logLines.join('\n')).toContain('/code required');
    } finally {
      await planted.close();
    }
  });
  it('of a handler that fails is a problem without its message', async () => {
    const broken = routes.map((route): AnyRoute =>
      route.operationId === 'listJobs'
        ? {
            ...route,
            handler: async () => Promise.reject(new Error('select * from people where name = 张伟')),
          }
        : route,
    );
    const planted = await startHttpHub({ routes: broken });
    try {
      const answer = await planted.send('/api/v1/jobs', { key: planted.keys.hr });
      expect([answer.status, answer.body['code']]).toEqual([500, 'internal']);
      expect(answer.text).not.toContain('select');
    } finally {
      await planted.close();
    }
  });
});

describe('health', () => {
  it('says alive, ready, and what is away', async () => {
    expect((await hub.send('/healthz')).body).toEqual({ status: 'ok' });
    expect((await hub.send('/readyz')).body).toEqual({ status: 'ok', checks: { database: true, temporal: true } });
  });
  it('says not ready without its database', async () => {
    const other = await startHttpHub();
    await other.deps.db.close();
    const answer = await other.send('/readyz');
    expect([answer.status, answer.body['status']]).toEqual([503, 'unavailable']);
    expect((await other.send('/healthz')).status).toBe(200);
    await other.close();
  });
  it('gives figures whose labels hold no ids', async () => {
    await hub.send('/api/v1/jobs/job-sales', { key: hub.keys.hr });
    const { text, headers } = await hub.send('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('operation="getJob",status="200"');
    expect(text).not.toContain('job-sales');
  });
});

describe('the pages', () => {
  it('carry headers that keep a browser safe', async () => {
    const { headers } = await hub.send('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('upgrade-insecure-requests');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
    expect((await hub.send('/api/v1/jobs', { key: hub.keys.hr })).headers.get('cache-control')).toBe('no-store');
  });
  it('at /docs need nothing from elsewhere and no inline script', async () => {
    const { text } = await hub.send('/docs');
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/<script(?![^>]*\ssrc=)/);
    for (const [, file] of text.matchAll(/(?:src|href)="([^"]+)"/g))
      expect({ file, status: (await hub.send(file ?? '')).status }).toEqual({ file, status: 200 });
    const description = await hub.send('/api/v1/openapi.json');
    expect(description.body['openapi']).toBe('3.1.0');
  });
  it('say so plainly when the console is not built, and serve it when it is', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'web_'));
    const server = createServer(express().use(createWeb(folder))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const get = async (address: string) => fetch(url + address, { headers: { accept: 'text/html' } });
    try {
      expect(await (await get('/')).text()).toContain('not built yet');
      mkdirSync(path.join(folder, 'assets'));
      writeFileSync(path.join(folder, 'index.html'), '<p>console</p>');
      writeFileSync(path.join(folder, 'assets', 'app-1a2b.js'), 'void 0;');
      expect(await (await get('/tasks/some-id')).text()).toBe('<p>console</p>');
      const asset = await get('/assets/app-1a2b.js');
      expect(asset.headers.get('cache-control')).toContain('immutable');
      expect((await get('/assets/gone.js')).status).toBe(404);
      expect((await get('/..%2f..%2fpackage.json')).status).not.toBe(200);
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

it('docs/errors.md lists exactly the codes of the catalogue, with their status', () => {
  const text = readFileSync(path.join(import.meta.dirname, '../docs/errors.md'), 'utf8');
  const listed = [...text.matchAll(/^\| `(\w+)` +\| (\d{3}) +\| (.+?) +\|$/gm)].map(([, code, status, title]) => [
    code,
    Number(status),
    title,
  ]);
  expect(listed).toEqual(Object.entries(errorCatalogue).map(([code, { status, title }]) => [code, status, title]));
});
