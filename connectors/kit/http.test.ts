import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConnectorError, VendorRequest } from '../contract.ts';
import { classifyByStatus } from './classify.ts';
import { createHttp, type HttpLimits } from './http.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
const serve = (listener: RequestListener): Promise<string> => listen(createHttpServer(listener));
const serveRaw = (onSocket: (socket: Socket) => void): Promise<string> =>
  listen(createServer((socket) => onSocket(socket.on('error', () => socket.destroy()))));

const token = 'token-canary-1';
const clientOf = (baseUrl: string, limits: Partial<HttpLimits> = {}, signal = new AbortController().signal) =>
  createHttp(
    {
      manifest: { vendor: 'Vendor', allowedHosts: ['127.0.0.1'] },
      authorize: (credentials) => ({ Authorization: `Bearer ${String(credentials['token'])}` }),
      classify: (response) => classifyByStatus(response),
    },
    { baseUrl, credentials: { token }, signal, limits: { timeoutMs: 2_000, ...limits } },
  );
const get: VendorRequest = { method: 'GET', path: '/x' };
const post: VendorRequest = { method: 'POST', path: '/x', body: { name: 'person-canary-2' } };

/** What a request failed with; fails the test when it did not, or when the error carries what it must not. */
async function failureOf(promise: Promise<unknown>): Promise<ConnectorError> {
  const error = await promise.then(
    () => expect.unreachable('the request succeeded'),
    (thrown: ConnectorError) => thrown,
  );
  const everything = [error.message, error.stack, JSON.stringify(error), String(error.cause)].join();
  expect(everything).not.toMatch(/canary/);
  expect(error.cause).toBeUndefined();
  return error;
}

