import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { parseBaseUrl, pathOf, resolvePath } from './base-url.ts';

const refused = expect.objectContaining({ kind: 'hostNotAllowed' }) as Error;

describe('parseBaseUrl', () => {
  it.each([
    ['https://api.vendor.com/x', ['api.vendor.com']],
    ['https://API.vendor.com', ['api.vendor.com']],
    ['https://eu.vendor.com', ['*.vendor.com']],
    ['http://127.0.0.1:8750/ehr', ['*']],
  ])('allows %s for %j', (url, hosts) => {
    expect(parseBaseUrl(url, hosts)).toBeInstanceOf(URL);
  });

  it.each([
    ['https://vendor.com', ['*.vendor.com']],
    ['https://evilvendor.com', ['*.vendor.com']],
    ['https://api.vendor.com.evil.example', ['api.vendor.com']],
    ['https://api.vendor.com@evil.example', ['api.vendor.com']],
    ['https://user:secret@api.vendor.com', ['*']],
    ['ftp://api.vendor.com', ['*']],
    ['file:///etc/passwd', ['*']],
    ['api.vendor.com', ['*']],
    ['https://api.vendor.com/?a=1', ['*']],
    ['https://api.vendor.com', []],
    [undefined, ['*']],
    [42, ['*']],
  ])('refuses %s for %j', (url, hosts) => {
    expect(() => parseBaseUrl(url, hosts)).toThrowError(refused);
  });
});

describe('resolvePath', () => {
  const base = new URL('https://api.vendor.com/base/');

  it('stays under the base path and encodes the query', () => {
    expect(resolvePath(base, '/v1/orders', { q: '候选人 &x', none: undefined, n: 3 }).href).toBe(
      'https://api.vendor.com/base/v1/orders?q=%E5%80%99%E9%80%89%E4%BA%BA+%26x&n=3',
    );
  });

  it.each([
    'https://evil.example/x',
    '//evil.example/x',
    '/\\evil.example',
    'v1/orders',
    '/../admin',
    '/v1/%2e%2E/admin',
    '/v1/./x',
    '/v1?x=1',
    '/v1#x',
    '/v1 x',
    '',
  ])('refuses the path %j', (path) => {
    expect(() => resolvePath(base, path)).toThrowError(refused);
  });

  it('never leaves the host and the base path, whatever the path', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '.', '%', '2', 'e', '\\', 'a', '@', ':', '?') }), (path) => {
        let url: URL;
        try {
          url = resolvePath(base, path);
        } catch {
          return;
        }
        expect(url.origin).toBe(base.origin);
        expect(url.pathname.startsWith('/base/')).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});

it('pathOf encodes its holes and refuses those that would climb', () => {
  expect(pathOf`/v1/orders/${'a/b?c#d 中'}/report`).toBe('/v1/orders/a%2Fb%3Fc%23d%20%E4%B8%AD/report');
  for (const id of ['', '.', '..']) expect(() => pathOf`/v1/orders/${id}/report`).toThrow();
});
