import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createOutboundHttp } from './outbound-http.ts';
import { addressRefusal, createOutboundGuard } from './outbound-url.ts';

/** A listener on this machine that no guarded call may reach. */
let canary: http.Server;
let port = 0;
let hits = 0;
beforeAll(async () => {
  canary = http.createServer((request, response) => {
    hits += 1;
    if (request.url === '/redirect') response.writeHead(302, { location: `http://127.0.0.1:${port}/inner` });
    response.end();
  });
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => canary.close());

/** Each host writes an address that must not be called; `@port` gets the canary's port. */
const hostileHosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0177.0.0.1',
  '017700000001',
  '127.0.0.1.',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '１２７.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '0',
  '0x0',
  '0.0.0.1',
  '10.0.0.1',
  '10.255.255.255',
  '0xa.0.0.1',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.0.1',
  '192.168.1.1',
  '0300.0250.0.1',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '169.254.170.2',
  '192.0.0.192',
  '192.0.2.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '168.63.129.16',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:a9fe:a9fe]',
  '[::ffff:10.0.0.1]',
  '[::127.0.0.1]',
  '[::7f00:1]',
  '[::a9fe:a9fe]',
  '[64:ff9b::7f00:1]',
  '[64:ff9b::169.254.169.254]',
  '[64:ff9b:1::7f00:1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[2001:0:7f00:1::1]',
  '[2001::1]',
  '[fe80::1]',
  '[fec0::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fd20:ce::254]',
  '[ff02::1]',
  '[5f00::1]',
  '[2001:db8::1]',
  '[100::1]',
  '[::ffff:0:7f00:1]',
  '[4000::1]',
  'localhost',
  'LOCALHOST.',
  'x.localhost',
  'printer.local',
  'metadata.google.internal',
];
const hostileUrls = [
  'file:///etc/passwd',
  'gopher://example.com/',
  'ftp://example.com/',
  'data:text/plain,x',
  'javascript:1',
  'ws://example.com',
  'http://user:secret@example.com/',
  'http://user@example.com/',
  'http://example.com:22/',
  'http://example.com:25/',
  'https://example.com:445/',
  'not a url',
  '',
  'http://',
  '//example.com/',
  'http://[fe80::1%25eth0]/',
];

describe('where private networks are closed', () => {
  const guard = createOutboundGuard({ allowPrivate: false });

  test.each(hostileHosts)('no call reaches %s', async (host) => {
    const client = createOutboundHttp(guard, { timeoutMs: 2_000 });
    const before = hits;
    expect(await client.post(`http://${host}:${port}/`, {}, '{}')).toMatchObject({ kind: 'failed' });
    expect(() => guard.checkUrl(`http://${host}:8080/`)).toThrow(expect.objectContaining({ code: 'url_not_allowed' }));
    expect(hits).toBe(before);
    client.close();
  });

  test.each(hostileUrls)('the address "%s" is refused', (url) => {
    expect(() => guard.checkUrl(url)).toThrow(expect.objectContaining({ code: 'url_not_allowed' }));
  });

  test.each(['https://example.com/hook', 'http://8.8.8.8/', 'https://[2606:4700::1111]:8443/x', 'https://面试.cn/'])(
    '%s may be called',
    (url) => {
      expect(() => guard.checkUrl(url)).not.toThrow();
    },
  );

  test('a name that turns to this machine between check and connect gains nothing; a naive check is fooled', async () => {
    const rebinding = () => {
      let asked = 0;
      return async () => [{ address: asked++ === 0 ? '8.8.8.8' : '127.0.0.1', family: 4 }];
    };
    // The planted fault: check the name first, then let the connection resolve it again.
    const resolve = rebinding();
    const [checked] = await resolve();
    expect(addressRefusal(checked?.address ?? '', false)).toBeNull();
    const naive = await new Promise<number | undefined>((done, fail) => {
      http
        .request(`http://rebind.example:${port}/`, {
          method: 'POST',
          lookup: (_host, options, callback) => {
            void resolve().then((all) => {
              if (options.all) callback(null, all);
              else callback(null, all[0]?.address ?? '', 4);
            });
          },
        })
        .on('response', (r) => done(r.resume().statusCode))
        .on('error', fail)
        .end();
    });
    expect(naive).toBe(200);

    const before = hits;
    const answers = rebinding();
    await answers();
    const client = createOutboundHttp(createOutboundGuard({ allowPrivate: false, resolve: answers }), {
      timeoutMs: 1_000,
    });
    expect(await client.post(`http://rebind.example:${port}/`, {}, '{}')).toEqual({
      kind: 'failed',
      code: 'url_not_allowed',
    });
    expect(hits).toBe(before);
    client.close();
  });

  test('one bad address among several of a name is enough to refuse', async () => {
    const resolve = async () => [
      { address: '8.8.8.8', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    const client = createOutboundHttp(createOutboundGuard({ allowPrivate: false, resolve }), { timeoutMs: 1_000 });
    expect(await client.post(`http://two.example:${port}/`, {}, '{}')).toEqual({
      kind: 'failed',
      code: 'url_not_allowed',
    });
    client.close();
  });
});

describe('where private networks are open', () => {
  const guard = createOutboundGuard({ allowPrivate: true });

  test('a receiver on this machine is reached, and its redirect is not followed', async () => {
    const client = createOutboundHttp(guard, { timeoutMs: 2_000 });
    const before = hits;
    expect(await client.post(`http://127.0.0.1:${port}/`, {}, '{}')).toMatchObject({ kind: 'answered', status: 200 });
    expect(await client.post(`http://localhost:${port}/redirect`, {}, '{}')).toMatchObject({ status: 302 });
    expect(hits).toBe(before + 2);
    client.close();
  });

  test.each([
    '169.254.169.254',
    '100.100.100.200',
    '168.63.129.16',
    '[fd00:ec2::254]',
    '[::ffff:a9fe:a9fe]',
    '0.0.0.0',
    '224.0.0.1',
  ])("a cloud's metadata and what is no service stay closed: %s", (host) => {
    expect(() => guard.checkUrl(`http://${host}:8080/`)).toThrow(expect.objectContaining({ code: 'url_not_allowed' }));
  });
});