describe('the HTTP client', () => {
  it('sends a text as it stands, and tells methods that read from those that write', async () => {
    const url = await serve((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        if (req.url === '/cut') return void req.socket.destroy();
        res.end(`${req.method} ${req.headers['content-type']} ${Buffer.concat(chunks).toString()}`);
      });
    });
    const http = clientOf(url);
    const text = { mediaType: 'application/xml; charset=utf-8', content: '<a>中</a>' };
    for (const method of ['PROPFIND', 'REPORT', 'MKCALENDAR', 'PUT'] as const) {
      const { bytes } = await http.send({ method, path: '/x', text, expect: 'any' });
      expect(new TextDecoder().decode(bytes)).toBe(`${method} ${text.mediaType} ${text.content}`);
      const cut = await failureOf(http.send({ method, path: '/cut', text, expect: 'any' }));
      expect(cut.kind).toBe(method === 'PROPFIND' || method === 'REPORT' ? 'retry' : 'unknown');
    }
    const evil = { mediaType: 'text/plain\r\nX-Evil: 1', content: 'canary' };
    const refused = await failureOf(http.send({ method: 'PUT', path: '/x', text: evil, expect: 'any' }));
    expect([refused.kind, refused.code]).toEqual(['rejected', 'request_invalid']);
    const large = { mediaType: 'text/plain', content: 'canary'.repeat(100) };
    const small = clientOf(url, { maxRequestBytes: 100 });
    expect((await failureOf(small.send({ method: 'PUT', path: '/x', text: large }))).code).toBe('request_too_large');
  });

  it('sends JSON with the credential and reads JSON, unlike axios never touching a text that only looks like it', async () => {
    const url = await serve((req, res) => {
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const seen = {
          method: req.method,
          url: req.url,
          auth: req.headers.authorization,
          body: Buffer.concat(chunks).toString(),
        };
        res.setHeader(
          'Content-Type',
          req.url === '/text' ? 'text/plain' : 'application/vnd.vendor+json; charset=utf-8',
        );
        res.end(JSON.stringify(seen));
      });
    });
    const http = clientOf(url);
    expect((await http.send({ ...post, query: { a: '1 2' } })).body).toEqual({
      method: 'POST',
      url: '/x?a=1+2',
      auth: `Bearer ${token}`,
      body: JSON.stringify(post.body),
    });
    expect((await http.send({ method: 'GET', path: '/text', expect: 'any' })).body).toBeUndefined();
  });

  it('lets nobody replace the credential or leave the host', async () => {
    const url = await serve((req, res) => {
      res.setHeader('Content-Type', 'application/json').end(JSON.stringify(req.headers.authorization));
    });
    expect((await clientOf(url).send({ ...get, headers: { Authorization: 'Bearer other' } })).body).toBe(
      `Bearer ${token}`,
    );
    for (const path of ['http://127.0.0.1:1/x', '//127.0.0.1:1/x', '/../x']) {
      expect((await failureOf(clientOf(url).send({ ...get, path }))).kind).toBe('hostNotAllowed');
    }
    expect(() => clientOf('http://localhost:1')).toThrowError(expect.objectContaining({ kind: 'hostNotAllowed' }));
  });

  it('follows no redirect, so that the credential goes to no other place', async () => {
    let followed = false;
    const target = await serve((_req, res) => {
      followed = true;
      res.end('{}');
    });
    const url = await serve((_req, res) => res.writeHead(307, { Location: `${target}/stolen` }).end());
    expect(await failureOf(clientOf(url).send(post))).toMatchObject({ kind: 'rejected', code: 'redirect_refused' });
    expect(followed).toBe(false);
  });

  it('uses no proxy of the environment', async () => {
    const url = await serve((_req, res) => void res.setHeader('Content-Type', 'application/json').end('1'));
    const before = process.env['HTTP_PROXY'];
    process.env['HTTP_PROXY'] = 'http://127.0.0.1:9';
    try {
      expect((await clientOf(url).send(get)).body).toBe(1);
    } finally {
      if (before === undefined) delete process.env['HTTP_PROXY'];
      else process.env['HTTP_PROXY'] = before;
    }
  });

  it('says retry where nothing can have happened, also for a write', async () => {
    const refused = await serveRaw(() => undefined);
    servers.pop()?.close();
    expect(await failureOf(clientOf(refused).send(post))).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
    // The TLS handshake never ends: the request is not sent.
    const silent = await serveRaw(() => undefined);
    const https = clientOf(silent.replace('http:', 'https:'), { timeoutMs: 150 });
    expect(await failureOf(https.send(post))).toMatchObject({ kind: 'retry', code: 'timeout' });
  });

  it.each<[string, (socket: Socket) => void, string]>([
    ['no answer', () => undefined, 'timeout'],
    ['a reset', (socket) => socket.once('data', () => socket.resetAndDestroy()), 'ECONNRESET'],
    ['a hang-up', (socket) => socket.once('data', () => socket.end()), 'ECONNRESET'],
    [
      'half an answer',
      (socket) => socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"a"')),
      '',
    ],
    ['an endless answer', (socket) => socket.once('data', () => drip(socket)), 'timeout'],
    ['JSON cut short', (socket) => socket.once('data', () => socket.end(answer('{"id":"x'))), 'answer_not_json'],
    ['a page', (socket) => socket.once('data', () => socket.end(answer('<html>', 'text/html'))), 'answer_not_json'],
    ['no body', (socket) => socket.once('data', () => socket.end(answer(''))), 'answer_not_json'],
    [
      'JSON nested too deep',
      (socket) => socket.once('data', () => socket.end(answer('['.repeat(5_000)))),
      'answer_not_json',
    ],
  ])('says unknown for a write and retry for a read after %s', async (_name, onSocket, code) => {
    const url = await serveRaw(onSocket);
    const client = clientOf(url, { timeoutMs: code === 'timeout' ? 200 : 10_000 });
    const write = await failureOf(client.send(post));
    const read = await failureOf(client.send(get));
    expect([write.kind, write.outcomeUnknown, read.kind, read.outcomeUnknown]).toEqual([
      'unknown',
      true,
      'retry',
      false,
    ]);
    if (code !== '') expect([write.code, read.code]).toEqual([code, code]);
    // A request given up on may still be at work: the next attempt waits as long again.
    expect(write.afterMs).toBe(code === 'timeout' ? 200 : undefined);
  });

  it('stops at the limits of size, also for what unpacks to far more', async () => {
    const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 32));
    const url = await serve((req, res) => {
      res.setHeader('Content-Type', 'application/json');
      if (req.url === '/bomb') res.setHeader('Content-Encoding', 'gzip').end(bomb);
      else res.end(`"${'x'.repeat(2_000_000)}"`);
    });
    for (const path of ['/bomb', '/large']) {
      const error = await failureOf(clientOf(url, { maxBytes: 1_000_000 }).send({ method: 'GET', path }));
      expect(error).toMatchObject({ kind: 'retry', code: 'answer_too_large' });
    }
    const large = { ...post, body: 'x'.repeat(2_000_000) };
    const refused = await failureOf(clientOf(url, { maxRequestBytes: 1_000_000 }).send(large));
    expect(refused).toMatchObject({ kind: 'rejected', code: 'request_too_large' });
  });

  it.each([
    [401, 'reauth'],
    [403, 'rejected'],
    [404, 'notFound'],
    [409, 'conflict'],
    [422, 'rejected'],
    [429, 'rateLimited'],
    [500, 'unknown'],
    [503, 'unknown'],
  ])('turns %d into %s for a write', async (status, kind) => {
    const url = await serve((_req, res) => {
      res.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': '7' });
      res.end('{"message":"person-canary-2 is bad"}');
    });
    const error = await failureOf(clientOf(url).send(post));
    expect([error.kind, error.status]).toEqual([kind, status]);
    if (status === 429 || status === 503) expect(error.afterMs).toBe(7_000);
  });

  it('gives an allowed outcome back instead of throwing', async () => {
    const url = await serve((req, res) => void res.writeHead(Number(req.url?.slice(1))).end());
    expect((await clientOf(url).send({ method: 'GET', path: '/404' }, { notFound: true })).status).toBe(404);
    expect((await clientOf(url).send({ method: 'POST', path: '/409' }, { conflict: true })).status).toBe(409);
  });

  it('ends at once when it is called off', async () => {
    const url = await serveRaw(() => undefined);
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 50);
    expect(await failureOf(clientOf(url, {}, abort.signal).send(get))).toMatchObject({
      kind: 'retry',
      code: 'cancelled',
    });
    expect(await failureOf(clientOf(url, {}, AbortSignal.abort()).send(post))).toMatchObject({ kind: 'retry' });
  });

  it.each(['a\r\nX-Evil: canary', 'a\nb', 'a\0b', '张'])(
    'refuses the header %j instead of changing it',
    async (value) => {
      const request = { ...post, headers: { 'Idempotency-Key': value } };
      const error = await failureOf(clientOf('http://127.0.0.1:9').send(request));
      expect(error).toMatchObject({ kind: 'rejected', code: 'request_invalid' });
    },
  );
});

function answer(body: string, type = 'application/json'): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

function drip(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[');
  const timer = setInterval(() => socket.write('1,'), 20);
  socket.on('close', () => clearInterval(timer));
}
